using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Association.Application.Reports.Annual;

/// <summary>A number that somebody typed where a figure is counted.</summary>
internal sealed record TypedFigure(string Typed, string Figure);

/// <summary>
/// Finds numbers of a text that are figures. A number of ten and more must not be a figure of its own part; a smaller one only where the words
/// beside it speak of that figure; and one of another part only where they do. Dates, ordinals, shares with a decimal, amounts of money and the
/// parts of a name such as 50+50+4+1 are no figures.
/// </summary>
internal static partial class TypedFigures
{
    private const decimal SmallestOfPart = 10;
    private const decimal SmallestUnlikely = 100;
    private const string ClauseEnds = "，。；、！？,.;:!?()（）\n";
    private const int ShortestWord = 5;

    /// <param name="text">Without its tokens.</param>
    /// <param name="counted">The figures of this part.</param>
    public static TypedFigure? Find(string text, IReadOnlySet<string> counted, YearFigures figures)
    {
        // Full-width digits are digits; a thousand is written with a comma or without.
        var plain = Thousands().Replace(text.Normalize(NormalizationForm.FormKC), "");
        foreach (var figure in figures.Figures.Where(f => !f.Exact && counted.Contains(f.Id) && f.Printed.Zh.Contains('万', StringComparison.Ordinal) && plain.Contains(f.Printed.Zh, StringComparison.Ordinal)))
            return new(figure.Printed.Zh, figure.Id);
        foreach (Match match in Number().Matches(plain))
        {
            if (!decimal.TryParse(match.Value, CultureInfo.InvariantCulture, out var number) || Math.Abs(number - figures.Year) <= 1) continue;
            var said = new Said(number, match.Value, Clause(plain, match), plain[(match.Index + match.Length)..].TrimStart());
            if (figures.Figures.FirstOrDefault(f => said.Is(f, counted.Contains(f.Id))) is { } figure) return new(match.Value, figure.Id);
        }

        return null;
    }

    /// <summary>What stands around a number, from one comma to the next.</summary>
    private static string Clause(string text, Match match)
    {
        var from = match.Index == 0 ? -1 : text.LastIndexOfAny(ClauseEnds.ToCharArray(), match.Index - 1);
        var to = text.IndexOfAny(ClauseEnds.ToCharArray(), match.Index + match.Length);
        return text[(from + 1)..(to < 0 ? text.Length : to)];
    }

    /// <param name="After">The text behind the number.</param>
    private sealed record Said(decimal Number, string Typed, string Clause, string After)
    {
        /// <param name="here">The figure belongs to the part that the number stands in.</param>
        public bool Is(YearFigure figure, bool here)
        {
            if (Metrics.Find(figure.Id) is not { } metric) return false;
            if (here && Number >= SmallestOfPart) return figure.Value == Number || Prints(figure);
            if (figure.Value != Number || metric.Unit is MetricUnit.Percent || metric.Source.Of is MetricSourceKind.Target && !here) return false;
            return Number >= SmallestUnlikely ? Names(metric) : (here || Number >= SmallestOfPart) && Names(metric) && Follows(metric);
        }

        private bool Prints(YearFigure figure) => Digits().Matches(Thousands().Replace(figure.Printed.En ?? "", "")).Any(m => m.Value == Typed);

        /// <summary>The clause has a word of the figure's sentence: two characters in Chinese, a longer word in English.</summary>
        private bool Names(Metric metric)
        {
            var zh = metric.Zh.Replace("{0}", " ", StringComparison.Ordinal);
            if (Enumerable.Range(0, zh.Length - 1).Select(i => zh.Substring(i, 2)).Any(pair => pair.All(IsChinese) && Clause.Contains(pair, StringComparison.Ordinal))) return true;
            return Word().Matches(metric.En).Any(w => w.Length >= ShortestWord && Clause.Contains(w.Value, StringComparison.OrdinalIgnoreCase));
        }

        /// <summary>What is counted by stands behind it, as 家 does in 理事单位26家.</summary>
        private bool Follows(Metric metric)
        {
            var zh = metric.Zh[(metric.Zh.IndexOf("{0}", StringComparison.Ordinal) + 3)..];
            if (zh.Length > 0 && IsChinese(zh[0]) && After.StartsWith(zh[0])) return true;
            var en = Word().Match(metric.En, metric.En.IndexOf("{0}", StringComparison.Ordinal) + 3);
            return en.Success && After.StartsWith(en.Value, StringComparison.OrdinalIgnoreCase);
        }

        private static bool IsChinese(char letter) => letter is >= '\u4e00' and <= '\u9fff';
    }

    [GeneratedRegex(@"(?<=\d),(?=\d{3}(?!\d))")]
    private static partial Regex Thousands();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Digits();

    [GeneratedRegex(@"[A-Za-z]+(?:-[A-Za-z]+)*")]
    private static partial Regex Word();

    [GeneratedRegex(@"(?<![\d+.:第])(?<!(?:January|February|March|April|May|June|July|August|September|October|November|December)\s)\d+(?!\d|\+|:\d|\.\d|\s*[年月日号时点届]|\s*[-–—~至到]\s*\d+\s*[年月日号]|\s*(?:万|亿)?元|\s*(?:yuan|RMB)\b|(?:st|nd|rd|th)\b|\s+(?:January|February|March|April|May|June|July|August|September|October|November|December))")]
    private static partial Regex Number();
}

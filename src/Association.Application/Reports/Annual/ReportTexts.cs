using System.Text.RegularExpressions;
using Association.Domain.Common;
using Association.Domain.Reports;

namespace Association.Application.Reports.Annual;

/// <summary>A piece of the report's text: words, or a figure among them.</summary>
/// <param name="Figure">Null: words alone.</param>
public sealed record ReportPiece(string Words, YearFigure? Figure);

/// <summary>Text with figures: {M05} prints the figure, {M05!} its whole sentence.</summary>
public static partial class ReportTexts
{
    /// <summary>The text in order, each figure a piece of its own.</summary>
    public static IReadOnlyList<ReportPiece> Pieces(string text, ReportContent content, string culture)
    {
        var pieces = new List<ReportPiece>();
        var at = 0;
        foreach (Match match in Token().Matches(text))
        {
            if (match.Index > at) pieces.Add(new(text[at..match.Index], null));
            var figure = content.Figure(match.Groups["id"].Value);
            pieces.Add(figure is null ? new(match.Value, null) : new((match.Groups["whole"].Success ? figure.Text : figure.Printed).In(culture), figure));
            at = match.Index + match.Length;
        }

        if (at < text.Length) pieces.Add(new(text[at..], null));
        return pieces;
    }

    public static string Plain(string text, ReportContent content, string culture) => string.Concat(Pieces(text, content, culture).Select(p => p.Words));

    /// <summary>What is wrong with a written text: a figure that does not exist, or a number typed where one is counted.</summary>
    /// <param name="usual">The part's usual text: its figures are the ones that are counted here.</param>
    /// <exception cref="RefusedException">The first fault.</exception>
    public static void MustUseFigures(string text, string usual, YearFigures figures)
    {
        foreach (Match token in Token().Matches(text))
            Refuse.If(Metrics.Find(token.Groups["id"].Value) is null, ReportErrors.UnknownFigure.At("Text").With(token.Groups["id"].Value));
        var counted = Token().Matches(usual).Concat(Token().Matches(text)).Select(t => t.Groups["id"].Value).ToHashSet(StringComparer.Ordinal);
        if (TypedFigures.Find(Token().Replace(text, " "), counted, figures) is { } found)
            throw new RefusedException(ReportErrors.Typed.At("Text").With(found.Typed, found.Figure, $"{{{found.Figure}}}"));
    }

    /// <summary>The figures a text names.</summary>
    public static IEnumerable<string> Named(string text) => Token().Matches(text).Select(t => t.Groups["id"].Value).Distinct();

    [GeneratedRegex(@"\{(?<id>[A-Z]\d{1,2})(?<whole>!)?\}")]
    private static partial Regex Token();
}

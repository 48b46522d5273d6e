using System.Globalization;
using Association.Domain.Common;

namespace Association.Domain.Surveys;

/// <param name="Options">Choices, one a line, as <c>中文 | English</c>.</param>
/// <param name="Rows">What each row of a matrix asks, one a line.</param>
/// <param name="Highest">The end of a scale that begins at 1.</param>
public sealed record SurveyQuestionTerms(SurveyQuestionKind Kind, Bilingual Text, bool Required, string? Options, string? Rows, int Highest);

/// <summary>One question of a survey, with what may be answered.</summary>
public sealed class SurveyQuestion : Entity<SurveyQuestion>
{
    public const int MaxTextLength = 300;
    public const int MaxOptionsLength = 4_000;
    public const int MaxAnswerLength = 2_000;
    public const int LeastHighest = 3;
    public const int MostHighest = 10;
    private const char Line = '\n';

    private SurveyQuestion() { }

    internal SurveyQuestion(Id<SurveySection> section, SurveyQuestionTerms terms, int order)
    {
        (Section, Order) = (section, order);
        Change(terms);
    }

    public Id<SurveySection> Section { get; private set; }
    public int Order { get; private set; }
    public SurveyQuestionKind Kind { get; private set; }
    public Bilingual Text { get; private set; } = null!;
    public bool Required { get; private set; }
    public string Options { get; private set; } = "";
    public string Rows { get; private set; } = "";
    public int Highest { get; private set; } = 5;

    public IReadOnlyList<Bilingual> Choices => Lines(Options);
    public IReadOnlyList<Bilingual> RowTexts => Lines(Rows);

    /// <summary>How many different answers there are to choose from; 0 where people write.</summary>
    public int Steps => Kind switch
    {
        SurveyQuestionKind.One or SurveyQuestionKind.Several => Choices.Count,
        SurveyQuestionKind.Scale or SurveyQuestionKind.Matrix => Highest,
        _ => 0,
    };

    internal void StandAt(int order) => Order = order;

    internal void Change(SurveyQuestionTerms terms)
    {
        var (options, rows) = (Clean(terms.Options), Clean(terms.Rows));
        Refuse.If(terms.Kind is SurveyQuestionKind.One or SurveyQuestionKind.Several && Lines(options).Count < 2, SurveyErrors.Options);
        Refuse.If(terms.Kind is SurveyQuestionKind.Matrix && rows.Length == 0, SurveyErrors.Rows);
        (Kind, Text, Required, Highest) = (terms.Kind, terms.Text, terms.Required, Math.Clamp(terms.Highest, LeastHighest, MostHighest));
        (Options, Rows) = (terms.Kind is SurveyQuestionKind.One or SurveyQuestionKind.Several ? options : "", terms.Kind is SurveyQuestionKind.Matrix ? rows : "");
    }

    /// <summary>What was answered, checked: choices by their number from 0, a matrix by a number a row, else the text.</summary>
    /// <returns>Null: nothing was answered.</returns>
    /// <exception cref="RefusedException">Not among the choices, no number, too long, or required and empty.</exception>
    public string? Read(IReadOnlyList<string?> typed)
    {
        var given = typed.Select(t => t?.Trim() ?? "").ToList();
        if (given.All(t => t.Length == 0))
        {
            Refuse.If(Required, SurveyErrors.Required);
            return null;
        }

        return Kind switch
        {
            SurveyQuestionKind.One => $"{Number(given.First(t => t.Length > 0), 0, Choices.Count - 1)}",
            SurveyQuestionKind.Several => string.Join(',', given.Where(t => t.Length > 0).Select(t => Number(t, 0, Choices.Count - 1)).Distinct().Order()),
            SurveyQuestionKind.Scale => $"{Number(given.First(t => t.Length > 0), 1, Highest)}",
            SurveyQuestionKind.Matrix => Matrix(given),
            SurveyQuestionKind.Number => decimal.TryParse(given[0], NumberStyles.Number, CultureInfo.InvariantCulture, out var value) && Math.Abs(value) < 1_000_000_000
                ? value.ToString("0.####", CultureInfo.InvariantCulture) : throw new RefusedException(SurveyErrors.Invalid),
            _ => given[0].Length <= MaxAnswerLength ? given[0] : throw new RefusedException(SurveyErrors.Invalid),
        };
    }

    private string Matrix(List<string> given)
    {
        Refuse.If(given.Count != RowTexts.Count, SurveyErrors.Invalid);
        Refuse.If(Required && given.Exists(t => t.Length == 0), SurveyErrors.Required);
        return string.Join(',', given.Select(t => t.Length == 0 ? "" : $"{Number(t, 1, Highest)}"));
    }

    private static int Number(string typed, int least, int most) =>
        int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number : throw new RefusedException(SurveyErrors.Invalid);

    private static string Clean(string? lines) =>
        string.Join(Line, (lines ?? "").Split(Line, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    private static List<Bilingual> Lines(string lines) => [.. lines.Split(Line, StringSplitOptions.RemoveEmptyEntries).Select(line =>
    {
        var parts = line.Split('|', 2, StringSplitOptions.TrimEntries);
        return new Bilingual(parts[0], parts.Length > 1 ? parts[1] : null);
    })];
}

using System.Text.Json;
using Association.Domain.Common;

namespace Association.Application.Reports.Annual;

/// <summary>What differs between two states of a report.</summary>
/// <param name="Metric">The figure; null where a text differs.</param>
/// <param name="Part">The part whose text differs.</param>
public sealed record ReportChange(string? Metric, string? Part, string BeforeZh, string BeforeEn, string AfterZh, string AfterEn)
{
    public Bilingual Before => new(BeforeZh, BeforeEn);
    public Bilingual After => new(AfterZh, AfterEn);
}

/// <summary>Compares two states of a report, figure by figure and part by part.</summary>
public static class Differences
{
    public static IReadOnlyList<ReportChange> Between(ReportContent before, ReportContent after)
    {
        var changes = new List<ReportChange>();
        foreach (var figure in after.Figures.Figures)
            if (before.Figure(figure.Id) is not { } old) changes.Add(new(figure.Id, null, "", "", figure.Printed.Zh, figure.Printed.En!));
            else if (old.Value != figure.Value || old.Part != figure.Part || old.Whole != figure.Whole || old.Printed != figure.Printed)
                changes.Add(new(figure.Id, null, Exact(old).Zh, Exact(old).En!, Exact(figure).Zh, Exact(figure).En!));
        var texts = before.Chapters.SelectMany(c => c.Parts).ToDictionary(p => p.Key, p => p.Text, StringComparer.Ordinal);
        foreach (var part in after.Chapters.SelectMany(c => c.Parts))
            if (texts.GetValueOrDefault(part.Key) is { } old && old != part.Text) changes.Add(new(null, part.Key, old.Zh, old.En ?? old.Zh, part.Text.Zh, part.Text.En ?? part.Text.Zh));
        return changes;
    }

    public static string ToJson(IReadOnlyList<ReportChange> changes) => JsonSerializer.Serialize(changes);

    public static IReadOnlyList<ReportChange> Parse(string? json) => json is null ? [] : JsonSerializer.Deserialize<List<ReportChange>>(json) ?? [];

    /// <summary>A "more than 10,000" hides a change below it: the number stands beside it.</summary>
    private static Bilingual Exact(YearFigure figure) => figure.Exact || figure.Value is not { } value
        ? figure.Printed
        : new(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{figure.Printed.Zh}（{value:0.##}）"), string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{figure.Printed.En} ({value:#,0.##})"));
}

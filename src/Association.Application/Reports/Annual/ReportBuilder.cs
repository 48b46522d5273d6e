using System.Text.Json;
using System.Text.Json.Serialization;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Reports;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Reports.Annual;

/// <summary>Puts figures and text of a year together: counted now, or as they were frozen.</summary>
internal sealed class ReportBuilder(IAssociationDb db, FigureReader reader)
{
    /// <summary>Above this share a change since last year wants a word.</summary>
    private const decimal LargeChange = 0.3m;

    public async Task<YearFigures> FiguresAsync(int year, DateOnly asOf, bool live, CancellationToken cancellationToken)
    {
        if (!live && asOf == new DateOnly(year, 12, 31) && await FrozenAsync(year, cancellationToken) is { } frozen) return frozen.Figures with { Snapshot = frozen.Number };
        var explained = await db.AnnualReports.AsNoTracking().Where(r => r.Year == year).SelectMany(r => r.Comments).Where(c => c.Metric != null)
            .Select(c => c.Metric!).Distinct().ToListAsync(cancellationToken);
        var facts = await reader.FactsAsync(year, asOf, cancellationToken);
        var before = await BeforeAsync(year, asOf, cancellationToken);
        var counted = Counting.All(facts, before);
        return new(year, asOf, null, [.. Metrics.All.Select(m => Compared(m, counted, before[m.Id], facts, explained))]);
    }

    /// <summary>By the same day of the year before; of a year that is closed, what was frozen.</summary>
    private async Task<IReadOnlyDictionary<string, Figure>> BeforeAsync(int year, DateOnly asOf, CancellationToken cancellationToken) =>
        asOf == new DateOnly(year, 12, 31) && await FrozenAsync(year - 1, cancellationToken) is { } kept
            ? Counting.All(kept)
            : Counting.All(await reader.FactsAsync(year - 1, asOf.AddYears(-1), cancellationToken), before: null);

    /// <summary>The last snapshot of a closed year.</summary>
    public async Task<ReportContent?> FrozenAsync(int year, CancellationToken cancellationToken)
    {
        if (!await db.AnnualReports.AnyAsync(r => r.Year == year && r.State == ReportState.Closed, cancellationToken)) return null;
        var content = await db.ReportSnapshots.AsNoTracking().Where(s => s.Year == year).OrderByDescending(s => s.Number).Select(s => s.Content).FirstAsync(cancellationToken);
        return ReportContent.Parse(content);
    }

    /// <summary>The report as it reads now, in both languages.</summary>
    public async Task<ReportContent> ComposeAsync(int year, YearFigures figures, int number, CancellationToken cancellationToken)
    {
        var written = await db.AnnualReports.AsNoTracking().Where(r => r.Year == year).SelectMany(r => r.Parts).ToListAsync(cancellationToken);
        var chapters = Metrics.Outline.Chapters.Select(c => new ReportChapter(c.Key, c.Title, [.. c.Parts.Select(p => new ReportText(p.Key,
            new(Words(written, p, ReportCultures.Chinese), Words(written, p, ReportCultures.English)), written.Exists(w => w.Part == p.Key)))]));
        return new(year, number, figures, [.. chapters]);
    }

    private static string Words(List<ReportPart> written, OutlinePart part, string culture) => written.Find(w => w.Part == part.Key && w.Culture == culture)?.Text ?? part.In(culture);

    private static YearFigure Compared(Metric metric, Dictionary<string, Figure> counted, Figure last, YearFacts facts, List<string> explained)
    {
        var figure = counted[metric.Id];
        var sum = metric.Sum?.Sum(id => counted[id].Value ?? 0);
        var target = metric.Plan is { } plan && facts.Targets.TryGetValue(plan, out var planned) ? planned : (int?)null;
        var warnings = new List<FigureWarning>();
        if (figure.Records == 0 && !metric.Apart && metric.Source.Of is not MetricSourceKind.Difference) warnings.Add(FigureWarning.Missing);
        if (sum is not null && sum != figure.Value) warnings.Add(FigureWarning.Unbalanced);
        if (metric.Source.Of is not (MetricSourceKind.Difference or MetricSourceKind.Text or MetricSourceKind.Target) && last.Value is > 0 && figure.Value is { } now
            && Math.Abs(now - last.Value.Value) > last.Value.Value * LargeChange && !explained.Contains(metric.Id)) warnings.Add(FigureWarning.Changed);
        var printed = metric.Print(figure);
        return new(metric.Id, metric.Unit, figure.Value, printed, metric.Say(figure), figure.Part, figure.Whole, !printed.En!.StartsWith("more than", StringComparison.Ordinal),
            last.Records == 0 || metric.Source.Of is MetricSourceKind.Difference ? null : last.Value, target, sum, warnings);
    }
}

/// <summary>Everything that a report says: what a snapshot keeps.</summary>
/// <param name="Number">Of the snapshot; 0 while it is not frozen.</param>
public sealed record ReportContent(int Year, int Number, YearFigures Figures, IReadOnlyList<ReportChapter> Chapters)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(), new BilingualConverter() } };

    public YearFigure? Figure(string id) => Figures.Figures.FirstOrDefault(f => f.Id == id);

    public string ToJson() => JsonSerializer.Serialize(this, Options);

    public static ReportContent Parse(string json) => JsonSerializer.Deserialize<ReportContent>(json, Options)!;

    /// <summary>Its constructor is private: the two words are read and written by hand.</summary>
    private sealed class BilingualConverter : JsonConverter<Bilingual>
    {
        public override Bilingual Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var words = JsonSerializer.Deserialize<string?[]>(ref reader)!;
            return new(words[0] ?? "", words[1]);
        }

        public override void Write(Utf8JsonWriter writer, Bilingual value, JsonSerializerOptions options) => JsonSerializer.Serialize(writer, (string?[])[value.Zh, value.En]);
    }
}

public sealed record ReportChapter(string Key, Bilingual Title, IReadOnlyList<ReportText> Parts);

/// <param name="Text">With figures as {M05} or {M05!}.</param>
/// <param name="Written">Somebody wrote it; else it is the usual text.</param>
public sealed record ReportText(string Key, Bilingual Text, bool Written);

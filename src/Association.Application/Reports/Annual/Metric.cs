using System.Text.Json;
using System.Text.Json.Serialization;
using Association.Domain.Bodies;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Members;
using Association.Domain.Plans;
using Association.Domain.Works;

namespace Association.Application.Reports.Annual;

/// <summary>What a figure is a number of. Person-times (人次) and persons (人) are never added up.</summary>
public enum MetricUnit { Items, Activities, Units, Bodies, Institutions, Places, Persons, PersonTimes, Percent, Text }

/// <summary>Where the records of a figure lie.</summary>
public enum MetricSourceKind { Units, Members, Bodies, Activities, Works, Target, Difference, Participation, Text }

/// <summary>What is counted of the records, and which of them.</summary>
/// <param name="Count">What is added up: records, people, visits…; the reader of the source knows the words.</param>
/// <param name="Plan">Of activities: those that this line of a plan counts. Of a target: the line.</param>
/// <param name="Metric">Of a difference: the figure whose value a year before is taken away.</param>
/// <param name="Part">Of a text: the setting that says it.</param>
/// <param name="Plans">Of a text: the lines of the plan whose targets say it, once all of them are planned.</param>
public sealed record MetricSource(
    MetricSourceKind Of, string? Count = null, UnitTier? Tier = null, string? Category = null, string? Kind = null, EventClass? Class = null, IReadOnlyList<EventLevel>? Levels = null,
    PlanMetric? Plan = null, WorkForm? Form = null, string? Metric = null, string? Part = null, IReadOnlyList<PlanMetric>? Plans = null)
{
    [JsonIgnore] public BodyKind Body => Enum.Parse<BodyKind>(Kind!);
    [JsonIgnore] public WorkKind Work => Enum.Parse<WorkKind>(Kind!);
}

/// <summary>A figure of the year's report as data. Source: anchors.md 3B, domain.md section 9.</summary>
/// <param name="Zh">The sentence, with {0} for the printed figure.</param>
/// <param name="FirstZh">Said instead where no year before had one.</param>
/// <param name="BelowZh">Said instead of a number below zero, with the number itself.</param>
/// <param name="MoreThan">Printed as "more than" the value rounded down to this unit.</param>
/// <param name="Sum">Figures whose sum it must be.</param>
/// <param name="Plan">The line of the plan whose target it is compared with.</param>
/// <param name="Apart">Not one of the report's own figures: the persons beside person-times.</param>
public sealed record Metric(
    string Id, MetricUnit Unit, MetricSource Source, string Zh, string En, string DefinitionZh, string DefinitionEn, string? FirstZh = null, string? FirstEn = null, int? MoreThan = null,
    IReadOnlyList<string>? Sum = null, PlanMetric? Plan = null, bool Apart = false, string? BelowZh = null, string? BelowEn = null)
{
    [JsonIgnore] public Bilingual Sentence => new(Zh, En);
    [JsonIgnore] public Bilingual Definition => new(DefinitionZh, DefinitionEn);
    [JsonIgnore] public Bilingual? First => Bilingual.Of(FirstZh, FirstEn);
    [JsonIgnore] public Bilingual? Below => Bilingual.Of(BelowZh, BelowEn);
}

/// <summary>All figures, in the order of the report.</summary>
public static class Metrics
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() }, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    /// <summary>The association's own country: nobody from there is foreign.</summary>
    public const string Home = "CN";

    public static IReadOnlyList<Metric> All { get; } = Load<List<Metric>>("metrics.json");

    /// <summary>The usual text of the report by chapters.</summary>
    public static Outline Outline { get; } = Load<Outline>("outline.json");

    private static readonly Dictionary<string, Metric> ById = All.ToDictionary(m => m.Id, StringComparer.Ordinal);

    public static Metric? Find(string id) => ById.GetValueOrDefault(id);

    private static T Load<T>(string name)
    {
        using var stream = typeof(Metrics).Assembly.GetManifestResourceStream(name)!;
        return JsonSerializer.Deserialize<T>(stream, Options)!;
    }
}

/// <summary>Chapters of the report, and texts that are settings.</summary>
public sealed record Outline(IReadOnlyList<OutlinePart> Settings, IReadOnlyList<OutlineChapter> Chapters)
{
    public OutlinePart? Part(string key) => Settings.Concat(Chapters.SelectMany(c => c.Parts)).FirstOrDefault(p => p.Key == key);
}

public sealed record OutlineChapter(string Key, string Zh, string En, IReadOnlyList<OutlinePart> Parts)
{
    [JsonIgnore] public Bilingual Title => new(Zh, En);
}

/// <param name="Zh">Text with figures: {M05} prints the figure, {M05!} its whole sentence.</param>
public sealed record OutlinePart(string Key, string Zh, string En)
{
    public string In(string culture) => culture.StartsWith("en", StringComparison.Ordinal) ? En : Zh;
}

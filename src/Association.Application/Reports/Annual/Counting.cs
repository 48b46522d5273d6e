using Association.Application.Plans;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Plans;
using Association.Domain.Works;

namespace Association.Application.Reports.Annual;

/// <summary>Counts each figure from the facts of a year.</summary>
internal static class Counting
{
    private static readonly Dictionary<string, Figure> Nothing = [];

    /// <summary>All figures of a year.</summary>
    /// <param name="before">Those of the year before, for differences; null: none.</param>
    public static Dictionary<string, Figure> All(YearFacts facts, IReadOnlyDictionary<string, Figure>? before) =>
        Metrics.All.ToDictionary(m => m.Id, m => Of(m, facts, before ?? Nothing), StringComparer.Ordinal);

    /// <summary>The figures as a snapshot keeps them: the answer of a closed year stays, also beside the year after it.</summary>
    public static Dictionary<string, Figure> All(ReportContent kept) => Metrics.All.ToDictionary(m => m.Id, m => kept.Figure(m.Id) is { Value: { } value } was
        ? new Figure(m.Id, value, was.Warnings.Contains(FigureWarning.Missing) || m.Apart && value == 0 ? 0 : 1, Part: was.Part, Whole: was.Whole)
        : new Figure(m.Id, null, 0), StringComparer.Ordinal);

    private static Figure Of(Metric metric, YearFacts facts, IReadOnlyDictionary<string, Figure> before)
    {
        var source = metric.Source;
        return source.Of switch
        {
            MetricSourceKind.Units => Plain(metric, source.Tier is { } tier ? facts.Tiers.GetValueOrDefault(tier) : facts.Tiers.Values.Sum()),
            MetricSourceKind.Members => Plain(metric, source.Category is { } category ? facts.Members.GetValueOrDefault(category) : facts.Members.Values.Sum()),
            MetricSourceKind.Bodies => Plain(metric, facts.Bodies.GetValueOrDefault(source.Body)),
            MetricSourceKind.Activities => Activities(metric, facts),
            MetricSourceKind.Works => Works(metric, facts),
            MetricSourceKind.Target => Plain(metric, facts.TargetOf(source.Plan!.Value) ?? 0),
            MetricSourceKind.Difference => Difference(metric, facts, before),
            MetricSourceKind.Participation => Percent(metric, facts.Turnout.Came, facts.Turnout.Staff, facts.Turnout.Staff),
            _ => Text(metric, facts),
        };
    }

    /// <summary>The activities that a figure counts.</summary>
    public static IEnumerable<HeldActivity> Counted(this IEnumerable<HeldActivity> activities, MetricSource source) => activities.Where(a =>
        (source.Plan is not { } plan || plan.Counts(a.Type, a.Class, a.Level)) && (source.Class is not { } @class || a.Is(@class)) && (source.Levels is not { } levels || levels.Contains(a.Level)));

    /// <summary>The records that a figure counts: of a campaign's visits, the visits where there are any.</summary>
    public static IReadOnlyList<WorkFact> Counted(this YearFacts facts, MetricSource source)
    {
        if (source.Count is "closed") return [.. facts.Closed.Where(w => w.Kind == source.Work)];
        var records = facts.Works.Where(w => w.Kind == source.Work && (source.Form is not { } form || w.Form == form));
        if (source.Count is "foreigners") records = records.Where(w => w.Country is not (null or Metrics.Home));
        if (source.Count is "awarded") records = records.Where(c => facts.Works.Any(a => a.Kind is WorkKind.Award && a.Parent == c.Id));
        if (source.Work is not WorkKind.Inspection || source.Count is "records") return [.. records];
        var visits = facts.Works.Where(w => w.Kind is WorkKind.InspectionVisit && (source.Form is not { } f || w.ParentForm == f)).ToList();
        return [.. visits, .. records.Where(c => c.Institutions is not null || c.Experts is not null || c.Suggestions is not null)];
    }

    /// <summary>Of the academic ones those that are added up by level.</summary>
    private static bool Is(this HeldActivity activity, EventClass @class) =>
        activity.Class == @class && (@class is not EventClass.Academic || PlanMetrics.IsAcademic(activity.Type, activity.Class, activity.Level));

    /// <summary>Next year's target, or this year's where next year has none.</summary>
    public static int? TargetOf(this YearFacts facts, PlanMetric line) =>
        facts.NextTargets.TryGetValue(line, out var next) ? next : facts.Targets.TryGetValue(line, out var now) ? now : null;

    /// <summary>The words of a setting; where lines of the plan say it and all of them are there, their targets, as in 50+50+4+1.</summary>
    private static Figure Text(Metric metric, YearFacts facts)
    {
        var targets = (metric.Source.Plans ?? []).Select(line => facts.TargetOf(line)).ToList();
        var words = targets.Count > 0 && targets.TrueForAll(t => t is not null) ? new Bilingual(string.Join('+', targets)) : facts.Texts[metric.Source.Part!];
        return new(metric.Id, null, 1, words.Zh, words.En ?? words.Zh);
    }

    private static Figure Plain(Metric metric, int count) => new(metric.Id, count, count);

    private static Figure Activities(Metric metric, YearFacts facts)
    {
        var counted = facts.Activities.Counted(metric.Source).ToList();
        return metric.Source.Count switch
        {
            "attendances" => new(metric.Id, counted.Sum(a => a.People), counted.Count),
            "persons" => new(metric.Id, facts.Persons.GetValueOrDefault(metric.Source.Class!.Value), counted.Count),
            _ => Plain(metric, counted.Count),
        };
    }

    private static Figure Works(Metric metric, YearFacts facts)
    {
        var source = metric.Source;
        if (source.Count is "standing") return Plain(metric, facts.Standing.GetValueOrDefault(source.Work));
        var records = facts.Counted(source);
        var faculty = source.Count is "foreigners" ? facts.Faculty : [];
        if (source.Count is "rate") return Rate(metric, records);
        int value = source.Count switch
        {
            "documents" => records.Select(w => w.Root ?? w.Id).Distinct().Count(),
            "foreigners" => records.Select(w => w.Title).Concat(faculty.Select(f => f.Name.Zh)).Distinct(StringComparer.OrdinalIgnoreCase).Count(),
            "places" => records.Where(w => w.Place is not null).Select(w => w.Place).Distinct(StringComparer.OrdinalIgnoreCase).Count(),
            "people" => records.Sum(w => w.People ?? 0),
            "total" => records.Sum(w => w.Total ?? 0),
            "institutions" => records.Where(w => w.Kind is WorkKind.InspectionVisit).Select(w => w.Title).Distinct(StringComparer.OrdinalIgnoreCase).Count() + records.Sum(w => w.Institutions ?? 0),
            "visits" => records.Count(w => w.Kind is WorkKind.InspectionVisit) + records.Sum(w => w.Institutions ?? 0),
            "institutions-or-one" => records.Sum(w => w.Institutions ?? 1),
            "experts" => records.Sum(w => w.Experts ?? 0),
            "suggestions" => records.Sum(w => w.Suggestions ?? 0),
            _ => records.Count,
        };
        return new(metric.Id, value, records.Count + faculty.Count, First: value > 0 && !facts.Earlier.Contains(source.Work));
    }

    /// <summary>A whole percent, rounded half up; both counts stay beside it. Source: anchors.md 3.10.</summary>
    private static Figure Rate(Metric metric, IReadOnlyList<WorkFact> records)
    {
        var (passed, total) = (records.Sum(w => w.Passed ?? 0), records.Sum(w => w.Total ?? 0));
        return Percent(metric, passed, total, records.Count);
    }

    private static Figure Percent(Metric metric, int part, int whole, int records) =>
        new(metric.Id, whole == 0 ? null : Math.Round(100m * part / whole, MidpointRounding.AwayFromZero), records, Part: part, Whole: whole);

    private static Figure Difference(Metric metric, YearFacts facts, IReadOnlyDictionary<string, Figure> before)
    {
        var now = Of(Metrics.Find(metric.Source.Metric!)!, facts, Nothing);
        return new(metric.Id, now.Value - (before.TryGetValue(metric.Source.Metric!, out var then) ? then.Value ?? 0 : 0), now.Records);
    }
}

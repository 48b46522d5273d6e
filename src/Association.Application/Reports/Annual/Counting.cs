using Association.Application.Plans;
using Association.Domain.Plans;
using Association.Domain.Works;

namespace Association.Application.Reports.Annual;

/// <summary>Counts each figure from the facts of a year.</summary>
internal static class Counting
{
    /// <param name="before">Facts of a year before, for differences.</param>
    public static Figure Of(Metric metric, YearFacts facts, YearFacts? before)
    {
        var source = metric.Source;
        return source.Of switch
        {
            MetricSourceKind.Units => Plain(metric, facts.Tiers.GetValueOrDefault(source.Tier!.Value)),
            MetricSourceKind.Members => Plain(metric, source.Category is { } category ? facts.Members.GetValueOrDefault(category) : facts.Members.Values.Sum()),
            MetricSourceKind.Bodies => Plain(metric, facts.Bodies.GetValueOrDefault(source.Body)),
            MetricSourceKind.Activities => Activities(metric, facts),
            MetricSourceKind.Works => Works(metric, facts),
            MetricSourceKind.Target => Plain(metric, facts.NextTargets.TryGetValue(source.Plan!.Value, out var next) ? next : facts.Targets.GetValueOrDefault(source.Plan.Value)),
            MetricSourceKind.Difference => Difference(metric, facts, before),
            MetricSourceKind.Participation => Percent(metric, facts.Turnout.Came, facts.Turnout.Staff, facts.Turnout.Staff),
            _ => new(metric.Id, null, 1, facts.Texts[source.Part!].Zh, facts.Texts[source.Part!].En),
        };
    }

    /// <summary>The activities that a figure counts.</summary>
    public static IEnumerable<HeldActivity> Counted(this IEnumerable<HeldActivity> activities, MetricSource source) => activities.Where(a =>
        (source.Plan is not { } plan || plan.Counts(a.Type, a.Class)) && (source.Class is not { } @class || a.Class == @class) && (source.Levels is not { } levels || levels.Contains(a.Level)));

    /// <summary>The records that a figure counts: of a campaign's visits, the visits where there are any.</summary>
    public static IReadOnlyList<WorkFact> Counted(this YearFacts facts, MetricSource source)
    {
        if (source.Count is "closed") return [.. facts.Closed.Where(w => w.Kind == source.Work)];
        var records = facts.Works.Where(w => w.Kind == source.Work && (source.Form is not { } form || w.Form == form));
        if (source.Count is "foreigners") records = records.Where(w => w.Country is not (null or "CN"));
        if (source.Count is "awarded") records = records.Where(c => facts.Works.Any(a => a.Kind is WorkKind.Award && a.Parent == c.Id));
        if (source.Work is not WorkKind.Inspection || source.Count is "records") return [.. records];
        var visits = facts.Works.Where(w => w.Kind is WorkKind.InspectionVisit && (source.Form is not { } f || w.ParentForm == f)).ToList();
        return [.. visits, .. records.Where(c => c.Institutions is not null || c.Experts is not null || c.Suggestions is not null)];
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
        if (source.Count is "rate") return Rate(metric, records);
        int value = source.Count switch
        {
            "documents" => records.Select(w => w.Root ?? w.Id).Distinct().Count(),
            "foreigners" => records.Select(w => w.Title).Distinct(StringComparer.OrdinalIgnoreCase).Count(),
            "places" => records.Where(w => w.Place is not null).Select(w => w.Place).Distinct(StringComparer.OrdinalIgnoreCase).Count(),
            "people" => records.Sum(w => w.People ?? 0),
            "total" => records.Sum(w => w.Total ?? 0),
            "institutions" => records.Where(w => w.Kind is WorkKind.InspectionVisit).Select(w => w.Title).Distinct(StringComparer.Ordinal).Count() + records.Sum(w => w.Institutions ?? 0),
            "visits" => records.Count(w => w.Kind is WorkKind.InspectionVisit) + records.Sum(w => w.Institutions ?? 0),
            "institutions-or-one" => records.Sum(w => w.Institutions ?? 1),
            "experts" => records.Sum(w => w.Experts ?? 0),
            "suggestions" => records.Sum(w => w.Suggestions ?? 0),
            _ => records.Count,
        };
        return new(metric.Id, value, records.Count, First: value > 0 && !facts.Earlier.Contains(source.Work));
    }

    /// <summary>A whole percent, rounded half up; both counts stay beside it. Source: anchors.md 3.10.</summary>
    private static Figure Rate(Metric metric, IReadOnlyList<WorkFact> records)
    {
        var (passed, total) = (records.Sum(w => w.Passed ?? 0), records.Sum(w => w.Total ?? 0));
        return Percent(metric, passed, total, records.Count);
    }

    private static Figure Percent(Metric metric, int part, int whole, int records) =>
        new(metric.Id, whole == 0 ? null : Math.Round(100m * part / whole, MidpointRounding.AwayFromZero), records, Part: part, Whole: whole);

    private static Figure Difference(Metric metric, YearFacts facts, YearFacts? before)
    {
        var other = Metrics.Find(metric.Source.Metric!)!;
        var now = Of(other, facts, null);
        return new(metric.Id, now.Value - (before is null ? 0 : Of(other, before, null).Value), now.Records);
    }
}

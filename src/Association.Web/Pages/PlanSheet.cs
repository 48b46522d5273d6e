using System.Globalization;
using Association.Application.Plans;
using Association.Domain.Bodies;
using Association.Domain.Common;
using Association.Domain.Members;
using Association.Domain.Plans;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Association.Web.Pages;

/// <summary>A plan as the office's page and the desk's page show it.</summary>
/// <param name="Path">Of the page, as in <c>/office/plan</c>.</param>
/// <param name="Body">Named in the address where the office looks at one body's plan; the desk's path says it.</param>
/// <param name="Edited">The line that is open for changes.</param>
public sealed record PlanSheet(PlanView Plan, IReadOnlyList<LateActivity> Late, string Path, Guid? Body, PlanRow? Edited, PlanForm Input)
{
    /// <summary>An address of this plan: same year, same body.</summary>
    public string Here(string? handler = null, params (string Key, string? Value)[] more) => At(Path, [("handler", handler), .. more]);

    /// <summary>The rows behind a number.</summary>
    public string Activities(PlanMetric metric, int? year = null, DateOnly? asOf = null) =>
        At(Path + "/activities", [("metric", metric.ToString()), ("asOf", Iso(asOf ?? Plan.AsOf))], year);

    public IEnumerable<SelectListItem> Metrics =>
        Enum.GetValues<PlanMetric>().Where(m => !Plan.Rows.Any(r => r.Metric == m)).Select(m => new SelectListItem(Localization.Show.Choice(m), m.ToString()));

    public IEnumerable<SelectListItem> Owners => Plan.Owners.Select(o => new SelectListItem(o.Name, $"{o.Id}"));

    public static Tone ToneOf(PlanLight light) => light switch
    {
        PlanLight.Reached or PlanLight.OnTrack => Tone.Success,
        PlanLight.Behind => Tone.Warning,
        _ => Tone.Danger,
    };

    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private string At(string path, IEnumerable<(string Key, string? Value)> parts, int? year = null) =>
        path + "?" + string.Join('&', parts.Prepend(("body", Body?.ToString())).Prepend(("year", (year ?? Plan.Year).ToString(CultureInfo.InvariantCulture)))
            .Where(p => !string.IsNullOrEmpty(p.Item2)).Select(p => $"{p.Item1}={Uri.EscapeDataString(p.Item2!)}"));
}

/// <summary>What somebody types into a line of the plan.</summary>
public sealed record PlanForm
{
    public Guid? Line { get; init; }
    public PlanMetric? Metric { get; init; }
    public int? Target { get; init; }
    public DateOnly? Due { get; init; }
    public Guid? Owner { get; init; }
    public string? Note { get; init; }

    public static PlanForm Of(PlanRow row) => new() { Line = row.Id, Metric = row.Metric, Target = row.Target, Due = row.Due, Owner = row.OwnerId, Note = row.Note };

    internal AddPlanLine Adding(Id<Body>? body, int year) => new(body, year, Metric ?? (PlanMetric)(-1), Target ?? 0, Due, OwnerId, Note);

    internal ChangePlanLine Changing(Id<Body>? body, int year) => new(body, new Id<PlanLine>(Line ?? Guid.Empty), Target ?? 0, Due ?? new DateOnly(year, 12, 31), OwnerId, Note);

    private Id<Person>? OwnerId => Owner is { } id ? new(id) : null;
}

using Association.Application.Common;
using Association.Application.Plans;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Programme;
using Association.Domain.Lecturers;
using Association.Domain.Members;
using Association.Domain.Plans;
using Association.Domain.Works;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Reports.Annual;

/// <summary>Reads what a year's figures are made of. Everything is dated, so a past day gives the same answer again.</summary>
internal sealed class FigureReader(IAssociationDb db)
{
    /// <param name="asOf">Within the year: the period ends with it, and what stands is counted on it.</param>
    public async Task<YearFacts> FactsAsync(int year, DateOnly asOf, CancellationToken cancellationToken)
    {
        var first = new DateOnly(year, 1, 1);
        var tiers = await db.UnitTerms.AsNoTracking().Where(t => t.From <= asOf && (t.To == null || t.To >= asOf))
            .GroupBy(t => t.Tier).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        var members = await db.MembershipTerms.AsNoTracking().Where(t => t.State == TermState.Live && t.From <= asOf && (t.To == null || t.To >= asOf))
            .GroupBy(t => t.Category).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellationToken);
        var bodies = await db.Bodies.AsNoTracking().Where(b => (b.FoundedOn == null || b.FoundedOn <= asOf) && (b.DissolvedOn == null || b.DissolvedOn >= asOf))
            .GroupBy(b => b.Kind).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        var earlier = await db.Works.AsNoTracking().Where(w => w.Day < first).Select(w => w.Kind).Distinct().ToListAsync(cancellationToken);
        return new(year, asOf, tiers, members.ToDictionary(m => m.Key.ToString(), m => m.Count, StringComparer.Ordinal), bodies,
            await db.HeldAsync(null, first, asOf, cancellationToken), await PersonsAsync(first, asOf, cancellationToken), await db.TurnoutAsync(first, asOf, cancellationToken),
            await WorksAsync(db.Works.Where(w => w.Day >= first && w.Day <= asOf && w.Kind != WorkKind.ReportingInstitution), cancellationToken),
            await WorksAsync(db.Works.Where(w => w.ClosedOn >= first && w.ClosedOn <= asOf), cancellationToken), await StandingAsync(asOf, cancellationToken),
            earlier.ToHashSet(), await FacultyAsync(first, asOf, cancellationToken), await TargetsAsync(year, cancellationToken), await TargetsAsync(year + 1, cancellationToken), await TextsAsync(year, cancellationToken));
    }

    /// <summary>Different people who came by name, by class of activity; of the academic ones those that the report counts.</summary>
    private async Task<IReadOnlyDictionary<EventClass, int>> PersonsAsync(DateOnly first, DateOnly last, CancellationToken cancellationToken)
    {
        var held = db.HeldIn(first, last, HeldActivities.EndsYear(last)).Where(e => e.Class != EventClass.Academic
            || e.Type != EventType.Salon && e.Type != EventType.Meeting && !(e.Type == EventType.Lecture && (e.Level == EventLevel.District || e.Level == EventLevel.Unit)));
        var came = await db.VisitsTo(held).GroupBy(v => v.Class).Select(g => new { g.Key, Count = g.Select(v => v.Person).Distinct().Count() }).ToListAsync(cancellationToken);
        return came.ToDictionary(c => c.Key, c => c.Count);
    }

    /// <summary>Lecturers from abroad at activities of the period, announced or asked, unless they said no. Source: domain.md section 9, figure 10.</summary>
    private async Task<IReadOnlyList<FacultyFact>> FacultyAsync(DateOnly first, DateOnly last, CancellationToken cancellationToken)
    {
        var held = db.HeldIn(first, last, HeldActivities.EndsYear(last));
        var announced = await (
            from speaker in db.EventSpeakers.AsNoTracking()
            join lecturer in db.Lecturers on speaker.Lecturer equals lecturer.Id
            join one in held on speaker.Event equals one.Id
            where lecturer.Country != Metrics.Home && speaker.Reply != SpeakerReply.Declined
            select new { speaker.Name, one.StartsOn, one.Slug }).ToListAsync(cancellationToken);
        var asked = await (
            from invitation in db.LecturerInvitations.AsNoTracking()
            join lecturer in db.Lecturers on invitation.Lecturer equals lecturer.Id
            join one in held on invitation.Event equals one.Id
            where lecturer.Country != Metrics.Home && (invitation.Answer == LecturerAnswer.Invited || invitation.Answer == LecturerAnswer.Accepted)
            select new { lecturer.Name, one.StartsOn, one.Slug }).ToListAsync(cancellationToken);
        return [.. announced.Select(a => new FacultyFact(a.Name, a.StartsOn, a.Slug)).Concat(asked.Select(a => new FacultyFact(new(a.Name), a.StartsOn, a.Slug))).OrderBy(f => f.Day)];
    }

    public async Task<IReadOnlyDictionary<WorkKind, int>> StandingAsync(DateOnly day, CancellationToken cancellationToken)
    {
        var standing = WorkRules.All.Where(r => r.Standing).Select(r => r.Kind).ToList();
        return await db.Works.AsNoTracking().Where(w => standing.Contains(w.Kind) && w.Day <= day && (w.Until == null || w.Until >= day))
            .GroupBy(w => w.Kind).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
    }

    public async Task<IReadOnlyDictionary<string, Bilingual>> TextsAsync(int year, CancellationToken cancellationToken)
    {
        var keys = Metrics.Outline.Settings.Select(s => s.Key).ToList();
        var written = await db.AnnualReports.AsNoTracking().Where(r => r.Year == year).SelectMany(r => r.Parts).Where(p => keys.Contains(p.Part)).ToListAsync(cancellationToken);
        return Metrics.Outline.Settings.ToDictionary(s => s.Key, s => new Bilingual(
            written.Find(w => w.Part == s.Key && w.Culture == ReportCultures.Chinese)?.Text ?? s.Zh, written.Find(w => w.Part == s.Key && w.Culture == ReportCultures.English)?.Text ?? s.En));
    }

    private async Task<IReadOnlyDictionary<PlanMetric, int>> TargetsAsync(int year, CancellationToken cancellationToken) =>
        (await db.PlanLines.AsNoTracking().Where(l => l.Year == year && l.Body == null).Select(l => new { l.Metric, l.Target }).ToListAsync(cancellationToken))
        .GroupBy(l => l.Metric).ToDictionary(g => g.Key, g => g.First().Target);

    private async Task<IReadOnlyList<WorkFact>> WorksAsync(IQueryable<WorkRecord> works, CancellationToken cancellationToken) =>
        await works.AsNoTracking().Select(w => new WorkFact(w.Id.Value, w.Kind, w.Form, w.Title.Zh, w.Title.En, w.Day, w.Root == null ? null : w.Root.Value.Value, w.Parent == null ? null : w.Parent.Value.Value,
            db.Works.Where(p => p.Id == w.Parent).Select(p => p.Form).FirstOrDefault(), w.Country, w.Place, w.Total, w.Passed, w.People, w.Institutions, w.Experts, w.Suggestions))
            .ToListAsync(cancellationToken);
}

/// <summary>The languages of a report.</summary>
public static class ReportCultures
{
    public const string Chinese = "zh-CN";
    public const string English = "en";

    public static string Of(string culture) => culture.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? English : Chinese;
}

using Association.Application.Common;
using Association.Application.Plans;
using Association.Domain.Bodies;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Finance;
using Association.Domain.Members;
using Association.Domain.Plans;
using Association.Domain.Works;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Reports.Dashboards;

/// <summary>Counts a dashboard anew.</summary>
internal sealed class DashboardReader(IAssociationDb db, TimeProvider clock)
{
    private const int Months = 12;
    private const int ShownUnits = 15;
    private const int ShownDue = 20;
    private const int TermAhead = 90;
    private const int DueAhead = 60;

    public async Task<Dashboard> ReadAsync(Id<Body>? body, CancellationToken cancellationToken)
    {
        var today = clock.Today();
        var year = new DateOnly(today.Year, 1, 1);
        var held = await db.HeldAsync(body, year, today, cancellationToken);
        var plan = await db.PlanLines.AsNoTracking().Where(l => l.Year == today.Year && l.Body == body).ToListAsync(cancellationToken);
        var stands = await db.StandsAsync(plan.Select(l => l.Metric), today, cancellationToken);
        IReadOnlyList<DashboardPlan> lines = [.. plan.OrderBy(l => l.Metric).Select(l =>
        {
            var reached = stands.Reached(l.Metric, held);
            return new DashboardPlan(l.Metric, l.Target, reached, l.ExpectedBy(today), l.LightOf(reached, today));
        })];
        var months = Enumerable.Range(1, today.Month).Select(m => new DateOnly(today.Year, m, 1)).ToList();
        return new(clock.GetUtcNow(), today.Year, today, lines,
            [.. months.Select(m => new MonthActivity(m, held.Count(a => a.StartsOn.Month == m.Month), held.Where(a => a.StartsOn.Month == m.Month).Sum(a => a.People)))],
            body is null ? await MembersAsync(today, cancellationToken) : [], await UnitsAsync(body, year, today, cancellationToken),
            body is null ? await MoneyAsync(today, cancellationToken) : [], await DueAsync(body, today, plan, cancellationToken));
    }

    private async Task<IReadOnlyList<MonthStand>> MembersAsync(DateOnly today, CancellationToken cancellationToken)
    {
        var stands = new List<MonthStand>();
        for (var back = Months - 1; back >= 0; back--)
        {
            var day = back == 0 ? today : new DateOnly(today.Year, today.Month, 1).AddMonths(1 - back).AddDays(-1);
            stands.Add(new(day,
                await db.MembershipTerms.CountAsync(t => t.State == TermState.Live && t.From <= day && (t.To == null || t.To >= day), cancellationToken),
                await db.UnitTerms.CountAsync(t => t.From <= day && (t.To == null || t.To >= day), cancellationToken)));
        }

        return stands;
    }

    private async Task<IReadOnlyList<UnitTurnout>> UnitsAsync(Id<Body>? body, DateOnly year, DateOnly today, CancellationToken cancellationToken)
    {
        var from = AssociationCalendar.At(year);
        var staff = db.Employments.AsNoTracking().Where(e => e.From <= today && (e.To == null || e.To >= today));
        var theirs = db.Events.Where(e => (body == null || e.Organiser == body) && e.StartsOn >= year && e.StartsOn <= today);
        var visitors = (body is null ? db.Registrations.Where(r => r.CheckedInAt >= from) : db.Registrations.Where(r => r.CheckedInAt >= from && theirs.Any(e => e.Id == r.Event))).Select(r => r.Person)
            .Concat(db.Invitees.Where(i => i.Presence == Presence.Attended && theirs.Any(e => e.Id == i.Event)).Select(i => i.Person));
        var came = await staff.Where(e => visitors.Contains(e.Person)).GroupBy(e => e.Unit)
            .Select(g => new { g.Key, Count = g.Select(e => e.Person).Distinct().Count() }).OrderByDescending(g => g.Count).Take(ShownUnits).ToListAsync(cancellationToken);
        var units = came.Select(c => c.Key).ToList();
        var all = await staff.Where(e => units.Contains(e.Unit)).GroupBy(e => e.Unit).Select(g => new { g.Key, Count = g.Select(e => e.Person).Distinct().Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        var names = await db.Units.AsNoTracking().Where(u => units.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.Name, cancellationToken);
        return [.. came.Select(c => new UnitTurnout(c.Key.Value, names[c.Key], all[c.Key], c.Count))];
    }

    private async Task<IReadOnlyList<MonthMoney>> MoneyAsync(DateOnly today, CancellationToken cancellationToken)
    {
        var first = new DateOnly(today.Year, today.Month, 1).AddMonths(1 - Months);
        var months = new List<MonthMoney>();
        foreach (var month in Enumerable.Range(0, Months).Select(first.AddMonths))
        {
            var sums = await SumsAsync(AssociationCalendar.At(month), AssociationCalendar.At(month.AddMonths(1)), cancellationToken);
            months.Add(new(month, -Sum(sums, AccountClass.Income), Sum(sums, AccountClass.Spending)));
        }

        return months;

        static decimal Sum(Dictionary<LedgerAccount, decimal> sums, AccountClass @class) => LedgerAccounts.Of(@class).Sum(account => sums.GetValueOrDefault(account));
    }

    /// <summary>Added up by the database, a month at a time: a year of entries is far more than its answer.</summary>
    private Task<Dictionary<LedgerAccount, decimal>> SumsAsync(DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken) =>
        db.LedgerTransactions.AsNoTracking().Where(t => t.BookedAt >= from && t.BookedAt < until)
            .Join(db.LedgerEntries, t => t.Id, e => e.Transaction, (t, e) => new { e.Account, e.Amount.Amount })
            .GroupBy(e => e.Account).Select(g => new { g.Key, Sum = g.Sum(e => e.Amount) }).ToDictionaryAsync(g => g.Key, g => g.Sum, cancellationToken);

    private async Task<IReadOnlyList<DueThing>> DueAsync(Id<Body>? body, DateOnly today, IReadOnlyList<PlanLine> plan, CancellationToken cancellationToken)
    {
        var due = plan.Where(l => l.Due >= today && l.Due <= today.AddDays(DueAhead)).Select(l => new DueThing(DueKind.PlanLine, l.Due, l.Metric.ToString(), null, null)).ToList();
        var last = today.AddDays(TermAhead);
        var terms = await (
            from term in db.BodyTerms.AsNoTracking()
            join one in db.Bodies on term.Body equals one.Id
            where (body == null || one.Id == body) && term.To >= today && term.To <= last && (one.DissolvedOn == null || one.DissolvedOn >= today)
            orderby term.To
            select new { one.Slug, one.Name, term.To }).Take(ShownDue).ToListAsync(cancellationToken);
        due.AddRange(terms.Select(t => new DueThing(DueKind.TermEnd, t.To!.Value, t.Name.Zh, t.Name.En, $"/bodies/{t.Slug}")));
        if (body is null)
        {
            var tasks = await db.Works.AsNoTracking().Where(w => w.Kind == WorkKind.AuthorityTask && w.ClosedOn == null && w.DueOn != null).OrderBy(w => w.DueOn).Take(ShownDue)
                .Select(w => new { w.Id, w.Title, w.DueOn }).ToListAsync(cancellationToken);
            due.AddRange(tasks.Select(t => new DueThing(DueKind.Task, t.DueOn!.Value, t.Title.Zh, t.Title.En, $"/office/works/{t.Id}")));
        }

        return [.. due.OrderBy(d => d.On).Take(ShownDue)];
    }
}

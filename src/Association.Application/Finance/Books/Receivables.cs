using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Finance;
using Association.Domain.Members;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Finance.Books;

/// <summary>Who owes how much, by how long it is overdue.</summary>
[Requires(Permissions.ReadFinance)]
public sealed record AgedReceivables(int Rows = 200) : IQuery<AgedView>;

/// <summary>Yuan: not due yet, and overdue by up to 30, 60, 90 days and longer.</summary>
public sealed record Ages(decimal Current, decimal Days30, decimal Days60, decimal Days90, decimal Older)
{
    public decimal Total => Current + Days30 + Days60 + Days90 + Older;

    public static Ages operator +(Ages a, Ages b) => new(a.Current + b.Current, a.Days30 + b.Days30, a.Days60 + b.Days60, a.Days90 + b.Days90, a.Older + b.Older);
}

/// <param name="Payers">Those who owe most first.</param>
public sealed record AgedView(Ages Sum, int Orders, IReadOnlyList<AgedPayer> Payers);

public sealed record AgedPayer(Guid? Unit, string Payer, int Orders, Ages Ages, int DunningLevel);

internal sealed class AgedReceivablesHandler(IAssociationDb db, TimeProvider clock) : IRequestHandler<AgedReceivables, AgedView>
{
    public async Task<AgedView> Handle(AgedReceivables query, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var open = await db.Orders.AsNoTracking().Where(o => o.Status == OrderStatus.Open)
            .Select(o => new { o.Unit, o.Payer, o.DueAt, Owed = o.Total.Amount - o.Settled.Amount, o.DunningLevel }).ToListAsync(cancellationToken);
        var payers = open.GroupBy(o => (o.Unit, o.Payer)).Select(g => new AgedPayer(g.Key.Unit?.Value, g.Key.Payer, g.Count(),
                g.Select(o => AgeOf(o.Owed, (now - o.DueAt).TotalDays)).Aggregate((a, b) => a + b), g.Max(o => o.DunningLevel)))
            .OrderByDescending(p => p.Ages.Total).ThenBy(p => p.Payer, StringComparer.Ordinal).ToList();
        return new(payers.Aggregate(new Ages(0, 0, 0, 0, 0), (sum, p) => sum + p.Ages), open.Count, [.. payers.Take(query.Rows)]);
    }

    private static Ages AgeOf(decimal owed, double days) => days switch
    {
        <= 0 => new(owed, 0, 0, 0, 0),
        <= 30 => new(0, owed, 0, 0, 0),
        <= 60 => new(0, 0, owed, 0, 0),
        <= 90 => new(0, 0, 0, owed, 0),
        _ => new(0, 0, 0, 0, owed),
    };
}

public enum DuesState { NotCharged, Open, PartPaid, Paid, WrittenOff }

/// <summary>The dues of every unit for a year: charged, paid, still owed; who has not paid is one filter away. Source: anchors.md pain 23.</summary>
[Requires(Permissions.ReadFinance)]
public sealed record DuesByUnit(int Year, DuesState? State = null, UnitTier? Tier = null) : IQuery<DuesByUnitView>;

/// <param name="States">How many units there are in each state, whatever the filter.</param>
/// <param name="Paid">Yuan that came and stayed: what was given up or is owed back is not among it.</param>
public sealed record DuesByUnitView(int Year, IReadOnlyDictionary<DuesState, int> States, decimal Charged, decimal Paid, IReadOnlyList<UnitDues> Units)
{
    /// <summary>What is still to come, of all units.</summary>
    public decimal Owed { get; init; }
}

/// <param name="Settled">Yuan that came and stayed.</param>
public sealed record UnitDues(Guid Unit, string Name, UnitTier Tier, DuesState State, decimal Charged, decimal Settled, DateOnly? DueOn, Guid? Order, string? Invoice, Guid? Charge, int DunningLevel)
{
    public decimal Owed => State is DuesState.Open or DuesState.PartPaid ? Charged - Settled : 0;
}

internal sealed class DuesByUnitHandler(IAssociationDb db, TimeProvider clock) : IRequestHandler<DuesByUnit, DuesByUnitView>
{
    public async Task<DuesByUnitView> Handle(DuesByUnit query, CancellationToken cancellationToken)
    {
        var day = DuesRun.DayIn(query.Year, clock.Today());
        var units = await db.Units.AsNoTracking().SelectMany(u => u.Terms, (u, t) => new { u.Id, u.Name, t.Tier, t.From, t.To })
            .Where(u => u.From <= day && (u.To == null || u.To >= day)).OrderBy(u => u.Name).ToListAsync(cancellationToken);
        var charges = await db.DuesCharges.AsNoTracking().Where(c => c.Year == query.Year && c.Unit != null && c.WithdrawnAt == null)
            .Join(db.Orders, c => c.Order, o => o.Id, (c, o) => new
            {
                Unit = c.Unit!.Value, c.Id, Order = o.Id, o.Status, Total = o.Total.Amount, Settled = o.Settled.Amount, o.DueAt, o.DunningLevel,
                Invoice = db.FinanceDocuments.Where(d => d.Order == o.Id && d.Kind == DocumentKind.Invoice).OrderByDescending(d => d.Id).Select(d => d.Number).FirstOrDefault(),
            }).ToDictionaryAsync(c => c.Unit, cancellationToken);
        var losses = (await db.DuesLossesAsync(query.Year, cancellationToken)).ToLookup(l => l.Order, l => l.Amount);
        var lines = units.Select(u => charges.TryGetValue(u.Id, out var c)
            ? new UnitDues(u.Id.Value, u.Name, u.Tier, StateOf(c.Status, c.Settled - losses[c.Order].Sum(), givenUp: losses[c.Order].Any()), c.Total, c.Settled - losses[c.Order].Sum(), AssociationCalendar.DayOf(c.DueAt), c.Order.Value, c.Invoice, c.Id.Value, c.DunningLevel)
            : new UnitDues(u.Id.Value, u.Name, u.Tier, DuesState.NotCharged, 0, 0, null, null, null, null, 0)).ToList();
        return new(query.Year, Enum.GetValues<DuesState>().ToDictionary(s => s, s => lines.Count(l => l.State == s)), lines.Sum(l => l.Charged), lines.Sum(l => l.Settled),
            [.. lines.Where(l => (query.State is null || l.State == query.State) && (query.Tier is null || l.Tier == query.Tier))]) { Owed = lines.Sum(l => l.Owed) };
    }

    private static DuesState StateOf(OrderStatus status, decimal received, bool givenUp) => status switch
    {
        // All of it was let off, or goes back.
        OrderStatus.Paid when givenUp && received <= 0 => DuesState.WrittenOff,
        OrderStatus.Paid or OrderStatus.Refunding or OrderStatus.Refunded => DuesState.Paid,
        OrderStatus.WrittenOff => DuesState.WrittenOff,
        _ => received > 0 ? DuesState.PartPaid : DuesState.Open,
    };
}

/// <summary>What an event brought and cost, by account.</summary>
[Requires(Permissions.ReadFinance)]
public sealed record GetEventResult(Id<Domain.Events.Event> Event) : IQuery<EventResultView?>;

public sealed record EventResultView(Bilingual Name, IReadOnlyList<AccountSum> Income, IReadOnlyList<AccountSum> Spending, decimal Result, decimal Receivable);

internal sealed class GetEventResultHandler(IAssociationDb db) : IRequestHandler<GetEventResult, EventResultView?>
{
    public async Task<EventResultView?> Handle(GetEventResult query, CancellationToken cancellationToken)
    {
        if (await db.Events.AsNoTracking().Where(e => e.Id == query.Event).Select(e => e.Name).FirstOrDefaultAsync(cancellationToken) is not { } name) return null;
        var sums = await db.LedgerTransactions.Where(t => t.Event == query.Event || t.Event == null && db.Orders.Any(o => o.Id == t.Order && o.Event == query.Event)).SelectMany(t => t.Entries)
            .GroupBy(e => e.Account).Select(g => new { g.Key, Sum = g.Sum(e => e.Amount.Amount) }).ToListAsync(cancellationToken);
        List<AccountSum> Lines(AccountClass kind, int sign) => [.. sums.Where(s => LedgerAccounts.ClassOf(s.Key) == kind && s.Sum != 0).Select(s => new AccountSum(s.Key, sign * s.Sum, 0))];
        var (income, spending) = (Lines(AccountClass.Income, -1), Lines(AccountClass.Spending, 1));
        return new(name, income, spending, income.Sum(a => a.Amount) - spending.Sum(a => a.Amount), sums.Where(s => s.Key == LedgerAccount.Receivable).Sum(s => s.Sum));
    }
}

/// <summary>What each event of a year brought and cost in it.</summary>
[Requires(Permissions.ReadFinance)]
public sealed record ListEventResults(int Year) : IQuery<IReadOnlyList<EventResultLine>>;

public sealed record EventResultLine(Guid Event, Bilingual Name, decimal Income, decimal Spending)
{
    public decimal Result => Income - Spending;
}

internal sealed class ListEventResultsHandler(IAssociationDb db) : IRequestHandler<ListEventResults, IReadOnlyList<EventResultLine>>
{
    public async Task<IReadOnlyList<EventResultLine>> Handle(ListEventResults query, CancellationToken cancellationToken)
    {
        var booked = db.LedgerTransactions.Where(t => t.Year == query.Year);
        // What belongs to an order belongs to its event.
        var named = await booked.Where(t => t.Event != null).SelectMany(t => t.Entries, (t, e) => new { Event = t.Event!.Value, e.Account, Amount = e.Amount.Amount })
            .GroupBy(e => new { e.Event, e.Account }).Select(g => new { g.Key.Event, g.Key.Account, Sum = g.Sum(e => e.Amount) }).ToListAsync(cancellationToken);
        var ordered = await booked.Where(t => t.Event == null && t.Order != null)
            .Join(db.Orders.Where(o => o.Event != null), t => t.Order!.Value, o => o.Id, (t, o) => new { t.Id, Event = o.Event!.Value })
            .Join(db.LedgerEntries, t => t.Id, e => e.Transaction, (t, e) => new { t.Event, e.Account, Amount = e.Amount.Amount })
            .GroupBy(e => new { e.Event, e.Account }).Select(g => new { g.Key.Event, g.Key.Account, Sum = g.Sum(e => e.Amount) }).ToListAsync(cancellationToken);
        var sums = named.Concat(ordered).ToLookup(s => s.Event);
        var ids = sums.Select(s => s.Key).ToList();
        var events = await db.Events.AsNoTracking().Where(e => ids.Contains(e.Id)).OrderBy(e => e.StartsOn).Select(e => new { e.Id, e.Name }).ToListAsync(cancellationToken);
        decimal Of(Id<Domain.Events.Event> held, AccountClass kind, int sign) => sign * sums[held].Where(s => LedgerAccounts.ClassOf(s.Account) == kind).Sum(s => s.Sum);
        return [.. events.Select(e => new EventResultLine(e.Id.Value, e.Name, Of(e.Id, AccountClass.Income, -1), Of(e.Id, AccountClass.Spending, 1))).Where(e => e.Income != 0 || e.Spending != 0)];
    }
}

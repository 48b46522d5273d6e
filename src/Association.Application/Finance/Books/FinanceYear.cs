using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Finance.Sponsors;
using Association.Domain.Finance;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Finance.Books;

/// <summary>Income and spending of a year by kind, for every member: the figures are those of the ledger. Source: domain.md R2.55.</summary>
[Requires(Permissions.Self)]
public sealed record GetFinanceYear(int Year) : IQuery<FinanceYearView>;

/// <param name="Closed">Whether the books of the year are closed: until then the figures may change.</param>
/// <param name="Years">For which there are books, the newest first.</param>
public sealed record FinanceYearView(
    int Year, bool Closed, IReadOnlyList<AccountSum> Income, IReadOnlyList<AccountSum> Spending, decimal IncomeTotal, decimal SpendingTotal,
    decimal DuesCharged, decimal DuesReceived, int DuesPayers, int DuesPaid, IReadOnlyList<int> Years)
{
    public decimal Result => IncomeTotal - SpendingTotal;
    /// <summary>Fees that enterprises paid; they are part of the income from events.</summary>
    public IReadOnlyList<SponsoredLine> Sponsored { get; init; } = [];
}

/// <param name="Amount">Yuan, above zero for what is usual of the account.</param>
/// <param name="Before">The same of the year before.</param>
public sealed record AccountSum(LedgerAccount Account, decimal Amount, decimal Before);

/// <summary>Only members and the office: an association answers to its members.</summary>
internal sealed class GetFinanceYearAccess(IAssociationDb db, ICurrentUser user, TimeProvider clock) : IAccessRule<GetFinanceYear>
{
    public async Task<bool> AllowsAsync(GetFinanceYear request, CancellationToken cancellationToken)
    {
        if (user.Has(Permissions.ReadFinance)) return true;
        if (user.Person is not { } person) return false;
        var today = Domain.Common.AssociationCalendar.DayOf(clock.GetUtcNow());
        return await db.Memberships.AnyAsync(m => m.Person == person && m.Terms.Any(t => t.State == Domain.Members.TermState.Live && t.From <= today && (t.To == null || t.To >= today)), cancellationToken)
            || await db.UnitLiaisons.AnyAsync(l => l.Person == person && l.WithdrawnAt == null, cancellationToken);
    }
}

internal sealed class GetFinanceYearHandler(IAssociationDb db) : IRequestHandler<GetFinanceYear, FinanceYearView>
{
    public async Task<FinanceYearView> Handle(GetFinanceYear query, CancellationToken cancellationToken)
    {
        var before = query.Year - 1;
        var sums = await db.LedgerTransactions.Where(t => t.Year == query.Year || t.Year == before).SelectMany(t => t.Entries, (t, e) => new { t.Year, e.Account, Amount = e.Amount.Amount })
            .GroupBy(e => new { e.Year, e.Account }).Select(g => new { g.Key.Year, g.Key.Account, Sum = g.Sum(e => e.Amount) }).ToListAsync(cancellationToken);
        decimal Of(int year, LedgerAccount account) => sums.Where(s => s.Year == year && s.Account == account).Sum(s => s.Sum);
        List<AccountSum> Lines(AccountClass kind, int sign) => [.. LedgerAccounts.Of(kind).Select(a => new AccountSum(a, sign * Of(query.Year, a), sign * Of(before, a))).Where(a => a.Amount != 0 || a.Before != 0)];
        var (income, spending) = (Lines(AccountClass.Income, -1), Lines(AccountClass.Spending, 1));
        var dues = await db.DuesCharges.Where(c => c.Year == query.Year && c.WithdrawnAt == null).Join(db.Orders, c => c.Order, o => o.Id, (c, o) => new { Amount = c.Amount.Amount, Settled = o.Settled.Amount, o.Status })
            .GroupBy(c => c.Status == OrderStatus.Paid).Select(g => new { Paid = g.Key, Count = g.Count(), Charged = g.Sum(c => c.Amount), Received = g.Sum(c => c.Settled) }).ToListAsync(cancellationToken);
        // What was given up or goes back was not received, and who was let off has not paid.
        var losses = await db.DuesLossesAsync(query.Year, cancellationToken);
        var unpaid = losses.Where(l => l.Status is OrderStatus.Paid).GroupBy(l => (l.Order, l.Settled)).Count(g => g.Sum(l => l.Amount) >= g.Key.Settled);
        var closed = await db.FiscalYears.AnyAsync(y => y.Year == query.Year && y.ClosedAt != null, cancellationToken);
        var years = await db.LedgerTransactions.Select(t => t.Year).Distinct().OrderByDescending(y => y).ToListAsync(cancellationToken);
        return new(query.Year, closed, income, spending, income.Sum(a => a.Amount), spending.Sum(a => a.Amount),
            dues.Sum(d => d.Charged), dues.Sum(d => d.Received) - losses.Sum(l => l.Amount), dues.Sum(d => d.Count), dues.Where(d => d.Paid).Sum(d => d.Count) - unpaid, years)
        {
            Sponsored = await db.SponsoredInAsync(query.Year, cancellationToken),
        };
    }
}

using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Finance;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Finance.Dues;

internal static class DuesReversal
{
    /// <summary>Books back what was charged for dues, with what reminders had added; each from the account it went to.</summary>
    public static async Task TakeBackDuesAsync(this IAssociationDb db, Order order, LedgerSubject subject, DateOnly on, DateTimeOffset now, string? memo, CancellationToken cancellationToken)
    {
        var fees = await db.LedgerTransactions.Where(t => t.Order == order.Id).SelectMany(t => t.Entries).Where(e => e.Account == LedgerAccount.LateFeeIncome)
            .Select(e => e.Amount.Amount).ToListAsync(cancellationToken);
        var late = new Money(-fees.Sum());
        db.LedgerTransactions.Add(LedgerTransaction.Book(LedgerKind.ChargeReversal, subject,
            [new(LedgerAccount.DuesIncome, order.Total - late), new(LedgerAccount.LateFeeIncome, late), new(LedgerAccount.Receivable, Money.Zero - order.Total)], on, now, memo));
    }
}

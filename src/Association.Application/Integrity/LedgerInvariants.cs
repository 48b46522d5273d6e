using Association.Application.Common;
using Association.Domain.Finance;

namespace Association.Application.Integrity;

/// <summary>The books balance and say what orders, payments and refunds say. Source: product.md invariant 2.</summary>
internal static class LedgerInvariants
{
    public static IEnumerable<Invariant> Of(IAssociationDb db) => [Balanced(db), Receivable(db), Bank(db), RefundPayable(db)];

    private static Invariant Balanced(IAssociationDb db) => Invariant.Of("ledger.balanced",
        db.LedgerTransactions
            .Select(t => new { t.Id, Entries = t.Entries.Count, Sum = t.Entries.Sum(e => e.Amount.Amount) })
            .Where(t => t.Entries < 2 || t.Sum != 0),
        t => $"transaction {t.Id}: {t.Entries} entries sum to {t.Sum}");

    /// <summary>Charged, less what was paid, plus what was taken back: an open order owes its total, any other nothing.</summary>
    private static Invariant Receivable(IAssociationDb db) => Invariant.Of("ledger.receivable",
        db.Orders
            .Select(o => new
            {
                o.Id,
                o.Status,
                Owed = o.Status == OrderStatus.Open ? o.Total.Amount : 0m,
                Booked = db.LedgerTransactions.Where(t => t.Order == o.Id).SelectMany(t => t.Entries)
                    .Where(e => e.Account == LedgerAccount.Receivable).Sum(e => e.Amount.Amount),
            })
            .Where(o => o.Owed != o.Booked),
        o => $"order {o.Id}: {o.Status}, owes {o.Owed}, booked {o.Booked}");

    private static Invariant Bank(IAssociationDb db) => Invariant.Of("ledger.bank",
        db.Orders
            .Select(o => new
            {
                o.Id,
                Received = db.Payments.Where(p => p.Order == o.Id).Sum(p => p.Amount.Amount),
                Booked = db.LedgerTransactions.Where(t => t.Order == o.Id && t.Kind == LedgerKind.Payment).SelectMany(t => t.Entries)
                    .Where(e => e.Account == LedgerAccount.Bank).Sum(e => e.Amount.Amount),
            })
            .Where(o => o.Received != o.Booked),
        o => $"order {o.Id}: received {o.Received}, booked {o.Booked}");

    private static Invariant RefundPayable(IAssociationDb db) => Invariant.Of("ledger.refund-payable",
        db.Orders
            .Select(o => new
            {
                o.Id,
                Owed = db.Refunds.Where(r => r.Order == o.Id).Sum(r => r.Amount.Amount),
                Booked = db.LedgerTransactions.Where(t => t.Order == o.Id && t.Kind == LedgerKind.RefundOwed).SelectMany(t => t.Entries)
                    .Where(e => e.Account == LedgerAccount.RefundPayable).Sum(e => -e.Amount.Amount),
            })
            .Where(o => o.Owed != o.Booked),
        o => $"order {o.Id}: owed back {o.Owed}, booked {o.Booked}");
}

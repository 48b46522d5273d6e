using Association.Application.Common;
using Association.Domain.Finance;

namespace Association.Application.Integrity;

/// <summary>The books balance and say what orders, payments and refunds say. Source: product.md invariant 2.</summary>
internal static class LedgerInvariants
{
    public static IEnumerable<Invariant> Of(IAssociationDb db) => [Balanced(db), Receivable(db), Bank(db), RefundPayable(db), Advances(db), Year(db), Reversal(db)];

    /// <summary>Where what was paid may be.</summary>
    private static readonly LedgerAccount[] Money = [LedgerAccount.Bank, LedgerAccount.Clearing, LedgerAccount.Cash];

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
                Owed = o.Status == OrderStatus.Open ? o.Total.Amount - o.Settled.Amount : 0m,
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
                Received = db.Payments.Where(p => p.Order == o.Id && p.Method != PaymentMethod.Credit && p.Method != PaymentMethod.Sponsor).Sum(p => p.Amount.Amount + p.Excess.Amount),
                Booked = db.LedgerTransactions.Where(t => t.Order == o.Id && (t.Kind == LedgerKind.Payment || t.Kind == LedgerKind.PaymentReversal)).SelectMany(t => t.Entries)
                    .Where(e => Money.Contains(e.Account)).Sum(e => e.Amount.Amount),
            })
            .Where(o => o.Received != o.Booked),
        o => $"order {o.Id}: received {o.Received}, booked {o.Booked}");

    /// <summary>Nobody has spent more credit than there was, and all credit is somebody's.</summary>
    private static Invariant Advances(IAssociationDb db) => Invariant.Of("ledger.advances",
        db.LedgerTransactions.SelectMany(t => t.Entries, (t, e) => new { t.Payer, e.Account, Amount = e.Amount.Amount }).Where(e => e.Account == LedgerAccount.Advances)
            .GroupBy(e => e.Payer).Select(g => new { Payer = g.Key, Credit = -g.Sum(e => e.Amount) }).Where(p => p.Credit < 0 || p.Payer == null && p.Credit != 0),
        p => $"payer {p.Payer}: credit {p.Credit}");

    /// <summary>The year is that of the day, and nothing was booked on a day of a year after it was closed.</summary>
    private static Invariant Year(IAssociationDb db) => Invariant.Of("ledger.year",
        db.LedgerTransactions.Where(t => t.Year != t.On.Year || db.FiscalYears.Any(y => y.Year == t.Year && y.ClosedAt != null && t.BookedAt > y.ClosedAt)).Select(t => new { t.Id, t.Year, t.On }),
        t => $"transaction {t.Id}: on {t.On:O}, in the year {t.Year}");

    /// <summary>What is taken back is taken back as it was booked.</summary>
    private static Invariant Reversal(IAssociationDb db) => Invariant.Of("ledger.reversal",
        db.LedgerTransactions.Where(t => t.Reverses != null)
            .Select(t => new
            {
                t.Id,
                Back = t.Entries.Where(e => e.Amount.Amount > 0).Sum(e => e.Amount.Amount),
                Before = db.LedgerTransactions.Where(b => b.Id == t.Reverses).SelectMany(b => b.Entries).Where(e => e.Amount.Amount > 0).Sum(e => e.Amount.Amount),
            })
            .Where(t => t.Back != t.Before),
        t => $"transaction {t.Id}: takes back {t.Back} of {t.Before}");

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

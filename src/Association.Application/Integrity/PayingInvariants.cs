using Association.Application.Common;
using Association.Domain.Finance;
using Association.Domain.Finance.Paying;

namespace Association.Application.Integrity;

/// <summary>What providers, refunds and cash drawers say agrees with the books. Source: product.md invariant 2; security.md B29, B36.</summary>
internal static class PayingInvariants
{
    private static readonly AttemptStatus[] Paid = [AttemptStatus.Paid, AttemptStatus.PartlyRefunded, AttemptStatus.Refunded];
    private static readonly LedgerAccount[] Money = [LedgerAccount.Bank, LedgerAccount.Clearing, LedgerAccount.Cash];

    public static IEnumerable<Invariant> Of(IAssociationDb db) => [Booked(db), Held(db), Owed(db), RefundsBooked(db), Drawers(db)];

    /// <summary>What was paid with a code is a payment, or waits for a decision: never both, never neither.</summary>
    private static Invariant Booked(IAssociationDb db) => Invariant.Of("attempts.booked",
        db.PaymentAttempts
            .Select(a => new
            {
                a.Id,
                a.Status,
                Kept = db.Payments.Count(p => p.Attempt == a.Id) + db.PaymentReviews.Count(r => r.Attempt == a.Id && r.Status != ReviewStatus.Booked),
            })
            .Where(a => Paid.Contains(a.Status) ? a.Kept != 1 : a.Kept != 0),
        a => $"attempt {a.Id}: {a.Status}, kept {a.Kept} times");

    /// <summary>Money that fits no order stands in the books until it is booked on one, is the payer's credit, or went back.</summary>
    private static Invariant Held(IAssociationDb db) => Invariant.Of("ledger.held",
        db.Orders
            .Select(o => new
            {
                o.Id,
                Kept = db.PaymentReviews.Where(r => r.Order == o.Id && r.Reason != ReviewReason.RefundedElsewhere && r.Status != ReviewStatus.Booked && r.Status != ReviewStatus.Credited).Sum(r => r.Amount.Amount)
                    - db.RefundPayments.Where(r => r.Order == o.Id && r.Review != null && r.Status == RefundStatus.Done).Sum(r => r.Amount.Amount),
                Stands = db.LedgerTransactions.Where(t => t.Order == o.Id).SelectMany(t => t.Entries).Where(e => e.Account == LedgerAccount.Held).Sum(e => -e.Amount.Amount),
            })
            .Where(o => o.Kept != o.Stands),
        o => $"order {o.Id}: {o.Kept} kept for review, {o.Stands} in the books");

    private static Invariant Owed(IAssociationDb db) => Invariant.Of("refunds.owed",
        db.Orders
            .Select(o => new
            {
                o.Id,
                Owed = db.Refunds.Where(r => r.Order == o.Id).Sum(r => r.Amount.Amount),
                Going = db.RefundPayments.Where(r => r.Order == o.Id && r.Review == null && r.Status != RefundStatus.Failed).Sum(r => r.Amount.Amount)
                    + db.SponsorDraws.Where(d => d.Order == o.Id).Sum(d => d.Returned.Amount),
            })
            .Where(o => o.Going > o.Owed),
        o => $"order {o.Id}: {o.Going} given back, {o.Owed} owed");

    private static Invariant RefundsBooked(IAssociationDb db) => Invariant.Of("refunds.booked",
        db.Orders
            .Select(o => new
            {
                o.Id,
                Back = db.RefundPayments.Where(r => r.Order == o.Id && r.Status == RefundStatus.Done).Sum(r => r.Amount.Amount),
                Booked = db.LedgerTransactions.Where(t => t.Order == o.Id && t.Kind == LedgerKind.RefundPaid).SelectMany(t => t.Entries)
                    .Where(e => Money.Contains(e.Account)).Sum(e => -e.Amount.Amount),
            })
            .Where(o => o.Back != o.Booked),
        o => $"order {o.Id}: {o.Back} given back, {o.Booked} booked");

    private static Invariant Drawers(IAssociationDb db) => Invariant.Of("cash.sessions",
        db.CashSessions
            .Select(s => new
            {
                s.Id,
                Taken = s.Taken.Amount,
                ByCard = s.ByCard.Amount,
                GivenBack = s.GivenBack.Amount,
                Cash = db.Payments.Where(p => p.Session == s.Id && p.Method == PaymentMethod.Cash).Sum(p => p.Amount.Amount),
                Card = db.Payments.Where(p => p.Session == s.Id && p.Method == PaymentMethod.Card).Sum(p => p.Amount.Amount),
                Back = db.RefundPayments.Where(r => r.Session == s.Id).Sum(r => r.Amount.Amount),
            })
            .Where(s => s.Taken != s.Cash || s.ByCard != s.Card || s.GivenBack != s.Back),
        s => $"drawer {s.Id}: {s.Taken} cash, {s.ByCard} by card, {s.GivenBack} back; payments say {s.Cash}, {s.Card}, {s.Back}");
}

using Association.Application.Common;
using Association.Domain.Finance;

namespace Association.Application.Integrity;

/// <summary>A line of a bank's statement is booked to the fen, or not at all.</summary>
internal static class BankInvariants
{
    public static IEnumerable<Invariant> Of(IAssociationDb db) => [Booked(db), Shares(db)];

    private static Invariant Booked(IAssociationDb db) => Invariant.Of("bank.booked",
        db.BankLines
            .Select(l => new
            {
                l.Id,
                l.Number,
                Should = l.Booked ? l.Amount.Amount : 0m,
                Is = db.Payments.Where(p => p.Line == l.Id).Sum(p => p.Amount.Amount + p.Excess.Amount),
            })
            .Where(l => l.Should != l.Is),
        l => $"line {l.Id} ({l.Number}): booked {l.Is}, should be {l.Should}");

    private static Invariant Shares(IAssociationDb db) => Invariant.Of("bank.shares",
        db.BankLines.Select(l => new { l.Id, l.Number, l.Bucket, Amount = l.Amount.Amount, Shares = l.Matches.Sum(m => m.Share.Amount) })
            .Where(l => l.Shares > l.Amount && l.Shares != 0 || l.Bucket == LineBucket.Matched && l.Shares == 0),
        l => $"line {l.Id} ({l.Number}): {l.Amount} shared out as {l.Shares}");
}

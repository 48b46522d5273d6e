using System.Globalization;
using Association.Application.Common;
using Association.Domain.Finance;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Integrity;

/// <summary>One receipt per payment, numbered without gaps within its year. Source: product.md invariant 2.</summary>
internal static class ReceiptInvariants
{
    private const string Scope = "receipt/";

    public static IEnumerable<Invariant> Of(IAssociationDb db) => [PerPayment(db), new("receipts.numbers", token => GapsAsync(db, token))];

    /// <summary>Money that came has one receipt, void once the payment was taken back; what was taken from credit or from a pledge has none.</summary>
    private static Invariant PerPayment(IAssociationDb db) => Invariant.Of("receipts.payment",
        db.Payments
            .Select(p => new
            {
                p.Id,
                Expected = p.Reverses == null && p.Method != PaymentMethod.Credit && p.Method != PaymentMethod.Sponsor ? 1 : 0,
                Receipts = db.Receipts.Count(r => r.Payment == p.Id),
                Agrees = db.Receipts.Any(r => r.Payment == p.Id && r.Order == p.Order && r.Amount.Amount == p.Amount.Amount + p.Excess.Amount
                    && (r.VoidedAt != null) == db.Payments.Any(b => b.Reverses == p.Id)),
            })
            .Where(p => p.Receipts != p.Expected || p.Expected == 1 && !p.Agrees),
        p => $"payment {p.Id}: {p.Receipts} receipts");

    /// <summary>A handful of years: what was given out and what the counter says are compared here.</summary>
    private static async Task<IReadOnlyList<string>> GapsAsync(IAssociationDb db, CancellationToken cancellationToken)
    {
        var years = await db.Receipts.GroupBy(r => r.Year)
            .Select(g => new { Year = g.Key, First = g.Min(r => r.Serial), Last = g.Max(r => r.Serial), Count = g.Count() })
            .ToListAsync(cancellationToken);
        var counters = await db.NumberSequences.Where(s => s.Scope.StartsWith(Scope)).ToDictionaryAsync(s => s.Scope, s => s.Last, cancellationToken);
        return Invariant.Shown(years
            .Where(y => y.First != 1 || y.Last != y.Count || counters.GetValueOrDefault(Scope + y.Year.ToString(CultureInfo.InvariantCulture)) != y.Last)
            .Select(y => $"year {y.Year}: {y.Count} receipts numbered {y.First} to {y.Last}"));
    }
}

using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Finance;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Finance.Books;

/// <summary>What an order of dues counts as settled and nobody has: given up, or owed back.</summary>
/// <param name="Amount">Yuan, above zero.</param>
internal sealed record DuesLoss(Id<DuesRun> Run, Id<Order> Order, OrderStatus Status, decimal Settled, decimal Amount);

internal static class DuesLosses
{
    /// <summary>Of the charges that hold; they are few, so that each caller sums them as it needs.</summary>
    /// <param name="year">Null: of every year.</param>
    public static async Task<IReadOnlyList<DuesLoss>> DuesLossesAsync(this IAssociationDb db, int? year, CancellationToken cancellationToken)
    {
        var charges = db.DuesCharges.Where(c => c.WithdrawnAt == null && (year == null || c.Year == year))
            .Join(db.Orders, c => c.Order, o => o.Id, (c, o) => new { c.Run, o.Id, o.Status, Settled = o.Settled.Amount });
        var givenUp = await charges.Join(db.WriteOffs, c => c.Id, w => w.Order, (c, w) => new { Charge = c, Amount = w.Amount.Amount }).ToListAsync(cancellationToken);
        var back = await charges.Join(db.Refunds, c => c.Id, r => r.Order, (c, r) => new { Charge = c, Amount = r.Amount.Amount }).ToListAsync(cancellationToken);
        return [.. givenUp.Concat(back).Where(l => l.Amount > 0).Select(l => new DuesLoss(l.Charge.Run, l.Charge.Id, l.Charge.Status, l.Charge.Settled, l.Amount))];
    }
}

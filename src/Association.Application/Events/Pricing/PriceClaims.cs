using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Events;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.Pricing;

/// <summary>
/// What the running command takes of phases that end after so many places and of coupons with a limit, or gives back. Decided by
/// conditional statements just before the seats are moved, in a fixed order, so no rush sells a phase or a code beyond its end.
/// </summary>
public sealed class PriceClaims
{
    private readonly SortedDictionary<Guid, int> _phases = [];
    private readonly SortedDictionary<Guid, int> _codes = [];
    private readonly SortedDictionary<Guid, long> _spent = [];

    public bool Any => _phases.Count + _codes.Count > 0;

    public void Take(Quote quote)
    {
        if (quote.IsCounted) Add(_phases, quote.Phase.Value, 1);
    }

    public void Take(Quote quote, CouponCode code)
    {
        Add(_codes, code.Id.Value, 1);
        _spent[code.Coupon.Value] = _spent.GetValueOrDefault(code.Coupon.Value) + Coupon.Fen(quote.Discount);
    }

    /// <summary>The phase counts one less, if it counts; the code may be used once more.</summary>
    public async Task GiveBackAsync(IAssociationDb db, Id<PricePhase> phase, Id<CouponCode>? coupon, Money discount, CancellationToken cancellationToken)
    {
        Add(_phases, phase.Value, -1);
        if (coupon is not { } code) return;
        Add(_codes, code.Value, -1);
        var owner = await db.CouponCodes.Where(c => c.Id == code).Select(c => c.Coupon).SingleAsync(cancellationToken);
        _spent[owner.Value] = _spent.GetValueOrDefault(owner.Value) - Coupon.Fen(discount);
    }

    public Task GiveBackAsync(IAssociationDb db, Registration place, CancellationToken cancellationToken) =>
        GiveBackAsync(db, place.Phase, place.Coupon, place.Discount, cancellationToken);

    public void Forget()
    {
        _phases.Clear();
        _codes.Clear();
        _spent.Clear();
    }

    /// <returns>False when somebody else took the last: the command runs again and finds another price or a refusal.</returns>
    public async Task<bool> MoveAsync(IAssociationDb db, CancellationToken cancellationToken)
    {
        foreach (var (coupon, fen) in _spent.Where(c => c.Value != 0))
            if (await SpendAsync(db, new(coupon), fen, cancellationToken) == 0) return false;
        foreach (var (code, uses) in _codes.Where(c => c.Value != 0))
            if (await UseAsync(db, new(code), uses, cancellationToken) == 0) return false;
        foreach (var (phase, places) in _phases.Where(p => p.Value != 0))
            if (await CountAsync(db, new(phase), places, cancellationToken) == 0 && places > 0) return false;
        Forget();
        return true;
    }

    private static Task<int> SpendAsync(IAssociationDb db, Id<Coupon> coupon, long fen, CancellationToken cancellationToken) =>
        db.Coupons.Where(c => c.Id == coupon && (fen < 0 || c.BudgetFen == null || c.SpentFen + fen <= c.BudgetFen))
            .ExecuteUpdateAsync(row => row.SetProperty(c => c.SpentFen, c => c.SpentFen + fen), cancellationToken);

    private static Task<int> UseAsync(IAssociationDb db, Id<CouponCode> code, int uses, CancellationToken cancellationToken) =>
        db.CouponCodes.Where(c => c.Id == code && c.Used + uses <= c.MaxUses)
            .ExecuteUpdateAsync(row => row.SetProperty(c => c.Used, c => c.Used + uses), cancellationToken);

    /// <summary>A phase without a limit counts nothing.</summary>
    private static Task<int> CountAsync(IAssociationDb db, Id<PricePhase> phase, int places, CancellationToken cancellationToken) =>
        db.PricePhases.Where(p => p.Id == phase && p.Places != null && (places < 0 || p.Taken + places <= p.Places))
            .ExecuteUpdateAsync(row => row.SetProperty(p => p.Taken, p => p.Taken + places), cancellationToken);

    private static void Add(SortedDictionary<Guid, int> counts, Guid id, int by) => counts[id] = counts.GetValueOrDefault(id) + by;
}

using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Events;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.Pricing;

/// <summary>Finds the coupon of a typed code and says whether it holds; taking it is decided once more when the command commits.</summary>
internal sealed class CouponDesk(IAssociationDb db, ICurrentUser user, PriceClaims claims, TimeProvider clock)
{
    /// <summary>The lowered price; what it uses up is claimed.</summary>
    /// <param name="typed">Null or blank: the price as it is.</param>
    public async Task<Quote> TakeAsync(Quote quote, string? typed, Id<Event> @event, Id<TicketCategory> category, CancellationToken cancellationToken)
    {
        claims.Take(quote);
        if (await FindAsync(typed, @event, category, cancellationToken) is not { } found) return quote;
        var lowered = Lower(quote, found);
        claims.Take(lowered, found.Code);
        return lowered;
    }

    /// <summary>One code for many seats at once: each that costs something uses it once, all or none.</summary>
    /// <param name="places">Price and category of each seat; null where it has none.</param>
    /// <exception cref="RefusedException">It does not hold, or not so often, or not for so much.</exception>
    public async Task<IReadOnlyList<Quote?>> LowerAsync(IReadOnlyList<(Quote? Quote, Id<TicketCategory>? Category)> places, string? typed, Id<Event> @event, bool take, CancellationToken cancellationToken)
    {
        var (lowered, used, given) = (new List<Quote?>(), 0, Money.Zero);
        var found = await FindAsync(typed, @event, null, cancellationToken);
        foreach (var (full, category) in places)
        {
            if (take && full is not null) claims.Take(full);
            var price = found is { } held && full is not null && full.Price > Money.Zero && category is { } at && held.Coupon.HoldsAt(@event, at) ? full.With(held.Code, held.Coupon) : full;
            lowered.Add(price);
            if (price is not { Coupon: not null } cheaper) continue;
            (used, given) = (used + 1, given + cheaper.Discount);
            if (take) claims.Take(cheaper, found!.Value.Code);
        }

        if (found is { } known) Check(known, used, given);
        return lowered;
    }

    private static void Check((Coupon Coupon, CouponCode Code) known, int used, Money given)
    {
        var left = known.Code.MaxUses - known.Code.Used;
        Refuse.If(used == 0, CouponErrors.OutOfScope);
        Refuse.If(used > left, CouponErrors.TooFewUses.With($"{left}", $"{used}"));
        Refuse.If(given == Money.Zero, CouponErrors.NothingToLower);
        Refuse.If(Coupon.Fen(given) > known.Coupon.BudgetFen - known.Coupon.SpentFen, CouponErrors.OverBudget);
    }

    /// <summary>The lowered price, to be shown; takes nothing.</summary>
    public async Task<Quote> TryAsync(Quote quote, string? typed, Id<Event> @event, Id<TicketCategory> category, CancellationToken cancellationToken) =>
        await FindAsync(typed, @event, category, cancellationToken) is { } found ? Lower(quote, found) : quote;

    /// <summary>The same coupon at another price, as long as it holds; else the price without it.</summary>
    public async Task<Quote> KeepAsync(Quote quote, Id<CouponCode>? code, CancellationToken cancellationToken)
    {
        claims.Take(quote);
        if (code is null || await db.CouponCodes.AsNoTracking().FirstOrDefaultAsync(c => c.Id == code, cancellationToken) is not { } known) return quote;
        var coupon = await db.Coupons.AsNoTracking().SingleAsync(c => c.Id == known.Coupon, cancellationToken);
        if (!coupon.Holds(clock.GetUtcNow())) return quote;
        var lowered = quote.With(known, coupon);
        claims.Take(lowered, known);
        return lowered;
    }

    private static Quote Lower(Quote quote, (Coupon Coupon, CouponCode Code) found)
    {
        var lowered = quote.With(found.Code, found.Coupon);
        Refuse.If(lowered.Discount == Money.Zero, CouponErrors.NothingToLower);
        var left = found.Coupon.BudgetFen - found.Coupon.SpentFen;
        Refuse.If(Coupon.Fen(lowered.Discount) > left, CouponErrors.OverBudget);
        return lowered;
    }

    private async Task<(Coupon Coupon, CouponCode Code)?> FindAsync(string? typed, Id<Event> @event, Id<TicketCategory>? category, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(typed)) return null;
        var normal = CouponCode.Normal(typed);
        Refuse.Unless(CouponCode.IsCode(normal), CouponErrors.Unknown);
        var code = await db.CouponCodes.AsNoTracking().FirstOrDefaultAsync(c => c.Code == normal, cancellationToken) ?? throw new RefusedException(CouponErrors.Unknown);
        var coupon = await db.Coupons.AsNoTracking().Include(c => c.Scopes).SingleAsync(c => c.Id == code.Coupon, cancellationToken);
        Refuse.Unless(coupon.Holds(clock.GetUtcNow()), CouponErrors.Ended);
        Refuse.Unless(category is not { } one || coupon.HoldsAt(@event, one), CouponErrors.OutOfScope);
        Refuse.Unless(await HoldsForSenderAsync(coupon, cancellationToken), CouponErrors.NotForYou);
        Refuse.If(code.Used >= code.MaxUses, CouponErrors.UsedUp);
        return (coupon, code);
    }

    private async Task<bool> HoldsForSenderAsync(Coupon coupon, CancellationToken cancellationToken)
    {
        if (!coupon.IsPersonal) return true;
        if (user.Person is not { } person) return false;
        var today = clock.Today();
        var units = await db.Employments.AsNoTracking().Where(e => e.Person == person && e.From <= today && (e.To == null || e.To >= today))
            .Select(e => e.Unit).ToListAsync(cancellationToken);
        return coupon.HoldsFor(person, units);
    }
}

using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Members;
using Association.Domain.Common;
using Association.Domain.Events;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.Pricing;

/// <summary>What a place would cost the sender now, with a code; takes nothing.</summary>
[Requires(Permissions.Anyone)]
public sealed record QuoteRegistration(Id<Event> Event, Id<TicketCategory> Category, string? Coupon) : IQuery<PriceQuote?>;

/// <param name="Refusal">Why there is no price, or why the code does not lower it.</param>
public sealed record PriceQuote(decimal? Full, decimal? Price, decimal Discount, bool AsMember, Error? Refusal);

internal sealed class QuoteRegistrationHandler(IAssociationDb db, ICurrentUser user, CouponDesk coupons, TimeProvider clock) : IRequestHandler<QuoteRegistration, PriceQuote?>
{
    public async Task<PriceQuote?> Handle(QuoteRegistration query, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var @event = await db.Events.AsNoTracking().Include(e => e.Categories).ThenInclude(c => c.Phases)
            .FirstOrDefaultAsync(e => e.Id == query.Event && e.Status == EventStatus.Published, cancellationToken);
        if (@event?.Categories.FirstOrDefault(c => c.Id == query.Category) is not { } category) return null;
        var member = await db.IsLiveMemberAsync(user.Person, AssociationCalendar.DayOf(now), cancellationToken);
        Quote? full = null;
        try
        {
            full = category.QuoteFor(member, now);
            var quote = await coupons.TryAsync(full, query.Coupon, @event.Id, category.Id, cancellationToken);
            return new(full.Price.Amount, quote.Price.Amount, quote.Discount.Amount, member, null);
        }
        catch (RefusedException refused) { return new(full?.Price.Amount, full?.Price.Amount, 0, member, refused.Error); }
    }
}

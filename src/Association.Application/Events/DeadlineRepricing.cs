using Association.Application.Common;
using Association.Application.Events.Groups;
using Association.Application.Events.Pricing;
using Association.Application.Members;
using Association.Application.Messages;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Finance;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events;

/// <summary>
/// An order keeps its price until its payment deadline. After it, where the event says so and nobody waits for the seats, the places
/// are kept once more at the price of that day, and the payer is told. Source: anchors.md 2.11.
/// </summary>
internal sealed class DeadlineRepricing(IAssociationDb db, CouponDesk coupons, PriceClaims claims, GroupRows members, PlaceBilling billing)
{
    /// <param name="order">With its lines and slips.</param>
    /// <param name="group">With its seats; null when it is no group's order.</param>
    /// <returns>False: the seats are to be freed.</returns>
    public async Task<bool> TryAsync(Order order, GroupOrder? group, IReadOnlyList<Registration> places, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var @event = await db.Events.AsNoTracking().Include(e => e.Categories).ThenInclude(c => c.Phases).FirstOrDefaultAsync(e => e.Id == order.Event, cancellationToken);
        if (@event is null || @event.Seats.AfterDeadline is not AfterDeadline.Reprice || order.RepricedAt is not null || !@event.TakesRegistrations(now)) return false;
        var categories = (group?.Open.Select(s => s.Category) ?? places.Select(p => p.Category)).Distinct().ToList();
        if (await db.WaitingList.AnyAsync(e => e.Event == @event.Id && categories.Contains(e.Category) && e.Status == WaitingStatus.Waiting, cancellationToken)) return false;

        var lines = await LinesAsync(group, places, cancellationToken);
        if (Quotes(@event, lines, now) is not { } quotes) return false;
        var due = @event.PaymentDeadline(now);
        var difference = Money.Zero;
        foreach (var (line, quote) in lines.Zip(quotes)) difference += await RepriceAsync(order, line, quote, due, now, cancellationToken);
        order.Reprice(due, now);
        billing.Adjust(order.Id, difference, now);
        Tell(order, group, places, now);
        return true;
    }

    private async Task<Money> RepriceAsync(Order order, PricedLine line, Quote quote, DateTimeOffset due, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await claims.GiveBackAsync(db, line.Phase, line.Place?.Coupon, line.Place?.Discount ?? Money.Zero, cancellationToken);
        var final = await coupons.KeepAsync(quote, line.Place?.Coupon, cancellationToken);
        line.Place?.Reprice(final, due, now);
        line.Seat?.Requote(final);
        return order.Requote(l => line.Seat is { } seat ? l.Seat == seat.Id : l.Registration == line.Place!.Id, final.Price);
    }

    /// <summary>The prices of today; null when one of the places has none, or would cost nothing.</summary>
    private static List<Quote>? Quotes(Event @event, IReadOnlyList<PricedLine> lines, DateTimeOffset now)
    {
        // A place gives its own count back before it takes another.
        var ahead = lines.GroupBy(l => l.Phase).ToDictionary(g => g.Key, g => -g.Count());
        var quotes = new List<Quote>();
        foreach (var line in lines)
        {
            var category = @event.Categories.First(c => c.Id == line.Category);
            if (category.MembersOnly && !line.Member || category.PhaseAt(now, phase => ahead.GetValueOrDefault(phase)) is not { } open) return null;
            var quote = TicketCategory.QuoteOf(open, line.Member);
            if (quote.Price == Money.Zero) return null;
            ahead[open.Id] = ahead.GetValueOrDefault(open.Id) + 1;
            quotes.Add(quote);
        }

        return quotes;
    }

    /// <summary>Whoever had the price of a member keeps it only as a live member.</summary>
    private async Task<IReadOnlyList<PricedLine>> LinesAsync(GroupOrder? group, IReadOnlyList<Registration> places, CancellationToken cancellationToken)
    {
        var live = await members.MembersAsync([.. places.Where(p => p.AsMember).Select(p => p.Person)], cancellationToken);
        if (group is null) return [.. places.Select(p => new PricedLine(p.Category, p.Phase, p.AsMember && live.Contains(p.Person), p, null))];
        return [.. group.Open.Where(s => s.Price > Money.Zero).Select(s =>
        {
            var place = places.FirstOrDefault(p => p.Id == s.Registration);
            return new PricedLine(s.Category, s.Phase, place is not null && place.AsMember && live.Contains(place.Person), place, s);
        })];
    }

    private void Tell(Order order, GroupOrder? group, IReadOnlyList<Registration> places, DateTimeOffset now)
    {
        if (group is not null) db.Outbox.Add(new OutboxMessage(MailTemplates.OrderRepriced, order.Id.Value, group.ContactEmail, group.Language, now));
        else if (places is [{ Email: { } address } place, ..]) db.Outbox.Add(new OutboxMessage(MailTemplates.OrderRepriced, order.Id.Value, address, place.Language, now));
    }

    private sealed record PricedLine(Id<TicketCategory> Category, Id<PricePhase> Phase, bool Member, Registration? Place, GroupSeat? Seat);
}

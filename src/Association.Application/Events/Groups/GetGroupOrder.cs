using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Events.Forms;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Finance;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.Groups;

/// <summary>A group order as its payer and the office see it: every seat with its state, what is to pay and how.</summary>
[Requires(Permissions.Anyone)]
public sealed record GetGroupOrder(Id<GroupOrder> Group, string? LinkKey = null) : IQuery<GroupDetails?>, IReadsGroup;

/// <param name="MayName">Names can be given and people replaced: the lock date has not passed, or the office looks.</param>
public sealed record GroupDetails(
    Guid Id, string Number, GroupStatus Status, PayerKind Kind, Guid? Unit, string Payer, string ContactName, string ContactEmail, string? InvoiceHead, string? TaxpayerNumber, DateTimeOffset PlacedAt,
    DateTimeOffset NamesDue, DateTimeOffset ChangesUntil, bool MayName, Guid Event, string EventSlug, Bilingual EventName, DateOnly StartsOn, DateOnly EndsOn, Bilingual? Venue,
    IReadOnlyList<GroupSeatLine> Seats, GroupPayment? Payment)
{
    public IEnumerable<GroupSeatLine> Open => Seats.Where(s => s.EndedAt is null);
    public int Named => Open.Count(s => s.Registration is not null);
    public int Unnamed => Open.Count(s => s.Registration is null);
}

/// <param name="HasMail">The participant gets the confirmation and the ticket by mail.</param>
/// <param name="AnswersOwed">Required questions of the event that the participant has not answered.</param>
public sealed record GroupSeatLine(
    Guid Id, int Position, Guid Category, Bilingual CategoryName, bool AsMember, decimal Price, DateTimeOffset? EndedAt,
    Guid? Registration, string? Name, string? Unit, string? Number, RegistrationStatus? Status, bool HasMail, DateTimeOffset? CheckedInAt, int AnswersOwed = 0);

public sealed record GroupPayment(Guid Order, string Reference, decimal Total, OrderStatus Status, DateTimeOffset DueAt, SlipStatus? Slip, string? SlipReason, string? ReceiptNumber, bool ReceiptDrawn);

internal sealed class GetGroupOrderHandler(IAssociationDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<GetGroupOrder, GroupDetails?>
{
    public async Task<GroupDetails?> Handle(GetGroupOrder query, CancellationToken cancellationToken)
    {
        if (await db.GroupOrders.AsNoTracking().Include(g => g.Seats).FirstOrDefaultAsync(g => g.Id == query.Group, cancellationToken) is not { } group) return null;

        var @event = await db.Events.AsNoTracking().Include(e => e.Categories).SingleAsync(e => e.Id == group.Event, cancellationToken);
        var names = @event.Categories.ToDictionary(c => c.Id, c => c.Name);
        var people = await db.Registrations.AsNoTracking().Where(r => r.Group == group.Id).ToDictionaryAsync(r => r.Id, cancellationToken);
        var owed = await db.OwedAnswersAsync(@event.Id, people.Values, cancellationToken);
        var order = group.Order is { } id ? await db.Orders.AsNoTracking().Include(o => o.Slips).SingleAsync(o => o.Id == id, cancellationToken) : null;
        var mayName = group.Status is GroupStatus.Placed && @event.Status is EventStatus.Published
            && (clock.GetUtcNow() < @event.ChangesUntil || user.Has(Permissions.EditRegistrations, @event.Id));
        return new(group.Id.Value, group.Number, group.Status, group.Kind, group.PayerUnit?.Value, group.Payer, group.ContactName, group.ContactEmail, order?.InvoiceHead, order?.TaxpayerNumber,
            group.PlacedAt, group.NamesDue, @event.ChangesUntil, mayName, @event.Id.Value, @event.Slug, @event.Name, @event.StartsOn, @event.EndsOn, @event.Venue,
            [.. group.Seats.OrderBy(s => s.Position).Select(s => Show(s, names[s.Category], s.Registration is { } r ? people.GetValueOrDefault(r) : null, owed))],
            order is null ? null : await PaymentAsync(order, cancellationToken));
    }

    private static GroupSeatLine Show(GroupSeat seat, Bilingual category, Registration? place, IReadOnlyDictionary<Id<Registration>, int> owed) => new(
        seat.Id.Value, seat.Position, seat.Category.Value, category, seat.AsMember, seat.Price.Amount, seat.EndedAt,
        place?.Id.Value, place?.Name, place?.Unit, place?.Number, place?.Status, place?.Email is not null, place?.CheckedInAt, place is { IsActive: true } ? owed[place.Id] : 0);

    private async Task<GroupPayment> PaymentAsync(Order order, CancellationToken cancellationToken)
    {
        var slip = order.Slips.MaxBy(s => s.UploadedAt);
        var receipt = await db.Receipts.AsNoTracking().Where(r => r.Order == order.Id && r.VoidedAt == null).OrderByDescending(r => r.Number).Select(r => new { r.Number, Drawn = r.File != null }).FirstOrDefaultAsync(cancellationToken);
        return new(order.Id.Value, order.Reference, order.Total.Amount, order.Status, order.DueAt, slip?.Status, slip?.Reason, receipt?.Number, receipt?.Drawn ?? false);
    }
}

/// <summary>Finds a group order by the link of a mail; a wrong key finds nothing.</summary>
[Requires(Permissions.Anyone)]
public sealed record FindGroupByLink(string Number, string? Key) : IQuery<Guid?>;

internal sealed class FindGroupByLinkHandler(IAssociationDb db, ILinkSecrets secrets) : IRequestHandler<FindGroupByLink, Guid?>
{
    public async Task<Guid?> Handle(FindGroupByLink query, CancellationToken cancellationToken)
    {
        if (!secrets.Matches(GroupLinks.Purpose, query.Number, query.Key)) return null;
        return await db.GroupOrders.AsNoTracking().Where(g => g.Number == query.Number).Select(g => (Guid?)g.Id.Value).FirstOrDefaultAsync(cancellationToken);
    }
}

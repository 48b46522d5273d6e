using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Events.Forms;
using Association.Application.Messages;
using Association.Domain.Common;
using Association.Domain.Events;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.Groups;

/// <summary>Gives a seat its name, or the place of somebody to somebody else, until the lock date; the office may later as well.</summary>
[Requires(Permissions.Anyone)]
public sealed record NameSeat(Id<GroupOrder> Group, Id<GroupSeat> Seat, string? Name, string? Mobile, string? Email, Guid? Employment = null, string? LinkKey = null)
    : ICommand<Result<RegistrationOutcome>>, IForGroup;

internal sealed class NameSeatHandler(IAssociationDb db, ICurrentUser user, GroupRows rows, GroupSeating seating, TimeProvider clock)
    : IRequestHandler<NameSeat, Result<RegistrationOutcome>>
{
    private static readonly Error MembersOnly = PriceErrors.MembersOnly.At("Name");

    public async Task<Result<RegistrationOutcome>> Handle(NameSeat command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (await seating.FindAsync(command.Group, cancellationToken) is not { } group) return GroupErrors.NotFound;
        var seat = group.Seat(command.Seat);
        var @event = await db.Events.AsNoTracking().Include(e => e.Categories).ThenInclude(c => c.Phases).SingleAsync(e => e.Id == group.Event, cancellationToken);
        Refuse.If(@event.Status is not EventStatus.Published, RegistrationErrors.Closed);
        Refuse.If(now >= @event.ChangesUntil && !user.Has(Permissions.EditRegistrations, @event.Id), GroupErrors.Locked);

        var who = await ReadAsync(command, group, seat, @event, cancellationToken);
        if (who.Attendee is null) return PersonNameErrors.Required.At("Name");
        if (who.Errors.Count > 0) return Result<RegistrationOutcome>.Refused(who.Errors);
        if (seat.Registration is { } taken) return await ReplaceAsync(group, taken, who, now, cancellationToken);

        var order = await seating.OrderOfAsync(group, cancellationToken);
        await seating.RequoteAsync(seat, order, who.IsMember, now, cancellationToken);
        var registration = seating.Name(group, seat, order, who, @event.PaymentDeadline(now), now);
        return new RegistrationOutcome(registration.Id.Value, registration.Number, Known: false);
    }

    /// <summary>The category is the seat's; its price was decided when the seat was ordered, so only the membership counts here.</summary>
    private async Task<ReadSeat> ReadAsync(NameSeat command, GroupOrder group, GroupSeat seat, Event @event, CancellationToken cancellationToken)
    {
        var row = new GroupRow(seat.Category.Value, command.Name, command.Mobile, command.Email, command.Employment);
        var read = (await rows.ReadAsync(@event, group.PayerUnit, [row], cancellationToken))[0];
        var member = read.Attendee is { } who && (await rows.MembersAsync([who.Person], cancellationToken)).Count > 0;
        var errors = read.Errors.Where(e => e.Field is not "Category").ToList();
        if (@event.Categories.Single(c => c.Id == seat.Category).MembersOnly && !member) errors.Add(MembersOnly);
        return read with { Errors = errors, Quote = seat.Quote with { AsMember = member } };
    }

    private async Task<Result<RegistrationOutcome>> ReplaceAsync(GroupOrder group, Id<Registration> taken, ReadSeat who, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var registration = await db.Registrations.SingleAsync(r => r.Id == taken, cancellationToken);
        if (who.NewPerson is { } added) db.People.Add(added);
        await db.ForgetOwnAsync(taken, now, cancellationToken);
        registration.HandOver(who.Attendee!, group.Language, now);
        return new RegistrationOutcome(registration.Id.Value, registration.Number, Known: false);
    }
}

/// <summary>Who had the place learns that somebody else comes; who has it now gets a ticket of their own.</summary>
internal sealed class TellOfHandOver(IAssociationDb db) : INotificationHandler<Raised<RegistrationHandedOver>>
{
    public async Task Handle(Raised<RegistrationHandedOver> notification, CancellationToken cancellationToken)
    {
        var raised = notification.Event;
        if (await db.Registrations.FindAsync([raised.Registration], cancellationToken) is not { } place) return;
        // The place may go from hand to hand more than once: each time is an occasion of its own.
        var occasion = $"{raised.At:yyyyMMddHHmmssfff}";
        if (raised.FormerEmail is { } former)
            db.Outbox.Add(new OutboxMessage(MailTemplates.RegistrationHandedOver, place.Id.Value, former, raised.FormerLanguage, raised.At, occasion));
        if (place is { Status: RegistrationStatus.Confirmed or RegistrationStatus.AwaitingPayment, Email: { } address })
            db.Outbox.Add(new OutboxMessage(place.Status is RegistrationStatus.Confirmed ? MailTemplates.RegistrationConfirmed : MailTemplates.PlaceGiven, place.Id.Value, address, place.Language, raised.At, occasion));
    }
}

using Association.Application.Common;
using Association.Application.Events.Groups;
using Association.Application.Events.Pricing;
using Association.Application.Events.Waiting;
using Association.Application.Messages;
using Association.Domain.Events;
using MediatR;

namespace Association.Application.Events;

/// <summary>A seat that was held for a decision goes on when the office says no, or the applicant changes their mind.</summary>
internal sealed class FreeReservedSeat(WaitingQueue queue) : INotificationHandler<Raised<ReservedSeatFreed>>
{
    public Task Handle(Raised<ReservedSeatFreed> notification, CancellationToken cancellationToken) =>
        queue.PassOnAsync(notification.Event.Event, notification.Event.Category, cancellationToken);
}

/// <summary>A cancelled registration gives its seat, its place in the phase and its coupon back; the seat of a group stays with the group.</summary>
internal sealed class FreeCancelledSeat(IAssociationDb db, WaitingQueue queue, PriceClaims claims, GroupSeating groups) : INotificationHandler<Raised<RegistrationCancelled>>
{
    public async Task Handle(Raised<RegistrationCancelled> notification, CancellationToken cancellationToken)
    {
        var now = notification.Event.At;
        if (await db.Registrations.FindAsync([notification.Event.Registration], cancellationToken) is not { } registration) return;

        if (registration.Group is not null) await groups.VacateAsync(registration, now, cancellationToken);
        else
        {
            await queue.PassOnAsync(registration.Event, registration.Category, cancellationToken);
            await claims.GiveBackAsync(db, registration, cancellationToken);
        }

        if (registration.Email is { } address)
            db.Outbox.Add(new OutboxMessage(MailTemplates.RegistrationCancelled, registration.Id.Value, address, registration.Language, now));
    }
}

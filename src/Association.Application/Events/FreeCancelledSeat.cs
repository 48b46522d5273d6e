using Association.Application.Common;
using Association.Application.Messages;
using Association.Domain.Events;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events;

/// <summary>A cancelled registration gives its seat back and its owner is told.</summary>
internal sealed class FreeCancelledSeat(IAssociationDb db, SeatClaims seats) : INotificationHandler<Raised<RegistrationCancelled>>
{
    public async Task Handle(Raised<RegistrationCancelled> notification, CancellationToken cancellationToken)
    {
        if (await db.Registrations.FindAsync([notification.Event.Registration], cancellationToken) is not { } registration) return;

        foreach (var quota in await db.QuotasOf(registration).ToListAsync(cancellationToken)) seats.Free(quota);
        if (registration.Email is { } address)
            db.Outbox.Add(new OutboxMessage(MailTemplates.RegistrationCancelled, registration.Id.Value, address, registration.Language, notification.Event.At));
    }
}

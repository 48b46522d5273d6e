using Association.Application.Common;
using Association.Application.Messages;
using Association.Domain.Events;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events;

/// <summary>The confirmation with ticket and calendar entry goes out when the place is certain.</summary>
internal sealed class TellOfConfirmation(IAssociationDb db, TimeProvider clock) : INotificationHandler<Raised<RegistrationConfirmed>>
{
    public async Task Handle(Raised<RegistrationConfirmed> notification, CancellationToken cancellationToken)
    {
        var registration = await db.Registrations.FindAsync([notification.Event.Registration], cancellationToken);
        if (registration?.Email is not { } address) return;
        var ticket = new OutboxMessage(MailTemplates.RegistrationConfirmed, registration.Id.Value, address, registration.Language, clock.GetUtcNow());
        // Paid again after its payment was undone, the place has its ticket: it is the same.
        if (!await db.Outbox.AnyAsync(m => m.Key == ticket.Key, cancellationToken)) db.Outbox.Add(ticket);
    }
}

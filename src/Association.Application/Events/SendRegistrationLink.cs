using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Messages;
using Association.Domain.Common;
using Association.Domain.Events;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events;

/// <summary>
/// Sends the link of a registration again, only ever to the address it was made with and at most once an hour:
/// whoever knows somebody's name and mobile can neither read the registration nor flood its owner.
/// </summary>
/// <returns>Whether there is an address to send it to.</returns>
[Requires(Permissions.Anyone)]
public sealed record SendRegistrationLink(Id<Registration> Registration) : ICommand<Result<bool>>;

internal sealed class SendRegistrationLinkHandler(IAssociationDb db, TimeProvider clock) : IRequestHandler<SendRegistrationLink, Result<bool>>
{
    public async Task<Result<bool>> Handle(SendRegistrationLink command, CancellationToken cancellationToken)
    {
        if (await db.Registrations.AsNoTracking().FirstOrDefaultAsync(r => r.Id == command.Registration, cancellationToken) is not { IsActive: true } registration)
            return RegistrationErrors.NotFound;
        if (registration.Email is not { } address) return false;

        var now = clock.GetUtcNow();
        var template = registration.Status is RegistrationStatus.Confirmed ? MailTemplates.RegistrationConfirmed : MailTemplates.RegistrationReceived;
        var message = new OutboxMessage(template, registration.Id.Value, address, registration.Language, now, $"again-{now:yyyyMMddHH}");
        if (!await db.Outbox.AnyAsync(m => m.Key == message.Key, cancellationToken)) db.Outbox.Add(message);
        return true;
    }
}

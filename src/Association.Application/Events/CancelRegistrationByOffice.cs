using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Events;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events;

[Requires(Permissions.EditRegistrations)]
public sealed record CancelRegistrationByOffice(Id<Event> Event, Id<Registration> Registration) : ICommand<Result>, IInEvent;

internal sealed class CancelRegistrationByOfficeHandler(IAssociationDb db, TimeProvider clock) : IRequestHandler<CancelRegistrationByOffice, Result>
{
    public async Task<Result> Handle(CancelRegistrationByOffice command, CancellationToken cancellationToken)
    {
        if (await db.Registrations.FirstOrDefaultAsync(r => r.Id == command.Registration && r.Event == command.Event, cancellationToken) is not { } registration)
            return RegistrationErrors.NotFound;

        registration.Cancel(clock.GetUtcNow());
        return Result.Done;
    }
}

using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Events;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.Lists;

/// <summary>Cancels one of several chosen registrations.</summary>
/// <returns>The participant's name, for the result of a row.</returns>
[Requires(Permissions.EditRegistrations)]
public sealed record CancelOneRegistration(Id<Event> Event, Id<Registration> Registration) : ICommand<Result<string>>, IInEvent;

internal sealed class CancelOneRegistrationHandler(IAssociationDb db, TimeProvider clock) : IRequestHandler<CancelOneRegistration, Result<string>>
{
    public async Task<Result<string>> Handle(CancelOneRegistration command, CancellationToken cancellationToken)
    {
        if (await db.Registrations.FirstOrDefaultAsync(r => r.Id == command.Registration && r.Event == command.Event, cancellationToken) is not { } registration)
            return RegistrationErrors.NotFound;

        registration.Cancel(clock.GetUtcNow());
        return registration.Name;
    }
}

/// <summary>Whose registration it is, for the result of a row that was refused.</summary>
[Requires(Permissions.ReadRegistrations)]
public sealed record NameOfRegistration(Id<Event> Event, Id<Registration> Registration) : IQuery<string?>, IInEvent;

internal sealed class NameOfRegistrationHandler(IAssociationDb db) : IRequestHandler<NameOfRegistration, string?>
{
    public Task<string?> Handle(NameOfRegistration query, CancellationToken cancellationToken) => db.NameOfAsync(query.Event, query.Registration, cancellationToken);
}

using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Events;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events;

/// <summary>The participant, or who holds the key of the participant's link, gives the place back.</summary>
[Requires(Permissions.Anyone)]
public sealed record CancelRegistration(Id<Registration> Registration, string? LinkKey = null, string? IdempotencyKey = null) : ICommand<Result>, IIdempotent;

internal sealed class CancelRegistrationAccess(RegistrationAccess access) : IAccessRule<CancelRegistration>
{
    public Task<bool> AllowsAsync(CancelRegistration request, CancellationToken cancellationToken) =>
        access.MayActAsync(request.Registration, request.LinkKey, cancellationToken);
}

internal sealed class CancelRegistrationHandler(IAssociationDb db, TimeProvider clock) : IRequestHandler<CancelRegistration, Result>
{
    public async Task<Result> Handle(CancelRegistration command, CancellationToken cancellationToken)
    {
        if (await db.Registrations.FirstOrDefaultAsync(r => r.Id == command.Registration, cancellationToken) is not { } registration)
            return RegistrationErrors.NotFound;

        registration.Cancel(clock.GetUtcNow());
        return Result.Done;
    }
}

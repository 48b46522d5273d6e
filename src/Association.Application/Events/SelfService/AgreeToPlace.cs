using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Events;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.SelfService;

/// <summary>Somebody whom another registered, or who got the place from another, agrees to come and to the use of their data.</summary>
[Requires(Permissions.Anyone)]
public sealed record AgreeToPlace(Id<Registration> Registration, string? LinkKey = null) : ICommand<Result>;

internal sealed class AgreeToPlaceAccess(RegistrationAccess access) : IAccessRule<AgreeToPlace>
{
    public Task<bool> AllowsAsync(AgreeToPlace request, CancellationToken cancellationToken) => access.MayActAsync(request.Registration, request.LinkKey, cancellationToken);
}

internal sealed class AgreeToPlaceHandler(IAssociationDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<AgreeToPlace, Result>
{
    public async Task<Result> Handle(AgreeToPlace command, CancellationToken cancellationToken)
    {
        if (await db.Registrations.FirstOrDefaultAsync(r => r.Id == command.Registration, cancellationToken) is not { } registration) return RegistrationErrors.NotFound;
        Refuse.Unless(registration.IsActive || registration.Status is RegistrationStatus.Pending, RegistrationErrors.NotActive);
        // Pressed twice: the first time counts.
        if (registration.ConsentedAt is null) registration.Agree(user.Culture, registration.Remark, clock.GetUtcNow());
        return Result.Done;
    }
}

using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Events.SelfService;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.SelfService;
using MediatR;

namespace Association.Application.Events;

/// <summary>The participant, or who holds the key of the participant's link, gives the place back, by the terms of its category.</summary>
[Requires(Permissions.Anyone)]
public sealed record CancelRegistration(Id<Registration> Registration, string? LinkKey = null, string? IdempotencyKey = null) : ICommand<Result>, IIdempotent;

internal sealed class CancelRegistrationAccess(RegistrationAccess access) : IAccessRule<CancelRegistration>
{
    public Task<bool> AllowsAsync(CancelRegistration request, CancellationToken cancellationToken) =>
        access.MayActAsync(request.Registration, request.LinkKey, cancellationToken);
}

internal sealed class CancelRegistrationHandler(OwnPlace places, TimeProvider clock) : IRequestHandler<CancelRegistration, Result>
{
    public async Task<Result> Handle(CancelRegistration command, CancellationToken cancellationToken)
    {
        var place = await places.LoadAsync(command.Registration, OwnAct.Cancel, Changer.Participant, cancellationToken);
        place.Registration.Cancel(clock.GetUtcNow(), place.Terms);
        return Result.Done;
    }
}

using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using MediatR;

namespace Association.Application.Identity;

/// <summary>Signs in with the password alone again. Not for those whose roles need a second factor: they replace it.</summary>
[Requires(Permissions.Self)]
public sealed record TurnOffSecondFactor : ICommand<Result>;

internal sealed class TurnOffSecondFactorHandler(IAssociationDb db, IAccounts accounts, ISecondFactors factors, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<TurnOffSecondFactor, Result>
{
    private static readonly Error Needed = Error.Conflict("second-factor.needed", "Your role needs a second factor.");

    public async Task<Result> Handle(TurnOffSecondFactor command, CancellationToken cancellationToken)
    {
        if (await accounts.SnapshotAsync(user.Id, null, cancellationToken) is { IsStaff: true }) return Needed;
        if (await accounts.FindAsync(user.Id, cancellationToken) is not { } account) return Error.NotFound("account");
        await factors.TurnOffAsync(user.Id, cancellationToken);
        await accounts.EndSessionsAsync(user.Id, cancellationToken);
        db.Tell(account, AccountChanges.SecondFactor, clock.GetUtcNow());
        return Result.Done;
    }
}

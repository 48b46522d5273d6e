using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using MediatR;

namespace Association.Application.Identity;

/// <summary>
/// Helps somebody who lost both the phone and the recovery codes: the second factor is off, every session ends, and roles that
/// need one count again after a new one was set up.
/// </summary>
[Requires(Permissions.GrantRoles)]
public sealed record ResetSecondFactor(UserId Account) : ICommand<Result>;

internal sealed class ResetSecondFactorHandler(IAssociationDb db, IAccounts accounts, ISecondFactors factors, IPasskeys passkeys, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<ResetSecondFactor, Result>
{
    public async Task<Result> Handle(ResetSecondFactor command, CancellationToken cancellationToken)
    {
        if (command.Account == user.Id) return RoleErrors.Own;
        if (await accounts.FindAsync(command.Account, cancellationToken) is not { } account) return Error.NotFound("account");
        await factors.TurnOffAsync(command.Account, cancellationToken);
        // They may be on the lost phone.
        await passkeys.RemoveAllAsync(command.Account, cancellationToken);
        await accounts.EndSessionsAsync(command.Account, cancellationToken);
        db.Tell(account, AccountChanges.SecondFactor, clock.GetUtcNow());
        return Result.Done;
    }
}

using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using MediatR;

namespace Association.Application.Identity;

/// <summary>Shuts somebody else out, from their next request on; or lets them in again.</summary>
[Requires(Permissions.GrantRoles)]
public sealed record CloseAccount(UserId Account, bool Closed = true) : ICommand<Result>;

internal sealed class CloseAccountHandler(IAssociationDb db, IAccounts accounts, ICurrentUser user, TimeProvider clock) : IRequestHandler<CloseAccount, Result>
{
    public async Task<Result> Handle(CloseAccount command, CancellationToken cancellationToken)
    {
        if (command.Account == user.Id) return RoleErrors.Own;
        if (await accounts.FindAsync(command.Account, cancellationToken) is not { } account) return Error.NotFound("account");
        if (account.Closed == command.Closed) return Result.Done;
        await accounts.CloseAsync(command.Account, command.Closed, cancellationToken);
        if (command.Closed) db.Tell(account, AccountChanges.Closed, clock.GetUtcNow());
        return Result.Done;
    }
}

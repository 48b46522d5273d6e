using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Access;
using Association.Domain.Common;
using MediatR;

namespace Association.Application.Identity;

/// <summary>Takes a role from somebody else. It counts from their next request, on every node.</summary>
[Requires(Permissions.GrantRoles)]
public sealed record WithdrawRole(Id<RoleGrant> Grant) : ICommand<Result>;

internal sealed class WithdrawRoleHandler(IAssociationDb db, IAccounts accounts, ICurrentUser user, TimeProvider clock) : IRequestHandler<WithdrawRole, Result>
{
    public async Task<Result> Handle(WithdrawRole command, CancellationToken cancellationToken)
    {
        if (await db.RoleGrants.FindAsync([command.Grant], cancellationToken) is not { } grant) return Error.NotFound("role");
        if (grant.User == user.Id) return RoleErrors.Own;
        db.RoleGrants.Remove(grant);
        if (await accounts.FindAsync(grant.User, cancellationToken) is { } account) db.Tell(account, AccountChanges.Roles, clock.GetUtcNow());
        return Result.Done;
    }
}

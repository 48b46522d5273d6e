using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using MediatR;

namespace Association.Application.Identity;

/// <summary>A new password for oneself, after the present one was given. Every session ends.</summary>
[Requires(Permissions.Self)]
public sealed record ChangePassword(HashedPassword Password) : ICommand<Result>;

internal sealed class ChangePasswordHandler(IAssociationDb db, IAccounts accounts, ICurrentUser user, TimeProvider clock) : IRequestHandler<ChangePassword, Result>
{
    public async Task<Result> Handle(ChangePassword command, CancellationToken cancellationToken)
    {
        if (await accounts.FindAsync(user.Id, cancellationToken) is not { } account) return Error.NotFound("account");
        await accounts.ChangePasswordAsync(user.Id, command.Password, cancellationToken);
        db.Tell(account, AccountChanges.Password, clock.GetUtcNow());
        return Result.Done;
    }
}

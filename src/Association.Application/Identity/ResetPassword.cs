using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using MediatR;

namespace Association.Application.Identity;

/// <summary>
/// A new password by the link of a mail. It ends every session, proves the address, and leaves the second factor as it is.
/// </summary>
[Requires(Permissions.Anyone)]
public sealed record ResetPassword(UserId Account, string? Secret, HashedPassword Password) : ICommand<Result>;

internal sealed class ResetPasswordHandler(IAssociationDb db, IAccounts accounts, IAccountLinks links, TimeProvider clock) : IRequestHandler<ResetPassword, Result>
{
    public async Task<Result> Handle(ResetPassword command, CancellationToken cancellationToken)
    {
        if (await accounts.FindAsync(command.Account, cancellationToken) is not { Closed: false } account) return AccountLinkErrors.Void;
        if (!await links.RedeemAsync(command.Account, AccountLinkPurpose.ResetPassword, command.Secret, cancellationToken)) return AccountLinkErrors.Void;
        await accounts.ChangePasswordAsync(account.Id, command.Password, cancellationToken);
        if (!account.Confirmed) await accounts.ConfirmEmailAsync(account.Id, cancellationToken);
        db.Tell(account, AccountChanges.Password, clock.GetUtcNow());
        return Result.Done;
    }
}

using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Messages;
using Association.Domain.Common;
using MediatR;

namespace Association.Application.Identity;

/// <summary>Sends the confirmation of the e-mail address again, to somebody who knows the password.</summary>
[Requires(Permissions.Anyone)]
public sealed record AskForConfirmation(UserId Account) : ICommand<Result>;

internal sealed class AskForConfirmationHandler(IAssociationDb db, IAccounts accounts, IAccountLinks links, TimeProvider clock) : IRequestHandler<AskForConfirmation, Result>
{
    public async Task<Result> Handle(AskForConfirmation command, CancellationToken cancellationToken)
    {
        if (await accounts.FindAsync(command.Account, cancellationToken) is not { Confirmed: false, Closed: false } account) return Result.Done;
        var now = clock.GetUtcNow();
        if (await db.IsEnoughAsync(MailTemplates.AccountConfirm, account.Id, now, cancellationToken)) return Result.Done;
        await db.SendAsync(MailTemplates.AccountConfirm, account, await links.StartAsync(account.Id, AccountLinkPurpose.ConfirmEmail, cancellationToken), now, cancellationToken);
        return Result.Done;
    }
}

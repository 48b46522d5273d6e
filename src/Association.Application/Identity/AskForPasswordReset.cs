using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Messages;
using Association.Domain.Common;
using MediatR;

namespace Association.Application.Identity;

/// <summary>Mails a link to the owner of the address, if there is one. The sender learns nothing.</summary>
[Requires(Permissions.Anyone)]
public sealed record AskForPasswordReset(string? Email) : ICommand<Result>;

internal sealed class AskForPasswordResetHandler(IAssociationDb db, IAccounts accounts, IAccountLinks links, ICurrentUser user, TimeProvider clock) : IRequestHandler<AskForPasswordReset, Result>
{
    public async Task<Result> Handle(AskForPasswordReset command, CancellationToken cancellationToken)
    {
        if (!EmailAddress.TryParse(command.Email, out var email, out var fault)) return fault.At(nameof(command.Email));
        var now = clock.GetUtcNow();
        var found = await accounts.FindAsync(email, cancellationToken);
        // Written for every address: an unknown one, too, costs a transaction.
        db.AuditEntries.Add(SignInTrail.Entry(SignInEvents.ResetAsked, found?.Id, proved: false, null, user.From, null, now));
        if (found is not { Closed: false } account) return Result.Done;
        if (await db.IsEnoughAsync(MailTemplates.AccountReset, account.Id, now, cancellationToken)) return Result.Done;
        await db.SendAsync(MailTemplates.AccountReset, account, await links.StartAsync(account.Id, AccountLinkPurpose.ResetPassword, cancellationToken), now, cancellationToken);
        return Result.Done;
    }
}

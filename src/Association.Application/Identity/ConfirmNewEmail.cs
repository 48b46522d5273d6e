using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using MediatR;

namespace Association.Application.Identity;

/// <summary>
/// The link in the mail to the new address was used: it is the account's now, and the contact of its person. The old address
/// is told; every session and every other link ends.
/// </summary>
[Requires(Permissions.Anyone)]
public sealed record ConfirmNewEmail(UserId Account, string? Secret) : ICommand<Result>;

internal sealed class ConfirmNewEmailHandler(IAssociationDb db, IAccounts accounts, IAccountLinks links, TimeProvider clock) : IRequestHandler<ConfirmNewEmail, Result>
{
    public async Task<Result> Handle(ConfirmNewEmail command, CancellationToken cancellationToken)
    {
        if (await accounts.FindAsync(command.Account, cancellationToken) is not { Closed: false } account) return AccountLinkErrors.Void;
        if (!await links.RedeemAsync(command.Account, AccountLinkPurpose.ChangeEmail, command.Secret, cancellationToken)) return AccountLinkErrors.Void;
        if (await accounts.PendingEmailAsync(account.Id, cancellationToken) is not { } email) return AccountLinkErrors.Void;
        // Somebody else may have registered it meanwhile.
        if (await accounts.FindAsync(email, cancellationToken) is not null) return AccountLinkErrors.Void;

        await accounts.ChangeEmailAsync(account.Id, email, cancellationToken);
        foreach (var purpose in (AccountLinkPurpose[])[AccountLinkPurpose.ConfirmEmail, AccountLinkPurpose.ResetPassword])
            await links.VoidAsync(account.Id, purpose, cancellationToken);
        if (account.Person is { } id && await db.People.FindAsync([id], cancellationToken) is { } person) person.Contact(person.Mobile, email.Value);
        db.Tell(account, AccountChanges.Email, clock.GetUtcNow());
        return Result.Done;
    }
}

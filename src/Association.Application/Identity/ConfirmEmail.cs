using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Members;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Identity;

/// <summary>
/// The address is the owner's. A person on record with this very address and name is the same one; anything less is for
/// the office to decide.
/// </summary>
[Requires(Permissions.Anyone)]
public sealed record ConfirmEmail(UserId Account, string? Secret) : ICommand<Result>;

internal sealed class ConfirmEmailHandler(IAssociationDb db, IAccounts accounts, IAccountLinks links) : IRequestHandler<ConfirmEmail, Result>
{
    public async Task<Result> Handle(ConfirmEmail command, CancellationToken cancellationToken)
    {
        if (await accounts.FindAsync(command.Account, cancellationToken) is not { Closed: false } account) return AccountLinkErrors.Void;
        if (!await links.RedeemAsync(command.Account, AccountLinkPurpose.ConfirmEmail, command.Secret, cancellationToken)) return AccountLinkErrors.Void;
        await accounts.ConfirmEmailAsync(command.Account, cancellationToken);
        if (account.Person is null && await PersonOfAsync(account, cancellationToken) is { } person)
            await accounts.LinkAsync(account.Id, person, cancellationToken);
        return Result.Done;
    }

    private async Task<Id<Person>?> PersonOfAsync(AccountRecord account, CancellationToken cancellationToken)
    {
        if (!EmailAddress.TryParse(account.Email, out var email)) return null;
        var namesakes = await db.People.Where(p => p.Name == account.Name && p.Email != null).Select(p => new { p.Id, p.Email }).ToListAsync(cancellationToken);
        return namesakes.Where(p => EmailAddress.TryParse(p.Email, out var theirs) && theirs.Key == email.Key).ToList() is [var only]
            && !await accounts.IsLinkedAsync(only.Id, cancellationToken) ? only.Id : null;
    }
}

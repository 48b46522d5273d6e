using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Members;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Identity;

/// <summary>The office has seen that an account and a person on record are one; or undoes that.</summary>
[Requires(Permissions.GrantRoles)]
public sealed record LinkAccount(UserId Account, Id<Person>? Person) : ICommand<Result>;

internal sealed class LinkAccountHandler(IAssociationDb db, IAccounts accounts) : IRequestHandler<LinkAccount, Result>
{
    private static readonly Error Linked = Error.Conflict("account.person-linked", "This person has another account.");

    public async Task<Result> Handle(LinkAccount command, CancellationToken cancellationToken)
    {
        if (await accounts.FindAsync(command.Account, cancellationToken) is not { } account) return Error.NotFound("account");
        if (command.Person is { } person && person != account.Person)
        {
            if (!await db.People.AnyAsync(p => p.Id == person, cancellationToken)) return Error.NotFound("person");
            if (await accounts.IsLinkedAsync(person, cancellationToken)) return Linked;
        }

        await accounts.LinkAsync(command.Account, command.Person, cancellationToken);
        return Result.Done;
    }
}

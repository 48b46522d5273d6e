using System.Security.Cryptography;
using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Messages;
using Association.Domain.Common;
using Association.Domain.Members;
using FluentValidation;
using MediatR;

namespace Association.Application.Identity;

/// <summary>Opens an account for a colleague, who chooses the password by a link in the mail: nobody else ever knows it.</summary>
[Requires(Permissions.GrantRoles)]
public sealed record InviteAccount(string Name, string Email) : ICommand<Result<UserId>>;

internal sealed class InviteAccountValidator : AbstractValidator<InviteAccount>
{
    public InviteAccountValidator() => RuleFor(c => c.Name).NotEmpty().MaximumLength(Person.MaxNameLength);
}

internal sealed class InviteAccountHandler(IAssociationDb db, IAccounts accounts, IAccountLinks links, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<InviteAccount, Result<UserId>>
{
    public static readonly Error Known = Error.Conflict("account.known", "There is an account with this address.");

    public async Task<Result<UserId>> Handle(InviteAccount command, CancellationToken cancellationToken)
    {
        if (!EmailAddress.TryParse(command.Email, out var email, out var fault)) return fault.At(nameof(command.Email));
        if (await accounts.FindAsync(email, cancellationToken) is not null) return Known.At(nameof(command.Email));

        // No password has this hash: the account opens only by the link.
        var nothing = new HashedPassword(Convert.ToBase64String(RandomNumberGenerator.GetBytes(61)));
        var id = await accounts.OpenAsync(new(TextNormalization.Line(command.Name), email, null, nothing, user.Culture), cancellationToken);
        var occasion = await links.StartAsync(id, AccountLinkPurpose.ResetPassword, cancellationToken);
        db.Outbox.Add(new(MailTemplates.AccountInvited, id.Value, email.Value, user.Culture, clock.GetUtcNow(), occasion));
        return id;
    }
}

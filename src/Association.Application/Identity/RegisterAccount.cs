using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Messages;
using Association.Domain.Common;
using FluentValidation;
using MediatR;

namespace Association.Application.Identity;

/// <summary>
/// Opens an account for a member or guest. Whether the address was known already is said only by mail, to its owner.
/// A mobile number that another account signs in with is left out.
/// </summary>
[Requires(Permissions.Anyone)]
public sealed record RegisterAccount(string Name, string Email, string? Mobile, HashedPassword Password, bool Consent) : ICommand<Result>;

internal sealed class RegisterAccountValidator : AbstractValidator<RegisterAccount>
{
    public RegisterAccountValidator()
    {
        RuleFor(c => c.Email).Must(email => EmailAddress.TryParse(email, out _)).WithErrorCode(EmailAddressErrors.Invalid.Code).WithMessage(EmailAddressErrors.Invalid.Message);
        RuleFor(c => c.Mobile).Must(mobile => string.IsNullOrWhiteSpace(mobile) || MobileNumber.TryParse(mobile, out _))
            .WithErrorCode(MobileNumberErrors.Invalid.Code).WithMessage(MobileNumberErrors.Invalid.Message);
        RuleFor(c => c.Consent).Equal(true).WithErrorCode("account.consent").WithMessage("Please agree to the use of your data.");
    }
}

internal sealed class RegisterAccountHandler(IAssociationDb db, IAccounts accounts, IAccountLinks links, ICurrentUser user, TimeProvider clock) : IRequestHandler<RegisterAccount, Result>
{
    public async Task<Result> Handle(RegisterAccount command, CancellationToken cancellationToken)
    {
        if (!EmailAddress.TryParse(command.Email, out var email, out var fault)) return fault.At(nameof(command.Email));
        if (!PersonName.TryParse(command.Name, out var name, out var unnamed)) return unnamed.At(nameof(command.Name));
        var now = clock.GetUtcNow();
        if (await accounts.FindAsync(email, cancellationToken) is { } known)
        {
            await db.SendAsync(known.Confirmed ? MailTemplates.AccountKnown : MailTemplates.AccountConfirm, known,
                known.Confirmed ? $"{Guid.CreateVersion7():N}" : await links.StartAsync(known.Id, AccountLinkPurpose.ConfirmEmail, cancellationToken), now, cancellationToken);
            return Result.Done;
        }

        var mobile = MobileNumber.TryParse(command.Mobile, out var number) && !await accounts.MobileIsTakenAsync(number, cancellationToken) ? number : null;
        var account = new NewAccount(name.Value, email, mobile, command.Password, user.Culture);
        var id = await accounts.OpenAsync(account, cancellationToken);
        var occasion = await links.StartAsync(id, AccountLinkPurpose.ConfirmEmail, cancellationToken);
        db.Outbox.Add(new(MailTemplates.AccountConfirm, id.Value, email.Value, user.Culture, now, occasion));
        return Result.Done;
    }
}

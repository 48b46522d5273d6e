using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Access;
using Association.Domain.Common;
using Association.Domain.Members;
using FluentValidation;
using MediatR;

namespace Association.Application.Identity;

/// <summary>Opens the first account of an installation, for whoever can read its log. Once there is an account this does not exist.</summary>
[Requires(Permissions.Anyone)]
public sealed record CreateFirstAdministrator(string? Secret, string Name, string Email, HashedPassword Password) : ICommand<Result<UserId>>;

internal sealed class CreateFirstAdministratorValidator : AbstractValidator<CreateFirstAdministrator>
{
    public CreateFirstAdministratorValidator() => RuleFor(c => c.Name).NotEmpty().MaximumLength(Person.MaxNameLength);
}

internal sealed class CreateFirstAdministratorHandler(IAssociationDb db, IAccounts accounts, IFirstStart first, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<CreateFirstAdministrator, Result<UserId>>
{
    private static readonly Error WrongSecret = Error.Invalid("first-start.secret", "That is not the secret in the log.", nameof(CreateFirstAdministrator.Secret));

    public async Task<Result<UserId>> Handle(CreateFirstAdministrator command, CancellationToken cancellationToken)
    {
        if (await accounts.AnyAsync(cancellationToken)) return Error.NotFound("page");
        if (!first.Matches(command.Secret)) return WrongSecret;
        if (!EmailAddress.TryParse(command.Email, out var email, out var fault)) return fault.At(nameof(command.Email));

        var account = new NewAccount(TextNormalization.Line(command.Name), email, null, command.Password, user.Culture, Confirmed: true);
        var id = await accounts.OpenAsync(account, cancellationToken);
        db.RoleGrants.Add(new RoleGrant(id, Role.Administrator, null, UserId.System, clock.GetUtcNow()));
        return id;
    }
}

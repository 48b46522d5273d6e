using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Identity;
using Association.Application.Members.Units;
using Association.Domain.Common;
using Association.Domain.Members;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Members.Desk;

/// <summary>
/// The invited colleague joins the roster from today; work elsewhere ends the day before. An account without a record gets
/// one: that of the person whose recorded mailbox it has proved to be its own, else a new one.
/// </summary>
/// <param name="Key">From the mail to a person on record.</param>
/// <param name="Consent">The unit may see name, title, department, membership and the masked mobile.</param>
[Requires(Permissions.Self)]
public sealed record AcceptInvitation(string? Code, string? Key, string? Name, string? Mobile, string? Department, string? Title, bool Consent) : ICommand<Result<Guid>>;

internal sealed class AcceptInvitationValidator : AbstractValidator<AcceptInvitation>
{
    public AcceptInvitationValidator()
    {
        RuleFor(c => c.Department).MaximumLength(Person.MaxTextLength);
        RuleFor(c => c.Title).MaximumLength(Person.MaxTextLength);
        RuleFor(c => c.Consent).Equal(true).WithErrorCode("invitation.consent").WithMessage("Please agree that the unit sees your record.");
    }
}

internal sealed class AcceptInvitationHandler(IAssociationDb db, IAccounts accounts, ILinkSecrets secrets, IPersonalNumbers numbers, IPinyin pinyin, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<AcceptInvitation, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(AcceptInvitation command, CancellationToken cancellationToken)
    {
        var hash = InvitationCodes.HashOf(command.Code);
        if (await db.UnitInvitations.FirstOrDefaultAsync(i => i.CodeHash == hash, cancellationToken) is not { } invitation) return InvitationErrors.NotFound;
        Refuse.Unless(invitation.StateAt(clock.GetUtcNow()) is InvitationState.Open, InvitationErrors.Over);
        var known = user.Person ?? await ProvedAsync(invitation, command.Key, cancellationToken);
        var person = known is { } id ? await db.ForChangeAsync(id, cancellationToken) ?? throw new RefusedException(Error.NotFound("person")) : await NewAsync(command, cancellationToken);
        if (user.Person is null) await accounts.LinkAsync(user.Id, person.Id, cancellationToken);

        var today = clock.Today();
        Refuse.If(person.WorkOn(today)?.Unit == invitation.Unit, InvitationErrors.OnRoster);
        invitation.Accept(person.Id, newcomer: known is null, clock.GetUtcNow());
        var work = person.WorkAt(invitation.Unit, command.Department.Said() ?? invitation.Department, command.Title.Said() ?? invitation.Title ?? person.Title, today);
        db.Employments.Add(work);
        return invitation.Unit.Value;
    }

    /// <summary>The person whose mailbox the account reads: by the key of the mail, or by the confirmed address on record.</summary>
    private async Task<Id<Person>?> ProvedAsync(UnitInvitation invitation, string? key, CancellationToken cancellationToken)
    {
        if (invitation.Person is { } addressee && secrets.IsMailKey(invitation.Id.Value, key) && !await accounts.IsLinkedAsync(addressee, cancellationToken)) return addressee;
        if (await accounts.FindAsync(user.Id, cancellationToken) is not { Confirmed: true } account) return null;
        var (email, name) = (account.Email, account.Name);
        var people = await db.People.Where(p => p.Email == email && p.Name == name).Select(p => p.Id).Take(2).ToListAsync(cancellationToken);
        return people is [var only] && !await accounts.IsLinkedAsync(only, cancellationToken) ? only : null;
    }

    private async Task<Person> NewAsync(AcceptInvitation command, CancellationToken cancellationToken)
    {
        if (!PersonName.TryParse(command.Name, out var name, out var unnamed)) throw new RefusedException(unnamed.At(nameof(command.Name)));
        if (!MobileNumber.TryParse(command.Mobile, out var mobile, out var fault)) throw new RefusedException(fault.At(nameof(command.Mobile)));
        var account = await accounts.FindAsync(user.Id, cancellationToken);
        var person = new Person(name.Value, pinyin.Read(name.Value));
        person.Contact(numbers.Seal(mobile), account is { Confirmed: true } ? account.Email : null);
        person.Qualify(command.Title.Said(), null);
        db.People.Add(person);
        return person;
    }
}

using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Members.Units;
using Association.Application.Messages;
using Association.Domain.Common;
using Association.Domain.Members;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Members.Desk;

/// <summary>
/// Asks a colleague to join the roster. A name with a whole mobile or ID number that matches one person on record addresses that
/// person, who also gets a mail; the answer is the same as for a stranger, so nobody learns who is on record. Source: domain.md R7.06.
/// </summary>
/// <param name="Number">A mobile or a resident ID number in full.</param>
/// <param name="Uses">How many colleagues may use the link; 1 for a named one.</param>
[Requires(Permissions.Self)]
public sealed record InviteColleague(Id<MemberUnit> Unit, string? Name, string? Number, string? Email, string? Department, string? Title, int Uses, string? IdempotencyKey = null)
    : ICommand<Result<IssuedInvitation>>, IForMyStaff, IIdempotent;

public sealed record IssuedInvitation(Guid Id, string Code);

internal sealed class InviteColleagueValidator : AbstractValidator<InviteColleague>
{
    public InviteColleagueValidator()
    {
        RuleFor(c => c.Department).MaximumLength(Person.MaxTextLength);
        RuleFor(c => c.Title).MaximumLength(Person.MaxTextLength);
        RuleFor(c => c.Uses).InclusiveBetween(1, UnitInvitation.MaxUses);
        RuleFor(c => c.Uses).Equal(1).When(c => !string.IsNullOrWhiteSpace(c.Name) || !string.IsNullOrWhiteSpace(c.Email))
            .WithErrorCode("invitation.one-use").WithMessage("A link for somebody by name is good once.");
        RuleFor(c => c.Name).NotEmpty().When(c => !string.IsNullOrWhiteSpace(c.Number));
    }
}

internal sealed class InviteColleagueHandler(IAssociationDb db, IPersonalNumbers numbers, ILinkSecrets secrets, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<InviteColleague, Result<IssuedInvitation>>
{
    private static readonly Error NoNumber = Error.Invalid("invitation.number", "Give a mobile number or an ID number in full.", "Number");

    public async Task<Result<IssuedInvitation>> Handle(InviteColleague command, CancellationToken cancellationToken)
    {
        PersonName? name = null;
        if (command.Name.Said() is { } typed && !PersonName.TryParse(typed, out name, out var unnamed)) return unnamed.At(nameof(command.Name));
        var reach = Reach.Of(numbers, null, nameof(command.Number), command.Email);
        var (person, masked) = await MatchAsync(name, command.Number.Said(), cancellationToken);
        var invitee = new Invitee(person?.Id, name?.Value, masked, reach.Email, command.Department.Said(), command.Title.Said());
        var invitation = new UnitInvitation(command.Unit, invitee, command.Uses, user.Id, clock.GetUtcNow());
        var code = secrets.CodeOf(invitation.Id.Value);
        invitation.FoundBy(InvitationCodes.HashOf(code));
        db.UnitInvitations.Add(invitation);
        Send(invitation, person);
        return new IssuedInvitation(invitation.Id.Value, code);
    }

    /// <summary>Somebody on record is written to where the record says, never where the unit says.</summary>
    private void Send(UnitInvitation invitation, Person? person)
    {
        if ((person is null ? invitation.Email : person.Email) is { } address)
            db.Outbox.Add(new OutboxMessage(MailTemplates.UnitInvitation, invitation.Id.Value, address, user.Culture, clock.GetUtcNow()));
    }

    private async Task<(Person? Person, string? Masked)> MatchAsync(PersonName? name, string? number, CancellationToken cancellationToken)
    {
        if (name is null || number is null) return (null, null);
        var named = db.People.AsNoTracking().Where(p => p.Name == name.Value);
        if (MobileNumber.TryParse(number, out var mobile))
        {
            var index = numbers.IndexOf(mobile);
            return (await OnlyAsync(named.Where(p => p.Mobile!.Index == index), cancellationToken), mobile.Masked);
        }

        if (!ResidentId.TryParse(number, clock.Today(), out var resident)) throw new RefusedException(NoNumber);
        var key = numbers.IndexOf(resident);
        return (await OnlyAsync(named.Where(p => p.ResidentId!.Index == key), cancellationToken), resident.Masked);
    }

    private static async Task<Person?> OnlyAsync(IQueryable<Person> matching, CancellationToken cancellationToken) =>
        await matching.Take(2).ToListAsync(cancellationToken) is [var only] ? only : null;
}

/// <summary>Takes an invitation back; its link opens nothing from then on.</summary>
[Requires(Permissions.Self)]
public sealed record WithdrawInvitation(Id<MemberUnit> Unit, Id<UnitInvitation> Invitation) : ICommand<Result>, IForMyStaff;

internal sealed class WithdrawInvitationHandler(IAssociationDb db, TimeProvider clock) : IRequestHandler<WithdrawInvitation, Result>
{
    public async Task<Result> Handle(WithdrawInvitation command, CancellationToken cancellationToken)
    {
        if (await db.UnitInvitations.FirstOrDefaultAsync(i => i.Id == command.Invitation && i.Unit == command.Unit, cancellationToken) is not { } invitation) return InvitationErrors.NotFound;
        invitation.Withdraw(clock.GetUtcNow());
        return Result.Done;
    }
}

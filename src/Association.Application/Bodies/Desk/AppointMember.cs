using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Members.Privacy;
using Association.Domain.Bodies;
using Association.Domain.Common;
using Association.Domain.Members;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Bodies.Desk;

/// <summary>Puts somebody on the roster of a term.</summary>
/// <param name="To">Empty lasts as long as the term.</param>
/// <param name="Public">The person agreed to be named on the public page.</param>
/// <param name="Despite">Rules that only warn were read.</param>
[Requires(Permissions.Self)]
public sealed record AppointMember(
    Id<Body> Body, Id<BodyTerm> Term, AppointeeForm Who, BodyPosition Position, DateOnly From, DateOnly? To, AppointmentManner Manner, bool Public, bool Despite, string? IdempotencyKey = null)
    : ICommand<Result<Guid>>, IForMyBody, IIdempotent;

internal sealed class AppointMemberValidator : AbstractValidator<AppointMember>
{
    public AppointMemberValidator()
    {
        RuleFor(c => c.Position).IsInEnum();
        RuleFor(c => c.Manner).IsInEnum();
    }
}

internal sealed class AppointMemberHandler(IAssociationDb db, BodyScope scope, Appointees appointees, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<AppointMember, Result<Guid>>
{
    private static readonly Error Known = Error.Invalid("roster.known", "This person holds this position in this term already.", "Position");

    public async Task<Result<Guid>> Handle(AppointMember command, CancellationToken cancellationToken)
    {
        if (await db.ForChangeAsync(command.Body, cancellationToken) is not { } body) return BodyErrors.NotFound;
        if (body.Terms.FirstOrDefault(t => t.Id == command.Term) is not { } term) return BodyErrors.TermNotFound;
        Refuse.Unless(body.ExistsOn(clock.Today()), BodyErrors.Dissolved);
        scope.Require(body, command.Position);
        var to = command.To ?? term.To;
        Refuse.If(command.From < term.From || term.To is { } end && (command.From > end || to > end), AppointmentErrors.OutsideTerm);
        Refuse.If(to < command.From, AppointmentErrors.Order);

        var who = await appointees.FindAsync(command.Who, cancellationToken);
        Refuse.If(term.Appointments.Any(a => a.Person == who.Person.Id && a.Position == command.Position), Known);
        var proposed = new ProposedAppointment(who.Person.Id, who.Person.BirthDate, command.Position, command.From, to);
        var faults = RosterCheck.Of(proposed, body, await db.RosterPolicyAsync(cancellationToken), command.Despite);
        if (faults.Count > 0) return Result<Guid>.Refused(faults);

        var appointment = term.Appoint(who.Person.Id, command.Position, command.From, to);
        appointment.Came(command.Manner, null);
        appointment.Represents(who.Unit);
        appointment.Remark(who.Elsewhere);
        if (command.Public) await db.AgreeAsync(who.Person.Id, user, clock.GetUtcNow(), cancellationToken);
        return appointment.Id.Value;
    }
}

internal static class RosterCheck
{
    /// <summary>What refuses; and what warns, unless somebody said that it is meant.</summary>
    /// <param name="only">The rules that count; null for all.</param>
    public static IReadOnlyList<Error> Of(ProposedAppointment proposed, Body body, RosterPolicy policy, bool despite, IReadOnlyCollection<RosterRule>? only = null)
    {
        var broken = proposed.Breaks(body, policy).Where(rule => policy.Of(rule) is not RuleStrength.Off && only?.Contains(rule) is not false).ToList();
        var counting = broken.Where(rule => policy.Of(rule) is RuleStrength.Refuse || !despite).ToList();
        var errors = counting.Select(RosterErrors.Of).ToList();
        if (errors.Count > 0 && counting.TrueForAll(rule => policy.Of(rule) is RuleStrength.Warn)) errors.Add(RosterErrors.Warned);
        return errors;
    }

    /// <summary>The consent that somebody gave on paper, as the office or the desk records it.</summary>
    public static async Task AgreeAsync(this IAssociationDb db, Id<Person> person, ICurrentUser user, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await db.Consents.AnyAsync(c => c.Person == person && c.Purpose == ConsentPurpose.BodyRoster && c.WithdrawnAt == null, cancellationToken)) return;
        db.Consents.Add(new Consent(person, ConsentPurpose.BodyRoster, ConsentTexts.Version, user.Name, now));
    }
}

/// <summary>Records that somebody on the roster agreed to be named on the public page, or does no longer.</summary>
[Requires(Permissions.Self)]
public sealed record SetRosterConsent(Id<Body> Body, Id<Person> Person, bool Agreed) : ICommand<Result>, IForMyBody;

internal sealed class SetRosterConsentHandler(IAssociationDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<SetRosterConsent, Result>
{
    public async Task<Result> Handle(SetRosterConsent command, CancellationToken cancellationToken)
    {
        if (!await db.BodyTerms.Where(t => t.Body == command.Body).SelectMany(t => t.Appointments).AnyAsync(a => a.Person == command.Person, cancellationToken)) return AppointmentErrors.NotFound;
        if (command.Agreed) await db.AgreeAsync(command.Person, user, clock.GetUtcNow(), cancellationToken);
        else
            foreach (var consent in await db.Consents.Where(c => c.Person == command.Person && c.Purpose == ConsentPurpose.BodyRoster && c.WithdrawnAt == null).ToListAsync(cancellationToken))
                consent.Withdraw(clock.GetUtcNow());
        return Result.Done;
    }
}

using Association.Application.Access;
using Association.Application.Bodies;
using Association.Application.Bodies.Desk;
using Association.Application.Common;
using Association.Domain.Bodies;
using Association.Domain.Common;
using Association.Domain.Elections;
using Association.Domain.Members;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Elections;

/// <summary>Puts somebody on the list of candidates; the rules of the roster and the quota of a unit hold.</summary>
/// <param name="Despite">Rules that only warn were read.</param>
[Requires(Permissions.Self)]
public sealed record NominateCandidate(Id<Election> Election, AppointeeForm Who, BodyPosition Position, bool Despite = false) : ICommand<Result<Guid>>, IForMyElection;

internal sealed class NominateCandidateValidator : AbstractValidator<NominateCandidate>
{
    public NominateCandidateValidator() => RuleFor(c => c.Position).IsInEnum();
}

internal sealed class NominateCandidateHandler(IAssociationDb db, ElectionDesk desk, Appointees appointees) : IRequestHandler<NominateCandidate, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(NominateCandidate command, CancellationToken cancellationToken)
    {
        var election = await desk.ForChangeAsync(command.Election, cancellationToken);
        var who = await appointees.FindAsync(command.Who, cancellationToken);
        var body = await db.Bodies.AsNoTracking().WithOffices().SingleAsync(b => b.Id == election.Body, cancellationToken);
        var faults = PersonalRules(election, who, command.Position, body, await db.RosterPolicyAsync(cancellationToken), command.Despite);
        return faults.Count > 0 ? Result<Guid>.Refused(faults) : election.Nominate(who.Person.Id, command.Position, who.Unit).Id.Value;
    }

    /// <summary>Age and terms count; seats and other offices are those of the term that ends.</summary>
    private static IReadOnlyList<Error> PersonalRules(Election election, Appointee who, BodyPosition position, Body body, RosterPolicy policy, bool despite) =>
        RosterCheck.Of(new(who.Person.Id, who.Person.BirthDate, position, election.TermFrom, election.TermTo), body, policy, despite, [RosterRule.TooManyTerms, RosterRule.TooOld]);
}

/// <summary>Takes a candidate off the list.</summary>
[Requires(Permissions.Self)]
public sealed record StrikeCandidate(Id<Election> Election, Id<Candidate> Candidate) : ICommand<Result>, IForMyElection;

/// <summary>Says who may vote; those on the list and not named here may not any more.</summary>
[Requires(Permissions.Self)]
public sealed record SetVoters(Id<Election> Election, IReadOnlyList<Guid> People) : ICommand<Result>, IForMyElection;

/// <summary>Lets one more person vote.</summary>
[Requires(Permissions.Self)]
public sealed record AddVoter(Id<Election> Election, AppointeeForm Who) : ICommand<Result>, IForMyElection;

internal sealed class ElectionListHandlers(IAssociationDb db, ElectionDesk desk, Appointees appointees)
    : IRequestHandler<StrikeCandidate, Result>, IRequestHandler<SetVoters, Result>, IRequestHandler<AddVoter, Result>
{
    public async Task<Result> Handle(StrikeCandidate command, CancellationToken cancellationToken)
    {
        (await desk.ForChangeAsync(command.Election, cancellationToken)).Strike(command.Candidate);
        return Result.Done;
    }

    public async Task<Result> Handle(SetVoters command, CancellationToken cancellationToken)
    {
        var election = await desk.ForChangeAsync(command.Election, cancellationToken);
        var wanted = command.People.Distinct().Select(id => new Id<Person>(id)).ToList();
        var known = await db.People.Where(p => wanted.Contains(p.Id) && p.ErasedAt == null).Select(p => p.Id).ToListAsync(cancellationToken);
        election.MayVote(known);
        return Result.Done;
    }

    public async Task<Result> Handle(AddVoter command, CancellationToken cancellationToken)
    {
        var election = await desk.ForChangeAsync(command.Election, cancellationToken);
        var who = await appointees.FindAsync(command.Who, cancellationToken);
        election.MayVote(election.Voters.Select(v => v.Person).Append(who.Person.Id));
        return Result.Done;
    }
}

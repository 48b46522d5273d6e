using Association.Application.Access;
using Association.Application.Bodies;
using Association.Application.Bodies.Desk;
using Association.Application.Common;
using Association.Domain.Bodies;
using Association.Domain.Common;
using Association.Domain.Elections;
using FluentValidation;
using MediatR;

namespace Association.Application.Elections;

/// <param name="Quorum">Percent of those who may vote.</param>
/// <param name="UnitQuota">Candidates of one position from one unit; null for any number.</param>
/// <param name="Seats">How many are elected to each position; 0 for those that are not.</param>
public sealed record ElectionForm(
    string NameZh, string? NameEn, string TermName, DateOnly TermFrom, DateOnly? TermTo, DateTimeOffset OpensAt, DateTimeOffset ClosesAt, int Quorum, int? UnitQuota,
    IReadOnlyDictionary<BodyPosition, int> Seats)
{
    internal NextTerm Term => new(TermName.Trim(), TermFrom, TermTo);
}

internal sealed class ElectionFormValidator : AbstractValidator<ElectionForm>
{
    private const int MaxSeats = 500;

    public ElectionFormValidator()
    {
        RuleFor(f => f.NameZh).NotEmpty().MaximumLength(Election.MaxNameLength);
        RuleFor(f => f.NameEn).MaximumLength(Election.MaxNameLength);
        RuleFor(f => f.TermName).NotEmpty().MaximumLength(BodyTerm.MaxNameLength);
        RuleFor(f => f.TermTo).Must((form, to) => to is null || to >= form.TermFrom).WithErrorCode(BodyErrors.TermEndsBeforeStart.Code);
        RuleFor(f => f.Seats).Must(seats => seats.Values.All(n => n is >= 0 and <= MaxSeats)).WithErrorCode(BodyErrors.SeatMaximum.Code);
    }
}

/// <summary>Starts a re-election as a draft: those who hold an office now may vote, and the chair-elect is proposed as chair. Source: anchors.md 3.24.</summary>
[Requires(Permissions.Self)]
public sealed record StartElection(Id<Body> Body, ElectionForm Form, string? IdempotencyKey = null) : ICommand<Result<Guid>>, IForMyBody, IIdempotent;

internal sealed class StartElectionValidator : AbstractValidator<StartElection>
{
    public StartElectionValidator() => RuleFor(c => c.Form).SetValidator(new ElectionFormValidator()).OverridePropertyName("");
}

internal sealed class StartElectionHandler(IAssociationDb db, TimeProvider clock) : IRequestHandler<StartElection, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(StartElection command, CancellationToken cancellationToken)
    {
        var (form, today) = (command.Form, clock.Today());
        if (await db.ForChangeAsync(command.Body, cancellationToken) is not { } body) return BodyErrors.NotFound;
        Refuse.Unless(body.ExistsOn(form.TermFrom), BodyErrors.Dissolved);
        var election = new Election(body.Id, new(form.NameZh, form.NameEn), form.Term, form.OpensAt, form.ClosesAt, form.Quorum);
        election.LimitPerUnit(form.UnitQuota);
        foreach (var (position, seats) in form.Seats) election.Elects(position, seats);
        var held = body.Terms.SelectMany(t => t.Appointments).Where(a => a.IsHeldOn(today)).ToList();
        election.MayVote(held.Select(a => a.Person));
        if (form.Seats.GetValueOrDefault(BodyPosition.Chair) > 0)
            foreach (var next in held.Where(a => a.Position is BodyPosition.ChairElect)) election.Nominate(next.Person, BodyPosition.Chair, next.Unit);
        db.Elections.Add(election);
        return election.Id.Value;
    }
}

/// <summary>Changes the plan of an election that has not begun.</summary>
[Requires(Permissions.Self)]
public sealed record PlanElection(Id<Election> Election, ElectionForm Form) : ICommand<Result>, IForMyElection;

internal sealed class PlanElectionValidator : AbstractValidator<PlanElection>
{
    public PlanElectionValidator() => RuleFor(c => c.Form).SetValidator(new ElectionFormValidator()).OverridePropertyName("");
}

internal sealed class PlanElectionHandler(ElectionDesk desk) : IRequestHandler<PlanElection, Result>
{
    public async Task<Result> Handle(PlanElection command, CancellationToken cancellationToken)
    {
        var (election, form) = (await desk.ForChangeAsync(command.Election, cancellationToken), command.Form);
        election.Plan(new(form.NameZh, form.NameEn), form.Term, form.OpensAt, form.ClosesAt, form.Quorum);
        election.LimitPerUnit(form.UnitQuota);
        foreach (var (position, seats) in form.Seats) election.Elects(position, seats);
        return Result.Done;
    }
}

using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Elections;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Elections;

/// <summary>
/// Puts a paper into the box. It carries no key against a double click: such a record would tie what was chosen to its sender; a
/// second paper is refused instead. Source: docs/adr/0016.
/// </summary>
[Requires(Permissions.Self)]
public sealed record CastBallot(Id<Election> Election, IReadOnlyList<Guid> Choices) : ICommand<Result>
{
    /// <summary>What was chosen never stands in a log.</summary>
    public override string ToString() => $"{nameof(CastBallot)} {{ {Election} }}";
}

internal sealed class CastBallotAccess(IAssociationDb db, ICurrentUser user) : IAccessRule<CastBallot>
{
    public async Task<bool> AllowsAsync(CastBallot request, CancellationToken cancellationToken) =>
        user.Person is { } me && await db.Elections.AnyAsync(e => e.Id == request.Election && e.Voters.Any(v => v.Person == me), cancellationToken);
}

internal sealed class CastBallotHandler(IAssociationDb db, ElectionDesk desk, ICurrentUser user, TimeProvider clock) : IRequestHandler<CastBallot, Result>
{
    public async Task<Result> Handle(CastBallot command, CancellationToken cancellationToken)
    {
        if (user.Person is not { } me) return ElectionErrors.NoVoter;
        var election = await desk.ForChangeAsync(command.Election, cancellationToken);
        var paper = election.Vote(me, [.. command.Choices.Select(c => new Id<Candidate>(c))], clock.GetUtcNow());
        await ShakeAsync(election, paper, cancellationToken);
        return Result.Done;
    }

    /// <summary>
    /// Every paper is written anew with each vote, in a random order: neither the order of the rows nor the transaction that wrote
    /// them says which paper came last.
    /// </summary>
    private async Task ShakeAsync(Election election, BallotPaper added, CancellationToken cancellationToken)
    {
        var box = await db.BallotPapers.AsNoTracking().Where(p => p.Election == election.Id).ToListAsync(cancellationToken);
        await db.BallotPapers.Where(p => p.Election == election.Id).ExecuteDeleteAsync(cancellationToken);
        // The keys are random, so their order is.
        db.BallotPapers.AddRange(box.Select(p => p.Shaken()).Append(added).OrderBy(p => p.Key, StringComparer.Ordinal));
    }
}

/// <summary>The paper of the signed-in voter.</summary>
[Requires(Permissions.Self)]
public sealed record GetBallot(Id<Election> Election) : IQuery<BallotView?>;

/// <param name="Voted">Whether the reader has; what he chose is known to nobody.</param>
public sealed record BallotView(
    Guid Id, Bilingual Body, Bilingual Name, string TermName, DateTimeOffset OpensAt, DateTimeOffset ClosesAt, bool Open, bool Voted, IReadOnlyList<BallotSection> Sections);

public sealed record BallotSection(Domain.Bodies.BodyPosition Position, int Seats, IReadOnlyList<BallotLine> Candidates);

public sealed record BallotLine(Guid Candidate, string Name, string? Unit, string? Title);

/// <summary>Elections in which the signed-in person may vote, the latest first.</summary>
[Requires(Permissions.Self)]
public sealed record ListMyBallots : IQuery<IReadOnlyList<MyBallot>>;

public sealed record MyBallot(Guid Id, Bilingual Body, Bilingual Name, DateTimeOffset OpensAt, DateTimeOffset ClosesAt, bool Open, bool Voted);

internal sealed class BallotHandlers(IAssociationDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<GetBallot, BallotView?>, IRequestHandler<ListMyBallots, IReadOnlyList<MyBallot>>
{
    public async Task<BallotView?> Handle(GetBallot query, CancellationToken cancellationToken)
    {
        if (user.Person is not { } me) return null;
        var election = await db.Elections.AsNoTracking().Include(e => e.Candidates).Include(e => e.Seats).Include(e => e.Voters)
            .FirstOrDefaultAsync(e => e.Id == query.Election && e.Status != ElectionStatus.Draft, cancellationToken);
        if (election?.Voters.FirstOrDefault(v => v.Person == me) is not { } voter) return null;
        var body = await db.Bodies.AsNoTracking().Where(b => b.Id == election.Body).Select(b => b.Name).SingleAsync(cancellationToken);
        return new(election.Id.Value, body, election.Name, election.TermName, election.OpensAt, election.ClosesAt, IsOpen(election.Status, election.OpensAt, election.ClosesAt), voter.Voted,
            await SectionsAsync(election, cancellationToken));
    }

    public async Task<IReadOnlyList<MyBallot>> Handle(ListMyBallots query, CancellationToken cancellationToken)
    {
        if (user.Person is not { } me) return [];
        var rows = await db.Elections.AsNoTracking().Where(e => e.Status != ElectionStatus.Draft && e.Status != ElectionStatus.Withdrawn && e.Voters.Any(v => v.Person == me))
            .OrderByDescending(e => e.OpensAt).Take(20)
            .Select(e => new { e.Id, e.Name, e.Status, e.OpensAt, e.ClosesAt, Body = db.Bodies.Where(b => b.Id == e.Body).Select(b => b.Name).First(), Voted = e.Voters.Any(v => v.Person == me && v.Voted) })
            .ToListAsync(cancellationToken);
        return [.. rows.Select(e => new MyBallot(e.Id.Value, e.Body, e.Name, e.OpensAt, e.ClosesAt, IsOpen(e.Status, e.OpensAt, e.ClosesAt), e.Voted))];
    }

    private bool IsOpen(ElectionStatus status, DateTimeOffset from, DateTimeOffset to) => status is ElectionStatus.Open && from <= clock.GetUtcNow() && clock.GetUtcNow() < to;

    /// <summary>Candidates by name: nobody stands first because somebody wanted it.</summary>
    private async Task<IReadOnlyList<BallotSection>> SectionsAsync(Election election, CancellationToken cancellationToken)
    {
        var people = await ElectionPeople.OfAsync(db, election, cancellationToken);
        return
        [
            .. election.Seats.OrderBy(s => s.Position).Select(seat => new BallotSection(seat.Position, seat.Count,
            [
                .. election.Candidates.Where(c => c.Position == seat.Position).OrderBy(c => people[c.Person].SortKey, StringComparer.Ordinal)
                    .Select(c => new BallotLine(c.Id.Value, people[c.Person].Name, people.UnitOf(c), people[c.Person].Title)),
            ])),
        ];
    }
}

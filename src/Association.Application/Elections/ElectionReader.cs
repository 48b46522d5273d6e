using Association.Application.Common;
using Association.Domain.Bodies;
using Association.Domain.Common;
using Association.Domain.Elections;
using Association.Domain.Members;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Elections;

/// <summary>Names of those who stand or vote in an election, and the units they come from.</summary>
internal sealed record ElectionPeople(IReadOnlyDictionary<Id<Person>, PersonWords> People, IReadOnlyDictionary<Id<MemberUnit>, string> Units)
{
    public PersonWords this[Id<Person> person] => People.TryGetValue(person, out var known) ? known : new("", "", null, null);

    public string? UnitOf(Candidate candidate) => candidate.Unit is { } unit ? Units.GetValueOrDefault(unit) : null;

    public static async Task<ElectionPeople> OfAsync(IAssociationDb db, Election election, CancellationToken cancellationToken)
    {
        var people = election.Candidates.Select(c => c.Person).Concat(election.Voters.Select(v => v.Person)).Distinct().ToList();
        var units = election.Candidates.Where(c => c.Unit is not null).Select(c => c.Unit!.Value).Distinct().ToList();
        return new(
            await db.People.AsNoTracking().Where(p => people.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => new PersonWords(p.Name, p.SortKey, p.Title, p.Email), cancellationToken),
            await db.Units.AsNoTracking().Where(u => units.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.Name, cancellationToken));
    }
}

internal sealed record PersonWords(string Name, string SortKey, string? Title, string? Email);

/// <param name="Votes">Null until the votes are counted.</param>
public sealed record CandidateLine(Guid Id, Guid Person, string Name, BodyPosition Position, string? Unit, string? Title, int? Votes, bool Elected);

/// <param name="Reachable">Has an address on record.</param>
/// <param name="Voted">Said only after the end: nobody is pressed while the vote runs.</param>
public sealed record VoterLine(Guid Person, string Name, bool Reachable, bool Voted);

/// <summary>An election as its desk sees it; votes only after the end.</summary>
/// <param name="Undecided">Positions whose last seat several share.</param>
public sealed record ElectionView(
    Guid Id, Guid Body, Bilingual Name, ElectionStatus Status, string TermName, DateOnly TermFrom, DateOnly? TermTo, DateTimeOffset OpensAt, DateTimeOffset ClosesAt, int Quorum, int? UnitQuota,
    IReadOnlyDictionary<BodyPosition, int> Seats, IReadOnlyList<CandidateLine> Candidates, IReadOnlyList<VoterLine> Voters, int Turnout, bool HasQuorum, bool HasMinutes,
    IReadOnlyList<BodyPosition> Undecided)
{
    public bool Counted => Status is ElectionStatus.Closed or ElectionStatus.Adopted;
}

internal sealed class ElectionReader(IAssociationDb db, ElectionDesk desk)
{
    public async Task<ElectionView> ViewAsync(Election election, CancellationToken cancellationToken)
    {
        var people = await ElectionPeople.OfAsync(db, election, cancellationToken);
        var counted = election.Status is ElectionStatus.Closed or ElectionStatus.Adopted;
        var count = counted ? await desk.CountAsync(election, cancellationToken) : new ElectionCount([.. election.Candidates.Select(c => new CandidateCount(c, 0, false))], []);
        return new(election.Id.Value, election.Body.Value, election.Name, election.Status, election.TermName, election.TermFrom, election.TermTo, election.OpensAt, election.ClosesAt, election.Quorum,
            election.UnitQuota, election.Seats.ToDictionary(s => s.Position, s => s.Count),
            [
                .. count.Candidates.OrderBy(c => c.Candidate.Position).ThenByDescending(c => c.Votes).ThenBy(c => people[c.Candidate.Person].SortKey, StringComparer.Ordinal)
                    .Select(c => new CandidateLine(c.Candidate.Id.Value, c.Candidate.Person.Value, people[c.Candidate.Person].Name, c.Candidate.Position, people.UnitOf(c.Candidate),
                        people[c.Candidate.Person].Title, counted ? c.Votes : null, c.Elected)),
            ],
            [
                .. election.Voters.OrderBy(v => people[v.Person].SortKey, StringComparer.Ordinal)
                    .Select(v => new VoterLine(v.Person.Value, people[v.Person].Name, people[v.Person].Email is not null, counted && v.Voted)),
            ],
            election.Turnout, election.HasQuorum, election.Minutes is not null, count.Ties);
    }
}

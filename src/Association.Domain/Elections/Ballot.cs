using Association.Domain.Bodies;
using Association.Domain.Common;
using Association.Domain.Members;

namespace Association.Domain.Elections;

/// <summary>How many are elected to a position.</summary>
public sealed class ElectionSeat : Entity<ElectionSeat>
{
    private ElectionSeat() { }

    internal ElectionSeat(Id<Election> election, BodyPosition position, int count) => (Election, Position, Count) = (election, position, count);

    public Id<Election> Election { get; private set; }
    public BodyPosition Position { get; private set; }
    public int Count { get; private set; }
}

/// <summary>Somebody who stands for a position.</summary>
public sealed class Candidate : Entity<Candidate>
{
    private Candidate() { }

    internal Candidate(Id<Election> election, Id<Person> person, BodyPosition position, Id<MemberUnit>? unit) =>
        (Election, Person, Position, Unit) = (election, person, position, unit);

    public Id<Election> Election { get; private set; }
    public Id<Person> Person { get; private set; }
    public BodyPosition Position { get; private set; }
    public Id<MemberUnit>? Unit { get; private set; }
}

/// <summary>Somebody who may vote, and whether he has. When he did is not kept: the order of the papers would tell what he chose.</summary>
public sealed class Voter : Entity<Voter>
{
    private Voter() { }

    internal Voter(Id<Election> election, Id<Person> person) => (Election, Person) = (election, person);

    public Id<Election> Election { get; private set; }
    public Id<Person> Person { get; private set; }
    public bool Voted { get; private set; }

    internal void HasVoted() => Voted = true;
}

/// <summary>A paper in the box: what was chosen, and neither by whom nor when. Its key is wholly random, unlike every other one, which carries its time.</summary>
public sealed class BallotPaper : INotAudited
{
    public const int MaxChoicesLength = 4_000;

    private BallotPaper() { }

    internal BallotPaper(Id<Election> election, IEnumerable<Id<Candidate>> choices) =>
        (Key, Election, Choices) = (RandomCode.Secret(), election, string.Join(',', choices.Select(c => c.Value).Order()));

    public string Key { get; private set; } = "";
    public Id<Election> Election { get; private set; }
    /// <summary>The same paper under another key: where it lies in the box, and since when, tells nothing any more.</summary>
    public BallotPaper Shaken() => new() { Key = RandomCode.Secret(), Election = Election, Choices = Choices };

    /// <summary>The candidates marked, in the order of their ids.</summary>
    public string Choices { get; private set; } = "";

    public IEnumerable<Id<Candidate>> Marks => Choices.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(c => new Id<Candidate>(Guid.Parse(c)));
}

/// <summary>The votes of each candidate, who is elected, and where the last seat is undecided.</summary>
public sealed record ElectionCount(IReadOnlyList<CandidateCount> Candidates, IReadOnlyList<BodyPosition> Ties)
{
    public IEnumerable<Candidate> Elected => Candidates.Where(c => c.Elected).Select(c => c.Candidate);

    /// <summary>Most votes first; nobody is elected without a vote, and nobody by the order of a list.</summary>
    public static ElectionCount Of(Election election, IEnumerable<BallotPaper> papers)
    {
        var votes = papers.SelectMany(p => p.Marks).CountBy(c => c).ToDictionary(c => c.Key, c => c.Value);
        var (counts, ties) = (new List<CandidateCount>(), new List<BodyPosition>());
        foreach (var seat in election.Seats.OrderBy(s => s.Position))
        {
            var ranked = election.Candidates.Where(c => c.Position == seat.Position)
                .Select(c => (Candidate: c, Votes: votes.GetValueOrDefault(c.Id))).OrderByDescending(c => c.Votes).ToList();
            var undecided = ranked.Count > seat.Count && ranked[seat.Count].Votes > 0 && ranked[seat.Count - 1].Votes == ranked[seat.Count].Votes;
            if (undecided) ties.Add(seat.Position);
            var least = undecided ? ranked[seat.Count].Votes + 1 : 1;
            counts.AddRange(ranked.Select((c, i) => new CandidateCount(c.Candidate, c.Votes, i < seat.Count && c.Votes >= least)));
        }

        return new(counts, ties);
    }
}

/// <summary>One line of a result.</summary>
public sealed record CandidateCount(Candidate Candidate, int Votes, bool Elected);

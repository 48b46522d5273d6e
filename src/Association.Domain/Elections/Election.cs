using Association.Domain.Bodies;
using Association.Domain.Common;
using Association.Domain.Files;
using Association.Domain.Members;

namespace Association.Domain.Elections;

/// <summary>Draft → Open → Closed → Adopted; Draft | Open | Closed → Withdrawn.</summary>
public enum ElectionStatus { Draft, Open, Closed, Adopted, Withdrawn }

public static class ElectionErrors
{
    public static readonly Error NotFound = Error.NotFound("election");
    public static readonly Error NotDraft = Error.Conflict("election.not-draft", "The list is fixed once voting has begun.");
    public static readonly Error NotOpen = Error.Conflict("election.not-open", "Nobody can vote now.");
    public static readonly Error NotClosed = Error.Conflict("election.not-closed", "The votes are counted after the end.");
    public static readonly Error Order = Error.Invalid("election.order", "Voting ends after it begins.", "ClosesAt");
    public static readonly Error Quorum = Error.Invalid("election.quorum", "A quorum lies between 1 and 100 percent.", "Quorum");
    public static readonly Error NoCandidates = Error.Conflict("election.no-candidates", "There are fewer candidates than seats.");
    public static readonly Error NoVoters = Error.Conflict("election.no-voters", "Nobody may vote.");
    public static readonly Error CandidateTwice = Error.Invalid("election.candidate-twice", "This person stands for this position already.", "Person");
    public static readonly Error UnitQuota = Error.Invalid("election.unit-quota", "Too many candidates come from the same unit.", "Person");
    public static readonly Error NoVoter = Error.NotFound("election");
    public static readonly Error VotedAlready = Error.Conflict("election.voted-already", "You have voted in this election; a vote cannot be changed.");
    public static readonly Error StandsTwice = Error.Conflict("election.stands-twice", "Both records stand for one position in an election; strike one of them first.");
    public static readonly Error VotedTwice = Error.Conflict("election.voted-twice", "Both records have voted in one election; look at its result first.");
    public static readonly Error TooManyChoices = Error.Invalid("election.too-many-choices", "More candidates are marked than there are seats.", "Choices");
    public static readonly Error UnknownChoice = Error.Invalid("election.unknown-choice", "A mark lies beside no candidate.", "Choices");
    public static readonly Error NoQuorum = Error.Conflict("election.no-quorum", "Too few have voted; the election must be repeated.");
    public static readonly Error NothingTied = Error.Conflict("election.nothing-tied", "Nobody shares the last seat.");
    public static readonly Error Quota = Error.Invalid("election.quota", "Between 1 and 50 candidates of one unit, or none for any number.", "UnitQuota");
    public static readonly Error Undecided = Error.Conflict("election.undecided", "Two candidates have the same votes for the last seat; vote again between them.");
}

/// <summary>The election of the next term's offices by secret ballot. Source: domain.md R2.42, anchors.md 3.24.</summary>
public sealed class Election : AggregateRoot<Election>
{
    public const int MaxNameLength = 200;

    private readonly List<Candidate> _candidates = [];
    private readonly List<ElectionSeat> _seats = [];
    private readonly List<Voter> _voters = [];

    private Election() { }

    public Election(Id<Body> body, Bilingual name, NextTerm term, DateTimeOffset opensAt, DateTimeOffset closesAt, int quorum)
    {
        Body = body;
        Plan(name, term, opensAt, closesAt, quorum);
    }

    public Id<Body> Body { get; private set; }
    public Bilingual Name { get; private set; } = null!;
    public string TermName { get; private set; } = "";
    public DateOnly TermFrom { get; private set; }
    public DateOnly? TermTo { get; private set; }
    public DateTimeOffset OpensAt { get; private set; }
    public DateTimeOffset ClosesAt { get; private set; }
    /// <summary>Percent of those who may vote that must have voted.</summary>
    public int Quorum { get; private set; }
    /// <summary>How many candidates of one position may come from one unit; null for any number.</summary>
    public int? UnitQuota { get; private set; }
    public ElectionStatus Status { get; private set; }
    public Id<StoredFile>? Minutes { get; private set; }
    public IReadOnlyCollection<Candidate> Candidates => _candidates;
    public IReadOnlyCollection<ElectionSeat> Seats => _seats;
    public IReadOnlyCollection<Voter> Voters => _voters;

    public int Turnout => _voters.Count(v => v.Voted);

    /// <summary>Whether enough have voted; the exact share, without rounding.</summary>
    public bool HasQuorum => _voters.Count > 0 && Turnout * 100L >= (long)Quorum * _voters.Count;

    public void Plan(Bilingual name, NextTerm term, DateTimeOffset opensAt, DateTimeOffset closesAt, int quorum)
    {
        MustBeDraft();
        Refuse.If(closesAt <= opensAt, ElectionErrors.Order);
        Refuse.If(quorum is < 1 or > 100, ElectionErrors.Quorum);
        (Name, OpensAt, ClosesAt, Quorum) = (name, opensAt, closesAt, quorum);
        (TermName, TermFrom, TermTo) = (term.Name, term.From, term.To);
    }

    public void LimitPerUnit(int? quota)
    {
        MustBeDraft();
        Refuse.If(quota is < 1 or > 50, ElectionErrors.Quota);
        UnitQuota = quota;
    }

    public void Elects(BodyPosition position, int seats)
    {
        MustBeDraft();
        _seats.RemoveAll(s => s.Position == position);
        if (seats > 0) _seats.Add(new(Id, position, seats));
    }

    public Candidate Nominate(Id<Person> person, BodyPosition position, Id<MemberUnit>? unit)
    {
        MustBeDraft();
        Refuse.If(_candidates.Exists(c => c.Person == person && c.Position == position), ElectionErrors.CandidateTwice);
        Refuse.If(unit is not null && _candidates.Count(c => c.Position == position && c.Unit == unit) >= UnitQuota, ElectionErrors.UnitQuota);
        var candidate = new Candidate(Id, person, position, unit);
        _candidates.Add(candidate);
        return candidate;
    }

    public void Strike(Id<Candidate> candidate)
    {
        MustBeDraft();
        _candidates.RemoveAll(c => c.Id == candidate);
    }

    public void MayVote(IEnumerable<Id<Person>> people)
    {
        MustBeDraft();
        var wanted = people.ToHashSet();
        _voters.RemoveAll(v => !wanted.Contains(v.Person));
        _voters.AddRange(wanted.Except(_voters.Select(v => v.Person)).Select(p => new Voter(Id, p)));
    }

    public void Open()
    {
        MustBeDraft();
        Refuse.If(_seats.Count == 0 || _seats.Exists(s => _candidates.Count(c => c.Position == s.Position) < s.Count), ElectionErrors.NoCandidates);
        Refuse.If(_voters.Count == 0, ElectionErrors.NoVoters);
        Status = ElectionStatus.Open;
    }

    /// <summary>
    /// Marks the voter and answers a paper that does not know him. A position without a mark is an abstention there.
    /// </summary>
    public BallotPaper Vote(Id<Person> person, IReadOnlyCollection<Id<Candidate>> choices, DateTimeOffset now)
    {
        Refuse.Unless(Status is ElectionStatus.Open && OpensAt <= now && now < ClosesAt, ElectionErrors.NotOpen);
        var voter = _voters.Find(v => v.Person == person) ?? throw new RefusedException(ElectionErrors.NoVoter);
        Refuse.If(voter.Voted, ElectionErrors.VotedAlready);
        var marked = choices.Distinct().Select(id => _candidates.Find(c => c.Id == id) ?? throw new RefusedException(ElectionErrors.UnknownChoice)).ToList();
        Refuse.If(_seats.Exists(s => marked.Count(c => c.Position == s.Position) > s.Count), ElectionErrors.TooManyChoices);
        voter.HasVoted();
        return new BallotPaper(Id, marked.Select(c => c.Id));
    }

    public void Close(DateTimeOffset now)
    {
        Refuse.Unless(Status is ElectionStatus.Open, ElectionErrors.NotOpen);
        Refuse.If(now < ClosesAt && Turnout < _voters.Count, ElectionErrors.NotClosed);
        Status = ElectionStatus.Closed;
    }

    /// <summary>The result becomes the next term; the minutes are kept with it.</summary>
    /// <param name="leavingOpen">A seat that several share stays empty until they are voted on again.</param>
    public void Adopt(ElectionCount count, Id<StoredFile> minutes, bool leavingOpen = false)
    {
        Refuse.Unless(Status is ElectionStatus.Closed, ElectionErrors.NotClosed);
        Refuse.Unless(HasQuorum, ElectionErrors.NoQuorum);
        Refuse.If(count.Ties.Count > 0 && !leavingOpen, ElectionErrors.Undecided);
        (Status, Minutes) = (ElectionStatus.Adopted, minutes);
    }

    public void Withdraw()
    {
        Refuse.If(Status is ElectionStatus.Adopted or ElectionStatus.Withdrawn, ElectionErrors.NotOpen);
        Status = ElectionStatus.Withdrawn;
    }

    /// <summary>Two records of one person are one: listed once, and whoever has voted on either has voted.</summary>
    public void Unite(Id<Person> kept, Id<Person> gone)
    {
        foreach (var twice in _candidates.Where(c => c.Person == gone && _candidates.Exists(k => k.Person == kept && k.Position == c.Position)).ToList())
        {
            Refuse.Unless(Status is ElectionStatus.Draft, ElectionErrors.StandsTwice);
            _candidates.Remove(twice);
        }

        if (_voters.Find(v => v.Person == kept) is not { } stays || _voters.Find(v => v.Person == gone) is not { } goes) return;
        Refuse.If(stays.Voted && goes.Voted, ElectionErrors.VotedTwice);
        if (goes.Voted) stays.HasVoted();
        _voters.Remove(goes);
    }

    /// <summary>The same vote once more, as after a quorum that was missed.</summary>
    public Election Again(Bilingual name, DateTimeOffset opensAt, DateTimeOffset closesAt)
    {
        Refuse.Unless(Status is ElectionStatus.Closed or ElectionStatus.Withdrawn, ElectionErrors.NotClosed);
        var next = Next(name, opensAt, closesAt);
        foreach (var seat in _seats) next.Elects(seat.Position, seat.Count);
        foreach (var candidate in _candidates) next.Nominate(candidate.Person, candidate.Position, candidate.Unit);
        return next;
    }

    /// <summary>A vote between those who share the last seat, for the seats that are left.</summary>
    public Election RunOff(ElectionCount count, Bilingual name, DateTimeOffset opensAt, DateTimeOffset closesAt)
    {
        Refuse.Unless(Status is ElectionStatus.Closed or ElectionStatus.Adopted, ElectionErrors.NotClosed);
        Refuse.If(count.Ties.Count == 0, ElectionErrors.NothingTied);
        var next = Next(name, opensAt, closesAt);
        foreach (var position in count.Ties)
        {
            var lines = count.Candidates.Where(c => c.Candidate.Position == position).ToList();
            next.Elects(position, _seats.Single(s => s.Position == position).Count - lines.Count(c => c.Elected));
            var votes = lines.Where(c => !c.Elected).Max(c => c.Votes);
            foreach (var tied in lines.Where(c => !c.Elected && c.Votes == votes)) next.Nominate(tied.Candidate.Person, position, tied.Candidate.Unit);
        }

        return next;
    }

    private Election Next(Bilingual name, DateTimeOffset opensAt, DateTimeOffset closesAt)
    {
        var next = new Election(Body, name, new(TermName, TermFrom, TermTo), opensAt, closesAt, Quorum);
        next.MayVote(_voters.Select(v => v.Person));
        return next;
    }

    private void MustBeDraft() => Refuse.Unless(Status is ElectionStatus.Draft, ElectionErrors.NotDraft);
}

/// <summary>The term that an election fills.</summary>
public sealed record NextTerm(string Name, DateOnly From, DateOnly? To);

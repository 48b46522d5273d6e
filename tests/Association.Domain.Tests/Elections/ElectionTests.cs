using Association.Domain.Bodies;
using Association.Domain.Common;
using Association.Domain.Elections;
using Association.Domain.Files;
using Association.Domain.Members;
using Xunit;

namespace Association.Domain.Tests.Elections;

public sealed class ElectionTests
{
    private static readonly DateTimeOffset Opens = AssociationCalendar.At(new(2026, 12, 1), new(9, 0));
    private static readonly DateTimeOffset Closes = Opens.AddDays(2);
    private readonly List<Id<Person>> _voters = [.. Enumerable.Range(0, 6).Select(_ => Id<Person>.New())];
    private readonly List<BallotPaper> _papers = [];

    private static Error RefusalOf(Action act) => Assert.Throws<RefusedException>(act).Error;

    private Election AnElection(int quorum = 50)
    {
        var election = new Election(Id<Body>.New(), new("换届选举", null), new("第二届", new(2027, 1, 1), null), Opens, Closes, quorum);
        election.Elects(BodyPosition.Chair, 1);
        election.Elects(BodyPosition.ViceChair, 2);
        foreach (var position in new[] { BodyPosition.Chair, BodyPosition.Chair, BodyPosition.ViceChair, BodyPosition.ViceChair, BodyPosition.ViceChair })
            election.Nominate(Id<Person>.New(), position, null);
        election.MayVote(_voters);
        return election;
    }

    private static Id<Candidate>[] Choose(Election election, params int[] which) => [.. which.Select(i => election.Candidates.ElementAt(i).Id)];

    private Election Open(int quorum = 50)
    {
        var election = AnElection(quorum);
        election.Open();
        return election;
    }

    private void Vote(Election election, int voter, params int[] which) => _papers.Add(election.Vote(_voters[voter], Choose(election, which), Opens));

    [Fact]
    public void The_most_votes_win_each_position()
    {
        var election = Open();
        Vote(election, 0, 0, 2, 3);
        Vote(election, 1, 0, 2, 4);
        Vote(election, 2, 1, 2, 3);
        election.Close(Closes);
        var count = ElectionCount.Of(election, _papers);
        Assert.Empty(count.Ties);
        Assert.Equal(Choose(election, 0, 2, 3).ToHashSet(), count.Elected.Select(c => c.Id).ToHashSet());
        election.Adopt(count, Id<StoredFile>.New());
        Assert.Equal(ElectionStatus.Adopted, election.Status);
    }

    [Fact]
    public void A_tie_for_the_last_seat_elects_nobody_to_it()
    {
        var election = Open();
        Vote(election, 0, 0, 2, 3);
        Vote(election, 1, 0, 2, 4);
        Vote(election, 2, 0);
        election.Close(Closes);
        var count = ElectionCount.Of(election, _papers);
        Assert.Equal([BodyPosition.ViceChair], count.Ties);
        Assert.Equal(Choose(election, 0, 2).ToHashSet(), count.Elected.Select(c => c.Id).ToHashSet());
        Assert.Equal(ElectionErrors.Undecided, RefusalOf(() => election.Adopt(count, Id<StoredFile>.New())));
    }

    [Fact]
    public void Nobody_is_elected_without_a_vote()
    {
        var election = Open(quorum: 1);
        Vote(election, 0, 0);
        Assert.Equal(Choose(election, 0), ElectionCount.Of(election, _papers).Elected.Select(c => c.Id));
    }

    [Theory]
    [InlineData(2, false)]
    [InlineData(3, true)]
    public void Half_of_six_are_three(int votes, bool enough)
    {
        var election = Open();
        for (var i = 0; i < votes; i++) Vote(election, i, 0);
        election.Close(Closes);
        Assert.Equal(enough, election.HasQuorum);
        if (!enough) Assert.Equal(ElectionErrors.NoQuorum, RefusalOf(() => election.Adopt(ElectionCount.Of(election, _papers), Id<StoredFile>.New())));
    }

    [Fact]
    public void A_ballot_is_cast_once_by_whoever_may_within_the_time_and_for_no_more_than_the_seats()
    {
        var election = Open();
        Assert.Equal(ElectionErrors.TooManyChoices, RefusalOf(() => Vote(election, 0, 0, 1)));
        Assert.Equal(ElectionErrors.UnknownChoice, RefusalOf(() => election.Vote(_voters[0], [Id<Candidate>.New()], Opens)));
        Assert.Equal(ElectionErrors.NoVoter, RefusalOf(() => election.Vote(Id<Person>.New(), [], Opens)));
        Assert.Equal(ElectionErrors.NotOpen, RefusalOf(() => election.Vote(_voters[0], [], Opens.AddSeconds(-1))));
        Assert.Equal(ElectionErrors.NotOpen, RefusalOf(() => election.Vote(_voters[0], [], Closes)));
        Assert.Equal(0, election.Turnout);
        Vote(election, 0, 0);
        Assert.Equal(ElectionErrors.VotedAlready, RefusalOf(() => Vote(election, 0, 1)));
    }

    [Fact]
    public void A_paper_tells_neither_who_nor_when()
    {
        var election = Open();
        Vote(election, 0, 3, 0, 2);
        Assert.Equal(Choose(election, 0, 2, 3).Select(c => c.Value).Order(), _papers[0].Marks.Select(m => m.Value));
        Assert.Equal(["Choices", "Election", "Key", "Marks"], typeof(BallotPaper).GetProperties().Select(p => p.Name).Order());
        Assert.Equal(26, _papers[0].Key.Length);
    }

    [Fact]
    public void The_list_is_fixed_once_voting_has_begun_and_long_enough_before()
    {
        var election = AnElection();
        election.Elects(BodyPosition.Secretary, 1);
        Assert.Equal(ElectionErrors.NoCandidates, RefusalOf(election.Open));
        election.Elects(BodyPosition.Secretary, 0);
        election.Open();
        Assert.Equal(ElectionErrors.NotDraft, RefusalOf(() => election.Nominate(Id<Person>.New(), BodyPosition.Chair, null)));
        Assert.Equal(ElectionErrors.NotClosed, RefusalOf(() => election.Close(Closes.AddSeconds(-1))));
    }

    [Fact]
    public void A_unit_sends_no_more_candidates_than_its_quota()
    {
        var (election, unit) = (AnElection(), Id<MemberUnit>.New());
        election.LimitPerUnit(1);
        var known = election.Nominate(Id<Person>.New(), BodyPosition.Chair, unit);
        Assert.Equal(ElectionErrors.UnitQuota, RefusalOf(() => election.Nominate(Id<Person>.New(), BodyPosition.Chair, unit)));
        election.Nominate(Id<Person>.New(), BodyPosition.ViceChair, unit);
        Assert.Equal(ElectionErrors.CandidateTwice, RefusalOf(() => election.Nominate(known.Person, BodyPosition.Chair, null)));
    }
}

using Association.Domain.Members;
using Xunit;
using static Association.Domain.Tests.Members.MembershipPolicyTests;

namespace Association.Domain.Tests.Members;

public sealed class MembershipRenewalTests
{
    [Fact]
    public void A_started_renewal_leaves_the_running_term_as_it_was()
    {
        var membership = AMembership("2026-03-01", 12);
        var before = membership.Terms.Single();
        var (from, to, state) = (before.From, before.To, before.State);

        membership.Propose(MembershipCategory.Ordinary, 12, Day("2027-01-10"));

        Assert.Equal((from, to, state), (before.From, before.To, before.State));
        Assert.Equal((TermState.Proposed, Day("2027-03-01"), Day("2028-02-29")), (membership.Proposed!.State, membership.Proposed.From, membership.Proposed.To!.Value));
        Assert.False(membership.IsLiveOn(Day("2027-03-01")));
        Assert.Equal("membership.not-renewable", Refused(() => membership.Propose(MembershipCategory.Ordinary, 12, Day("2027-01-10"))));
    }

    [Theory]
    [InlineData("2027-01-10", "2027-01-20", "2027-03-01", "2028-02-29")]   // early: right behind the running term
    [InlineData("2027-02-28", "2027-02-28", "2027-03-01", "2028-02-29")]
    [InlineData("2027-02-28", "2027-03-04", "2027-03-04", "2028-03-03")]   // proposed in time, settled too late: from that day
    [InlineData("2027-03-10", "2027-03-12", "2027-03-12", "2028-03-11")]   // in grace
    [InlineData("2027-11-01", "2027-11-30", "2027-11-30", "2028-11-29")]   // late: restarts
    public void Early_extends_and_late_restarts(string proposed, string settled, string from, string to)
    {
        var membership = AMembership("2026-03-01", 12);
        var term = membership.Propose(MembershipCategory.Ordinary, 12, Day(proposed));

        membership.Settle(term.Id, Day(settled));

        Assert.Equal((TermState.Live, Day(from), Day(to)), (term.State, term.From, term.To!.Value));
        Assert.Equal((Day("2026-03-01"), Day("2027-02-28")), (membership.Terms.First().From, membership.Terms.First().To!.Value));
        Assert.Equal(Day("2026-03-01"), membership.JoinedOn);
        Assert.Equal("membership.nothing-proposed", Refused(() => membership.Settle(term.Id, Day(settled))));
    }

    [Fact]
    public void A_renewal_given_up_leaves_its_row_and_another_can_follow()
    {
        var membership = AMembership("2026-03-01", 12);
        membership.Propose(MembershipCategory.Ordinary, 12, Day("2027-01-10"));

        var given = membership.Withdraw();
        var again = membership.Propose(MembershipCategory.Ordinary, 12, Day("2027-01-11"));

        Assert.Equal((TermState.Withdrawn, TermState.Proposed, 3), (given.State, again.State, membership.Terms.Count));
    }

    [Fact]
    public void Leaving_gives_up_a_renewal_that_has_not_begun_and_coming_back_starts_a_new_term()
    {
        var membership = AMembership("2026-03-01", 12);
        membership.Settle(membership.Propose(MembershipCategory.Ordinary, 12, Day("2027-01-10")).Id, Day("2027-01-10"));

        membership.End(MembershipEnding.Resigned, Day("2027-02-01"), null, Day("2027-02-01"));
        var back = membership.Propose(MembershipCategory.Ordinary, 12, Day("2027-02-01"));

        Assert.Equal([TermState.Live, TermState.Withdrawn, TermState.Proposed], membership.Terms.Select(t => t.State));
        Assert.Equal(Day("2027-02-02"), back.From);
        membership.Settle(back.Id, Day("2027-09-01"));
        Assert.Equal(MembershipStatus.Resigned, MembershipPolicy.Standard().Judge(membership, Day("2027-08-31")).Status);
        Assert.Equal(MembershipStatus.Current, MembershipPolicy.Standard().Judge(membership, Day("2027-09-01")).Status);
    }

    [Fact]
    public void An_expulsion_needs_the_decision_it_rests_on_and_nobody_leaves_twice()
    {
        var membership = AMembership("2026-03-01", 12);

        Assert.Equal("membership.reason-missing", Refused(() => membership.End(MembershipEnding.Expelled, Day("2026-05-01"), " ", Day("2026-05-01"))));
        Assert.Equal("membership.ending-future", Refused(() => membership.End(MembershipEnding.Resigned, Day("2026-05-02"), null, Day("2026-05-01"))));
        membership.End(MembershipEnding.Expelled, Day("2026-05-01"), "常务理事会决议", Day("2026-05-01"));
        Assert.Equal("membership.ended", Refused(() => membership.End(MembershipEnding.Resigned, Day("2026-06-01"), null, Day("2026-06-01"))));
    }
}

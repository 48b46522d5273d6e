using System.Globalization;
using Association.Domain.Common;
using Association.Domain.Members;
using Xunit;

namespace Association.Domain.Tests.Members;

public sealed class MembershipPolicyTests
{
    private static readonly MembershipPolicy Policy = MembershipPolicy.Standard();

    // Ordinary members of the standard policy: 12 months, renewal from 60 days before, 30 days of grace, closed after a year.
    [Theory]
    [InlineData("2026-03-01", "2027-02-28", "2026-02-28", MembershipStatus.Pending, false)]
    [InlineData("2026-03-01", "2027-02-28", "2026-03-01", MembershipStatus.New, true)]
    [InlineData("2026-03-01", "2027-02-28", "2026-06-01", MembershipStatus.New, true)]
    [InlineData("2026-03-01", "2027-02-28", "2026-06-02", MembershipStatus.Current, true)]
    [InlineData("2026-03-01", "2027-02-28", "2027-02-28", MembershipStatus.Current, true)]
    [InlineData("2026-03-01", "2027-02-28", "2027-03-01", MembershipStatus.Grace, true)]
    [InlineData("2026-03-01", "2027-02-28", "2027-03-30", MembershipStatus.Grace, true)]
    [InlineData("2026-03-01", "2027-02-28", "2027-03-31", MembershipStatus.Lapsed, false)]
    [InlineData("2026-03-01", "2027-02-28", "2035-01-01", MembershipStatus.Lapsed, false)]
    [InlineData("2024-02-29", null, "2024-05-29", MembershipStatus.New, true)]
    [InlineData("2024-02-29", null, "2024-05-30", MembershipStatus.Current, true)]
    [InlineData("2024-02-29", null, "2099-12-31", MembershipStatus.Current, true)]
    public void The_first_rule_that_fits_gives_the_status(string joined, string? end, string on, MembershipStatus status, bool counts)
    {
        var line = Policy.Judge(Dates(joined, end), Day(on));

        Assert.Equal((status, counts), (line!.Status, line.Counts));
    }

    [Theory]
    [InlineData(MembershipEnding.Resigned, MembershipStatus.Resigned)]
    [InlineData(MembershipEnding.Expelled, MembershipStatus.Expelled)]
    [InlineData(MembershipEnding.Deceased, MembershipStatus.Deceased)]
    public void An_ending_holds_from_the_day_after_the_last_and_for_good(MembershipEnding ending, MembershipStatus status)
    {
        var membership = AMembership("2026-03-01", 12);
        membership.End(ending, Day("2026-08-15"), "决议 3", Day("2026-08-15"));

        Assert.Equal(MembershipStatus.Current, Policy.Judge(membership, Day("2026-08-15")).Status);
        Assert.Equal(status, Policy.Judge(membership, Day("2026-08-16")).Status);
        Assert.Equal(status, Policy.Judge(membership, Day("2030-01-01")).Status);
        Assert.Equal(Day("2026-08-15"), membership.LastTerm!.To);
    }

    [Fact]
    public void Somebody_who_leaves_after_the_term_has_run_out_keeps_its_dates()
    {
        var membership = AMembership("2026-03-01", 12);
        membership.End(MembershipEnding.Resigned, Day("2027-05-10"), null, Day("2027-05-10"));

        Assert.Equal(Day("2027-02-28"), membership.LastTerm!.To);
        Assert.Equal(MembershipStatus.Lapsed, Policy.Judge(membership, Day("2027-05-10")).Status);
        Assert.Equal(MembershipStatus.Resigned, Policy.Judge(membership, Day("2027-05-11")).Status);
    }

    [Fact]
    public void Nobody_is_a_member_before_the_first_term_is_settled()
    {
        var membership = Membership.Admit(Id<Person>.New(), "M000001", MembershipCategory.Ordinary, 12, Day("2026-03-01"));
        var before = Policy.Judge(membership, Day("2026-03-10"));

        membership.Settle(membership.Proposed!.Id, Day("2026-03-10"));

        Assert.Equal((MembershipStatus.Pending, false), (before.Status, before.Counts));
        Assert.Equal((MembershipStatus.New, true), (Policy.Judge(membership, Day("2026-03-10")).Status, Policy.Judge(membership, Day("2026-03-10")).Counts));
        Assert.Equal(MembershipStatus.Pending, Policy.Judge(membership, Day("2026-03-09")).Status);
        Assert.Equal((Day("2026-03-10"), Day("2027-03-09"), Day("2026-03-10")), (membership.LastTerm!.From, membership.LastTerm.To, membership.JoinedOn));
    }

    [Fact]
    public void The_office_decides_until_a_day_and_then_the_rules_again()
    {
        var membership = AMembership("2020-01-01", 12);
        membership.Decide(MembershipStatus.Current, Day("2026-06-30"), "援外期间保留会籍", Day("2026-03-01"));

        Assert.Equal((MembershipStatus.Current, true, Day("2026-06-30")), Told(Policy.Judge(membership, Day("2026-06-30"))));
        Assert.Equal((MembershipStatus.Lapsed, false, null), Told(Policy.Judge(membership, Day("2026-07-01"))));
        Assert.Equal("membership.override-past", Refused(() => membership.Decide(MembershipStatus.Current, Day("2026-02-28"), "太晚", Day("2026-03-01"))));
        Assert.Equal("membership.reason-missing", Refused(() => membership.Decide(MembershipStatus.Current, Day("2026-06-30"), " ", Day("2026-03-01"))));

        static (MembershipStatus, bool, DateOnly?) Told(Standing standing) => (standing.Status, standing.Counts, standing.OverriddenUntil);
    }

    [Fact]
    public void The_order_of_the_rules_decides_and_a_rule_without_its_date_is_passed_over()
    {
        var policy = MembershipPolicy.Standard();
        policy.Put([new(MembershipStatus.Deceased, new(StatusDate.Deceased), null, false), new(MembershipStatus.Current, new(StatusDate.TermStart), null, true), .. StatusLine.Standard]);

        Assert.Equal(MembershipStatus.Current, policy.Judge(Dates("2020-01-01", "2020-12-31"), Day("2026-01-01"))!.Status);
        Assert.Equal(10, policy.Lines.Count);
        Assert.Equal("membership-policy.no-rule", Refused(() => policy.Put([])));
        Assert.Equal("membership-policy.open-window", Refused(() => policy.Put([new(MembershipStatus.Current, null, null, true)])));
        Assert.Equal("membership-policy.offset", Refused(() => policy.Put([new(MembershipStatus.Current, new(StatusDate.Joined, 1201), null, true)])));
    }

    [Theory]
    [InlineData("2026-12-29", RenewalState.NotYet)]
    [InlineData("2026-12-30", RenewalState.Early)]
    [InlineData("2027-02-28", RenewalState.Early)]
    [InlineData("2027-03-01", RenewalState.InGrace)]
    [InlineData("2027-03-30", RenewalState.InGrace)]
    [InlineData("2027-03-31", RenewalState.Late)]
    [InlineData("2028-02-28", RenewalState.Late)]
    [InlineData("2028-02-29", RenewalState.Closed)]
    public void A_term_is_renewed_in_its_window(string on, RenewalState state)
    {
        var window = Policy.RenewalOf(AMembership("2026-03-01", 12), Day(on));

        Assert.Equal(state, window.State);
        Assert.Equal(state is RenewalState.Early or RenewalState.InGrace or RenewalState.Late, window.IsOpen);
    }

    [Fact]
    public void Life_members_need_no_renewal_and_who_left_applies_anew()
    {
        var life = AMembership("2026-03-01", null);
        var left = AMembership("2026-03-01", 12);
        left.End(MembershipEnding.Resigned, Day("2027-01-31"), null, Day("2027-01-31"));

        Assert.Equal(RenewalState.NotNeeded, Policy.RenewalOf(life, Day("2027-01-31")).State);
        Assert.Equal(RenewalState.Ended, Policy.RenewalOf(left, Day("2027-01-31")).State);
    }

    internal static Membership AMembership(string from, int? months)
    {
        var membership = Membership.Admit(Id<Person>.New(), "M000001", MembershipCategory.Ordinary, months, Day(from));
        membership.Settle(membership.Proposed!.Id, Day(from));
        return membership;
    }

    internal static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    internal static string Refused(Action act) => Assert.Throws<RefusedException>(act).Error.Code;

    private static MembershipDates Dates(string joined, string? end) =>
        new(Day(joined), Day(joined), end is null ? null : Day(end), end is null ? null : Day(end).AddDays(30));
}

using Association.Domain.Common;
using Association.Domain.Members;
using Association.TestKit;
using Xunit;

namespace Association.Domain.Tests.Members;

public sealed class UnitTests
{
    private static readonly DateOnly July = new(2026, 7, 1);

    [Fact]
    public void A_change_on_1_july_leaves_30_june_as_it_was()
    {
        var unit = new AUnit(Since: new DateOnly(2019, 1, 1)).Seated();
        unit.ChangeTier(UnitTier.Governing, July, new SeatDetails(CouncilTerm: "第三届理事会"));
        Assert.Equal((UnitTier.Member, UnitTier.Governing), (unit.TierOn(July.AddDays(-1)), unit.TierOn(July)));
        Assert.Equal((July.AddDays(-1), UnitTermEnding.TierChanged), (unit.TermOn(new DateOnly(2020, 1, 1))!.To!.Value, unit.TermOn(new DateOnly(2020, 1, 1))!.Ending!.Value));
        Assert.Equal(new DateOnly(2019, 1, 1), unit.MemberSince(July.AddYears(1)));
    }

    [Fact]
    public void A_unit_holds_one_tier_at_a_time_and_only_a_member_changes_it()
    {
        var unit = new AUnit(Since: July).Seated();
        Refused(UnitErrors.SameTier, () => unit.ChangeTier(UnitTier.Member, July.AddDays(5), new SeatDetails()));
        Refused(UnitErrors.LaterTerm, () => unit.ChangeTier(UnitTier.Governing, July.AddDays(-5), new SeatDetails()));
        Refused(UnitErrors.TierOverlaps, () => unit.Join(UnitTier.Governing, July.AddDays(-5)));
        Refused(UnitErrors.NoMember, () => new AUnit().Without().ChangeTier(UnitTier.Governing, July, new SeatDetails()));
    }

    [Fact]
    public void A_unit_that_leaves_may_come_back_and_both_memberships_stay()
    {
        var unit = new AUnit(Since: new DateOnly(2019, 1, 1)).Seated();
        unit.Leave(July, UnitTermEnding.Withdrawn, "书面退会");
        Assert.Null(unit.TierOn(July.AddDays(1)));
        Assert.Equal(UnitTier.Member, unit.TierOn(July));
        unit.Join(UnitTier.Member, July.AddYears(1));
        Assert.Equal(July.AddYears(1), unit.MemberSince(July.AddYears(2)));
        Refused(UnitErrors.NoMember, () => unit.Leave(July.AddMonths(2), UnitTermEnding.Withdrawn, null));
    }

    [Theory]
    [InlineData(DecidingBody.Congress, 90, 60, 31, 29, 0, null)]
    [InlineData(DecidingBody.Congress, 90, 60, 30, 30, 0, "resolution.not-passed")]
    [InlineData(DecidingBody.Council, 90, 60, 40, 20, 0, null)]
    [InlineData(DecidingBody.Council, 90, 60, 39, 20, 1, "resolution.not-passed")]
    [InlineData(DecidingBody.ExecutiveCouncil, 19, 12, 12, 0, 0, "resolution.no-quorum")]
    [InlineData(DecidingBody.ExecutiveCouncil, 19, 13, 12, 0, 0, "resolution.votes")]
    [InlineData(DecidingBody.Supervisors, 3, 4, 4, 0, 0, "resolution.present")]
    public void A_decision_needs_its_quorum_and_its_majority(DecidingBody body, int due, int present, int yes, int no, int abstain, string? refused)
    {
        var record = Record.Exception(() => new CouncilResolution(body, "第三届第二次会议", null, July, new Votes(due, present, yes, no, abstain), secret: true));
        Assert.Equal(refused, (record as RefusedException)?.Error.Code);
    }

    [Fact]
    public void Changing_employer_ends_one_period_and_opens_the_next()
    {
        var (one, other) = (Id<MemberUnit>.New(), Id<MemberUnit>.New());
        var person = new AMember().Guest();
        person.WorkAt(one, "内科", "医师", July.AddYears(-1));
        person.WorkAt(other, "外科", "主治医师", July);
        Assert.Equal((one, other), (person.WorkOn(July.AddDays(-1))!.Unit, person.WorkOn(July)!.Unit));
        Refused(EmploymentErrors.Overlaps, () => person.WorkAt(one, null, null, July.AddDays(-30)));

        var corrected = person.WorkAt(one, "急诊科", null, July);
        Assert.Equal(2, person.Employments.Count);
        Refused(EmploymentErrors.Overlaps, () => person.Correct(corrected.Id, null, null, July.AddYears(-1), null));
        Refused(EmploymentErrors.EndsBeforeStart, () => person.Correct(corrected.Id, null, null, July, July.AddDays(-1)));
        Refused(EmploymentErrors.EndsBeforeStart, () => person.Leave(corrected.Id, July.AddDays(-1)));
        person.Leave(corrected.Id, July.AddDays(9));
        Refused(EmploymentErrors.Ended, () => person.Leave(corrected.Id, July.AddDays(9)));
        Assert.Null(person.WorkOn(July.AddDays(10)));
    }

    [Fact]
    public void An_invitation_is_good_for_its_uses_its_days_and_its_addressee()
    {
        var addressee = Id<Person>.New();
        var invitation = new UnitInvitation(Id<MemberUnit>.New(), new Invitee(addressee, "张文静", null, null, null, null), 1, Sample.User(), Sample.Now);
        Refused(InvitationErrors.Else, () => invitation.Accept(Id<Person>.New(), newcomer: false, Sample.Now));
        Refused(InvitationErrors.Over, () => invitation.Accept(addressee, newcomer: false, Sample.Now + UnitInvitation.Life));
        invitation.Accept(addressee, newcomer: false, Sample.Now);
        Assert.Equal(InvitationState.Used, invitation.StateAt(Sample.Now));
        Refused(InvitationErrors.Over, () => invitation.Withdraw(Sample.Now));
    }

    [Fact]
    public void A_transfer_is_decided_once()
    {
        var unit = Id<MemberUnit>.New();
        Refused(TransferErrors.SameUnit, () => _ = new StaffTransfer(Id<Person>.New(), unit, unit, July, null, Sample.User(), Sample.Now));
        var transfer = new StaffTransfer(Id<Person>.New(), unit, Id<MemberUnit>.New(), July, null, Sample.User(), Sample.Now);
        transfer.Decline("编制已满", Sample.User(), Sample.Now);
        Refused(TransferErrors.Decided, () => transfer.Accept(Sample.User(), Sample.Now));
    }

    private static void Refused(Error error, Action act) => Assert.Equal(error.Code, Assert.Throws<RefusedException>(act).Error.Code);
}

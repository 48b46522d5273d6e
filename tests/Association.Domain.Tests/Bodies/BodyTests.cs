using Association.Domain.Bodies;
using Association.Domain.Common;
using Association.Domain.Members;
using Xunit;

namespace Association.Domain.Tests.Bodies;

public sealed class BodyTests
{
    private static readonly DateOnly Start = new(2023, 1, 1);

    private static Body ABody() => new(new("儿科专业委员会", null), BodyKind.Committee, "paediatrics");

    private static Error RefusalOf(Action act) => Assert.Throws<RefusedException>(act).Error;

    [Fact]
    public void A_new_term_ends_the_one_that_was_open_and_its_offices()
    {
        var body = ABody();
        var first = body.Term("第一届", Start, null);
        var chair = first.Appoint(Id<Person>.New(), BodyPosition.Chair, Start, null);
        body.OpenTerm("第二届", new(2026, 1, 1), new(2028, 12, 31));
        Assert.Equal(new DateOnly(2025, 12, 31), first.To);
        Assert.False(chair.IsHeldOn(new(2026, 1, 1)));
        Assert.True(chair.IsHeldOn(new(2025, 12, 31)));
        Assert.Equal("第二届", body.TermOn(new(2026, 1, 1))!.Name);
    }

    [Fact]
    public void Terms_do_not_overlap_and_have_names_of_their_own()
    {
        var body = ABody();
        body.OpenTerm("第一届", Start, new(2025, 12, 31));
        Assert.Equal(BodyErrors.TermOverlaps, RefusalOf(() => body.OpenTerm("第二届", new(2025, 12, 31), null)));
        Assert.Equal(BodyErrors.TermNameTaken, RefusalOf(() => body.OpenTerm("第一届", new(2026, 1, 1), null)));
        Assert.Equal(BodyErrors.TermEndsBeforeStart, RefusalOf(() => body.OpenTerm("第二届", new(2026, 2, 1), new(2026, 1, 1))));
        var second = body.OpenTerm("第二届", new(2026, 1, 1), null);
        Assert.Equal(BodyErrors.TermOverlaps, RefusalOf(() => body.MoveTerm(second.Id, "第二届", new(2025, 6, 1), null)));
        Assert.Equal(BodyErrors.TermNotFound, RefusalOf(() => body.MoveTerm(Id<BodyTerm>.New(), "第三届", new(2040, 6, 1), new(2041, 1, 1))));
    }

    [Fact]
    public void Dissolved_it_has_no_offices_and_opens_no_term()
    {
        var body = ABody();
        var term = body.OpenTerm("第一届", Start, null);
        var office = term.Appoint(Id<Person>.New(), BodyPosition.Chair, Start, null);
        body.Dissolve(new(2024, 6, 30));
        Assert.False(office.IsHeldOn(new(2024, 7, 1)));
        Assert.False(body.ExistsOn(new(2024, 7, 1)));
        Assert.Equal(BodyErrors.Dissolved, RefusalOf(() => body.OpenTerm("第二届", new(2025, 1, 1), null)));
        Assert.Equal(BodyErrors.Dissolved, RefusalOf(() => body.Dissolve(new(2024, 6, 30))));
    }

    [Fact]
    public void It_does_not_stand_below_itself()
    {
        var (body, child) = (ABody(), ABody());
        child.StandBelow(body.Id, []);
        Assert.Equal(BodyErrors.OwnParent, RefusalOf(() => body.StandBelow(body.Id, [])));
        Assert.Equal(BodyErrors.OwnParent, RefusalOf(() => body.StandBelow(child.Id, [body.Id])));
    }

    [Fact]
    public void An_office_ends_once_and_not_before_it_began()
    {
        var office = ABody().Term("第一届", Start, null).Appoint(Id<Person>.New(), BodyPosition.Chair, Start, null);
        Assert.Equal(AppointmentErrors.Order, RefusalOf(() => office.End(Start.AddDays(-1), AppointmentStatus.Resigned, null)));
        office.End(new(2024, 1, 31), AppointmentStatus.Resigned, "调离");
        Assert.True(office.IsHeldOn(new(2024, 1, 31)));
        Assert.False(office.IsHeldOn(new(2024, 2, 1)));
        Assert.Equal(AppointmentErrors.NotActive, RefusalOf(() => office.End(new(2024, 1, 1), AppointmentStatus.Ended, null)));
    }

    [Fact]
    public void Chairs_and_secretary_act_unless_it_is_set_otherwise()
    {
        var body = ABody();
        Assert.True(body.SeatOf(BodyPosition.Secretary).MayAct);
        Assert.False(body.SeatOf(BodyPosition.Member).MayAct);
        body.Seat(BodyPosition.Member, 9, 30, mayAct: true);
        body.Seat(BodyPosition.Member, 9, 40, mayAct: true);
        Assert.Equal((1, 40, true), (body.Seats.Count, body.SeatOf(BodyPosition.Member).Maximum, body.SeatOf(BodyPosition.Member).MayAct));
        Assert.Equal(BodyErrors.SeatMaximum, RefusalOf(() => body.Seat(BodyPosition.Member, 9, 0, mayAct: false)));
    }
}

using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Programme;
using Xunit;

namespace Association.Domain.Tests.Events.Programme;

public sealed class ProgrammeTests
{
    private static readonly DateOnly Day = new(2026, 5, 8);

    private readonly Event _event = new(new Bilingual("年会", "Conference"), "conference", EventType.AcademicConference, EventClass.Academic, EventLevel.District, Day, Day);

    [Fact]
    public void Two_sessions_in_one_room_at_one_time_clash_however_the_room_is_typed()
    {
        var first = Add("主旨", 9, 11, "Hall A");
        var second = Add("专题", 10, 12, "ｈａｌｌ　a");
        Add("后续", 12, 13, "Hall A");
        var clash = Assert.Single(ProgrammeClashes.Among(_event.Sessions));
        Assert.Equal((first, second, null), (clash.One, clash.Other, clash.Speaker));
        _event.CallOff(second.Id);
        Assert.Empty(ProgrammeClashes.Among(_event.Sessions));
    }

    [Fact]
    public void A_person_cannot_be_at_two_sessions_but_may_lead_one_and_speak_in_its_talk()
    {
        var who = Speaker("陈教授");
        var session = Add("专题", 9, 11, "一号厅");
        var talk = Add("报告", 9, 10, "一号厅");
        _event.Describe(session.Id, new(SessionKind.Lecture, Chairs: [who.Id]));
        _event.Describe(talk.Id, new(SessionKind.Lecture, PartOf: session.Id, Speakers: [who.Id]));
        Assert.Empty(ProgrammeClashes.Among(_event.Sessions));

        var elsewhere = Add("工作坊", 10, 12, "二号厅");
        _event.Describe(elsewhere.Id, new(SessionKind.Workshop, Speakers: [who.Id]));
        Assert.Equal((session, elsewhere, (Id<EventSpeaker>?)who.Id), ProgrammeClashes.Of(elsewhere, _event.Sessions).Select(c => (c.Other, c.One, c.Speaker)).Single());
    }

    [Fact]
    public void A_talk_lies_within_its_session_and_holds_nothing()
    {
        var session = Add("专题", 9, 11);
        var talk = Add("报告", 9, 10);
        var late = Add("压轴", 10, 12);
        _event.Describe(talk.Id, new(SessionKind.Lecture, PartOf: session.Id));
        Assert.Equal(ProgrammeErrors.OutsideHolder.Code, Refused(() => _event.Describe(late.Id, new(SessionKind.Lecture, PartOf: session.Id))).Code);
    }

    [Fact]
    public void A_session_is_not_part_of_a_talk_of_itself_or_of_another_talk()
    {
        var (session, talk, other) = (Add("专题", 9, 11), Add("报告", 9, 10), Add("另一个", 9, 10));
        _event.Describe(talk.Id, new(SessionKind.Lecture, PartOf: session.Id));
        Assert.Same(ProgrammeErrors.PartOfPart, Refused(() => _event.Describe(other.Id, new(SessionKind.Lecture, PartOf: talk.Id))));
    }

    [Fact]
    public void A_session_cannot_end_before_the_talks_that_it_holds()
    {
        var (session, talk) = (Add("专题", 9, 11), Add("报告", 9, 10));
        _event.Describe(talk.Id, new(SessionKind.Lecture, PartOf: session.Id));
        var refused = Refused(() => _event.Reschedule(session.Id, session.Title, At(10), At(12), null, null));
        Assert.Equal(("programme.outside-holder", "报告"), (refused.Code, refused.Arguments[0]));
    }

    [Fact]
    public void Whoever_stays_in_a_session_keeps_the_row_and_the_order_is_as_given()
    {
        var (one, two, three) = (Speaker("甲"), Speaker("乙"), Speaker("丙"));
        var session = Add("专题", 9, 11);
        _event.Describe(session.Id, new(SessionKind.Lecture, Speakers: [one.Id, two.Id]));
        var kept = session.Speakers.Single(s => s.Speaker == two.Id);
        _event.Describe(session.Id, new(SessionKind.Lecture, Speakers: [three.Id, two.Id]));
        Assert.Equal([three.Id, two.Id], session.Speakers.OrderBy(s => s.Order).Select(s => s.Speaker));
        Assert.Same(kept, session.Speakers.Single(s => s.Speaker == two.Id));
    }

    [Fact]
    public void Versions_differ_by_what_readers_would_notice()
    {
        var (one, two) = (Speaker("甲"), Speaker("乙"));
        var (stays, moves, goes) = (Add("不变", 9, 10), Add("移动", 10, 11, "一号厅"), Add("取消", 11, 12));
        _event.Describe(goes.Id, new(SessionKind.Lecture, Speakers: [one.Id]));
        var before = Content(one, two);

        _event.Reschedule(moves.Id, new Bilingual("移动并改名"), At(13), At(14), new("二号厅"), null);
        _event.Describe(moves.Id, new(SessionKind.Lecture, Speakers: [two.Id]));
        _event.CallOff(goes.Id);
        Add("新增", 15, 16);
        var changes = ProgrammeDifferences.Between(before, Content(one, two));
        Assert.Equal(["Cancelled 取消", "Moved 移动并改名", "Renamed 移动并改名", "People 移动并改名", "Added 新增"], changes.Select(c => $"{c.Kind} {c.Session.Title.Zh}"));
        Assert.Equal([one.Id.Value], changes[0].Concerned);
        Assert.Equal([two.Id.Value], changes[1].Concerned);
        Assert.DoesNotContain(changes, c => c.Session.Id == stays.Id.Value);
        Assert.Empty(ProgrammeDifferences.Between(Content(one, two), Content(one, two)));
    }

    [Fact]
    public void What_was_called_off_before_it_was_announced_is_nobodys_business()
    {
        var session = Add("取消", 9, 10);
        _event.CallOff(session.Id);
        Assert.Empty(ProgrammeDifferences.Between(null, Content()));
        var former = Content();
        _event.Restore(session.Id);
        Assert.Equal(ProgrammeChangeKind.Restored, Assert.Single(ProgrammeDifferences.Between(former, Content())).Kind);
    }

    private EventSession Add(string title, int from, int to, string? room = null) => _event.Schedule(new(title), At(from), At(to), Bilingual.Of(room, null), null);

    private EventSpeaker Speaker(string name) => new(_event.Id, null, new(new(name), null, null, null, "zh-CN", null, null, Disclosure.NotAsked, null));

    private ProgrammeContent Content(params EventSpeaker[] speakers) => ProgrammeContent.Of(_event.Sessions, [], speakers);

    private static DateTimeOffset At(int hour) => AssociationCalendar.At(Day, new TimeOnly(hour, 0));

    private static Error Refused(Action act) => Assert.Throws<RefusedException>(act).Error;
}

using Association.Domain.Bodies;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Members;

namespace Association.TestKit;

/// <summary>A salon of a committee with its chair: two hours from nine in the morning, thirty days ahead, unless a day or a moment is given.</summary>
public sealed record AMeeting(
    string Name = "心血管学术沙龙", EventType Type = EventType.Salon, EventClass Class = EventClass.Academic, DateOnly? On = null, BuiltMeeting? Of = null, bool HasCode = true,
    DateTimeOffset? Now = null, DateTimeOffset? From = null)
{
    private static readonly TimeSpan Length = TimeSpan.FromHours(2);

    private DateTimeOffset Moment => Now ?? Sample.Now;

    public BuiltMeeting Published()
    {
        var number = Sample.Next();
        var day = From is { } begins ? AssociationCalendar.DayOf(begins) : On ?? AssociationCalendar.DayOf(Moment).AddDays(30);
        var from = From ?? AssociationCalendar.At(day, new TimeOnly(9, 0));
        var chair = Of?.Chair ?? new AMember(Name: "陈主任", Pinyin: "chenzhuren", Initials: "czr", LatinName: "Chen Zhuren", Email: $"chair{number}@example.org").Guest();
        var body = Of?.Body ?? Committee(number, chair);
        var salon = new Event(new Bilingual(Name, "Cardiology salon"), $"salon-{number}", Type, Class, EventLevel.District, day, AssociationCalendar.DayOf(from + Length));
        salon.OrganisedBy(body.Id);
        salon.Describe(salon.Name, Type, Class, EventLevel.District, "**病例**讨论", "Cases");
        salon.At(new("学术厅", "Lecture hall"), null);
        salon.OpenRegistration(null, from, 7);
        salon.Schedule(salon.Name, from, from + Length, null, null);
        salon.Sell(new Bilingual("代表", "Delegate"), false).Price(new Bilingual("免费", "Free"), new Money(0), new Money(0), null);
        var quota = new Quota(salon.Id, null, 100);
        salon.Publish(EventChecklist.Of(salon, [quota], Moment < salon.RegistrationClosesAt ? Moment : salon.RegistrationClosesAt!.Value.AddDays(-1)), Moment);
        return new(body, chair, salon, quota, HasCode ? new MeetingRecord(salon.Id) : null, Of is not null);
    }

    public BuiltMeeting Held(int attendance = 40)
    {
        var meeting = Published();
        meeting.Event.RecordAsHeld(attendance);
        return meeting;
    }

    private Body Committee(int number, Person chair)
    {
        var body = new Body(new Bilingual($"心血管专业委员会{number}", $"Cardiology Committee {number}"), BodyKind.Committee, $"committee-{number}");
        var today = AssociationCalendar.DayOf(Moment);
        body.Term("第一届", today.AddYears(-1), today.AddYears(2)).Appoint(chair.Id, BodyPosition.Chair, today.AddYears(-1), null);
        return body;
    }
}

/// <param name="Further">Of a body that another meeting brought already.</param>
public sealed record BuiltMeeting(Body Body, Person Chair, Event Event, Quota Quota, MeetingRecord? Record, bool Further) : IRecords
{
    public Id<Event> Id => Event.Id;
    public IEnumerable<object> Records => [.. Further ? Array.Empty<object>() : [Chair, Body], Event, Quota, .. Record is null ? Array.Empty<object>() : [Record]];
}

using Association.Application.Events;
using Association.Application.Events.Groups;
using Association.Application.Events.Pricing;
using Association.Application.Events.Waiting;
using Association.Domain.Access;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.TestKit;
using Xunit;

namespace Association.Application.Tests.Integrity;

/// <summary>A conference with a coupon in use, a phase that counts its places, a group with a seat without a name, and an offer that waits for an answer.</summary>
internal static class SeatStory
{
    public static async Task TellAsync(TestApp app)
    {
        var conference = new AnEvent(Capacity: 20, Member: 200, NonMember: 400, On: AssociationCalendar.DayOf(app.Now).AddDays(60)).Draft();
        var students = conference.Event.Sell(new("学生", "Student"), false);
        students.Price(new("前 10 名", "First ten"), Money.Zero, Money.Zero, null, 10);
        conference.Event.Seat(new(true, 48, AfterDeadline.Reprice, null));
        conference.Event.Publish(EventChecklist.Of(conference.Event, [conference.Quota], app.Now), app.Now);
        BuiltMember[] members = [new AMember(Name: "陈一").Live(), new AMember(Name: "陈二").Live()];
        await app.Given([conference, new Quota(conference.Id, students.Id, 2), .. members]);

        var office = app.As(Role.EventOfficer);
        await DoneAsync(office.Send(new AddCoupon(conference.Id, new("讲者免费", "讲者", CouponKind.Percent, 100, "SPEAKER", 1, 5, 5_000, null, [], [], null, null))));
        await DoneAsync(app.As(members[0].Id).Send(new RegisterForEvent(conference.Id, conference.Category.Id, null, true, null, null, Coupon: "speaker")));
        GroupRow[] rows = [new(students.Id.Value, "陈三", "13900000003", null), new(students.Id.Value, null, null, null)];
        await DoneAsync(office.Send(new PlaceSponsorOrder(conference.Id, "某某医药公司", new("赵经理", "zhao@example.org", null, null, null, rows))));
        await DoneAsync(app.As(members[1].Id).Send(new JoinWaitingList(conference.Id, students.Id, null, true, null)));
        await DoneAsync(office.Send(new EditCategory(conference.Id, students.Id, "学生", "Student", false, [new("前 10 名", "First ten", 0, 0, null, 10)], 4)));
    }

    private static async Task DoneAsync<TResult>(Task<TResult> sent) where TResult : IResult<TResult> => Assert.Empty((await sent).Errors);
}

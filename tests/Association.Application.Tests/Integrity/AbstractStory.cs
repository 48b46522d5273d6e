using Association.Domain.Events;
using Association.Domain.Events.Abstracts;
using Association.Domain.Events.Online;
using Association.TestKit;

namespace Association.Application.Tests.Integrity;

/// <summary>A conference with an abstract that was reviewed, accepted and scheduled, and a participant who was there online.</summary>
internal static class AbstractStory
{
    public static async Task TellAsync(TestApp app)
    {
        var meeting = new AnEvent(Slug: "abstract-story").Published();
        var call = new ACall().Of(meeting.Id);
        var submission = ACall.Submitted(call, "已排入日程", ("赵一", "第一人民医院"));
        var reviewer = ACall.Reviewer(meeting.Id, "妇幼保健院");
        var review = new AbstractReview(submission, reviewer, null, Sample.Now);
        review.Judge(call, submission, new(call.Criteria.ToDictionary(c => c.Id, _ => 4m), null, null, null), Sample.Now);
        submission.Decide(AbstractDecision.Oral, null, Sample.User(), Sample.Now);
        submission.Schedule(meeting.Event.OnlySession!.Id);
        await app.Given(meeting, call, submission, reviewer, review);
        await AttendAsync(app, meeting);
    }

    private static async Task AttendAsync(TestApp app, BuiltEvent meeting)
    {
        var session = meeting.Event.OnlySession!;
        var list = new CheckInList(meeting.Id, new("线上"));
        list.Describe(list.Name, new(session.Id, [], [], null, null, true, false, false, true));
        var room = new OnlineRoom(meeting.Id, session.Id, list.Id, new(OnlineMode.Online, OnlinePlatform.Zoom, "https://zoom.us/j/1", null, null, null, null, 3));
        var code = new PresenceCode(room, "123456", session.StartsAt);
        var person = new AMember(Name: "赵二").Guest();
        var place = new ARegistration(meeting, person).Active();
        var presence = new OnlinePresence(list, place.Registration, null, []);
        var scans = presence.Learn([new(session.StartsAt, session.StartsAt.AddMinutes(1))], OnlineTime.Of(meeting.Event, session.Id), ScanMethod.Code, Sample.User(), session.StartsAt.AddMinutes(1));
        await app.Given([list, room, code, person, place, .. scans, presence.Admission!, new CodeAnswer(meeting.Id, code, place.Id, CodeVerdict.Right, session.StartsAt.AddMinutes(1))]);
    }
}

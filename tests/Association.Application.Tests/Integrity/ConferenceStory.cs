using Association.Application.Audit;
using Association.Application.Certificates;
using Association.Application.Events;
using Association.Application.Files;
using Association.Application.Finance;
using Association.Application.Surveys;
using Association.Domain.Access;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Forms;
using Association.Domain.Members;
using Association.Domain.Rooms;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Association.Application.Tests.Integrity;

/// <summary>
/// One conference by use cases, from the first registration to the certificates: two came, one has not paid, one paid and
/// cancelled, one cancelled unpaid. Leaves at least one row wherever an invariant looks.
/// </summary>
internal static class ConferenceStory
{
    private const decimal Price = 200;

    public static async Task TellAsync(TestApp app)
    {
        var conference = new AnEvent(Capacity: 10, CategoryCapacity: 8, Member: Price, NonMember: 400).Published();
        BuiltMember[] members = [.. "甲乙丙丁戊".Select(name => new AMember(Name: $"王{name}").Live())];
        var hospital = Hospital(members[0].Person);
        var dinner = new AQuestion(conference, QuestionKind.Choice, "晚宴").With(("参加", 0, 8));
        await app.Given([conference, dinner, hospital, .. members, new UnitLiaison(hospital.Id, members[0].Id, [LiaisonDuty.Staff], UserId.System, Sample.Now)]);
        var room = new Room(new("一号会议室"), new("一楼"), 30, Equipment.None, needsApproval: false);
        await app.Given(room, new RoomBooking(room, MeetingTime.On(Sample.Today.AddDays(20), 40, 4), "筹备会", 10, null, UserId.System));
        await SealAsync(app);
        await SeatStory.TellAsync(app);
        await AbstractStory.TellAsync(app);

        var came = await RegisterAsync(app, conference, members[0]);
        var cameToo = await RegisterAsync(app, conference, members[1]);
        var givenBack = await RegisterAsync(app, conference, members[2]);
        var unpaid = await RegisterAsync(app, conference, members[3]);
        var waiting = await RegisterAsync(app, conference, members[4]);
        foreach (var paid in new[] { came, cameToo, givenBack }) await PayAsync(app, paid);
        await DoneAsync(app.As(members[2].Id).Send(new CancelRegistration(givenBack)));
        await DoneAsync(app.As(members[3].Id).Send(new CancelRegistration(unpaid)));
        await DoneAsync(app.As(members[4].Id).Send(new UploadSlip(waiting, new UploadedFile("汇款凭证.pdf", [.. "%PDF-1.7"u8]))));

        foreach (var ticket in new[] { came, cameToo })
            await DoneAsync(app.As(Role.EventOfficer).Send(new ScanTicket(conference.Id, null, ticket, ScanMethod.Name, $"{ticket}")));
        await DoneAsync(app.As(Role.EventOfficer).Send(new ScanTicket(conference.Id, null, came, ScanMethod.Name, "again")));
        await AnswerAsync(app, conference, came, members[0]);
        await CertifyAsync(app, conference);
        await CommitteeStory.TellAsync(app);
    }

    /// <summary>The trail up to here; what follows stays unsealed.</summary>
    private static async Task SealAsync(TestApp app)
    {
        app.Clock.Advance(SealAudit.Age + SealAudit.Age);
        await DoneAsync(app.Send(new SealAudit()));
    }

    private static async Task AnswerAsync(TestApp app, BuiltEvent conference, Id<Registration> came, BuiltMember member)
    {
        var made = (await app.As(Role.EventOfficer).Send(new SetSurvey(conference.Id, null, "会后问卷", null, null, null, true, false))).Value;
        await DoneAsync(app.As(Role.EventOfficer).Send(new OpenSurvey(conference.Id, new(made), false)));
        var first = (await app.As(Role.EventOfficer).Send(new GetSurvey(conference.Id, new(made))))!.Survey.Questions.First().Id;
        await DoneAsync(app.As(member.Id).Send(new AnswerSurvey(new(made), came, null, new Dictionary<Id<Domain.Surveys.SurveyQuestion>, IReadOnlyList<string?>> { [first] = ["5"] })));
    }

    private static async Task CertifyAsync(TestApp app, BuiltEvent conference)
    {
        app.Clock.SetUtcNow(AssociationCalendar.At(conference.Event.EndsOn.AddDays(1)));
        await DoneAsync(app.As(Role.EventOfficer).Send(new ConcludeEvent(conference.Id)));
        await DoneAsync(app.As(Role.EventOfficer).Send(new IssueCertificates(conference.Id)));
        await DoneAsync(app.As(Role.EventOfficer).Send(new StartCertificateIssue(conference.Id)));
    }

    private static MemberUnit Hospital(Person employee)
    {
        var unit = new MemberUnit("第一医院", UnifiedSocialCreditCode.TryParse("91350100M000100Y43", out var code) ? code : throw new InvalidOperationException());
        unit.Join(UnitTier.Member, Sample.Today);
        employee.WorkAt(unit.Id, "呼吸科", "主任", Sample.Today.AddYears(-1));
        return unit;
    }

    private static async Task<Id<Registration>> RegisterAsync(TestApp app, BuiltEvent conference, BuiltMember member)
    {
        var option = await app.Db(db => db.QuestionOptions.SingleAsync());
        var outcome = await app.As(member.Id).Send(new RegisterForEvent(conference.Id, conference.Category.Id, null, true, null, null, [new(option.Question.Value, [option.Id.ToString()])]));
        return new Id<Registration>(outcome.Value.Registration);
    }

    private static async Task PayAsync(TestApp app, Id<Registration> registration)
    {
        var order = await app.Db(db => db.Registrations.Where(r => r.Id == registration).Select(r => r.Order!.Value).SingleAsync());
        await DoneAsync(app.As(Role.FinanceOfficer).Send(new ConfirmPayment(order, Price, Sample.Today)));
    }

    private static async Task DoneAsync<TResult>(Task<TResult> sent) where TResult : IResult<TResult> => Assert.Empty((await sent).Errors);
}

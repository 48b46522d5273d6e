using Association.Application.Credits;
using Association.Application.Messages.Reminders;
using Association.Domain.Access;
using Association.Domain.Credits;
using Association.Domain.Events;
using Association.Domain.Members;
using Association.Domain.Messages;
using Association.Domain.Plans;
using Association.TestKit;
using Xunit;

namespace Association.Application.Tests.Messages;

/// <summary>What came with the product finds what it is meant to find, for each kind of subject.</summary>
public sealed class ReminderSourceTests : IntegrationTests
{
    private static readonly DateOnly Today = Sample.Today;

    private static async Task<RulePreview> LookAsync(TestApp app, string rule) =>
        Assert.Single(await app.As(Role.Administrator).Send(new PreviewReminders(Rule: ReadyReminders.IdOf(rule))));

    [Theory, Databases]
    public async Task Places_and_orders(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var (free, paid) = (new AnEvent(On: Today.AddDays(20)).Published(), new AnEvent(On: Today.AddDays(25), NonMember: 300).Published());
        var (one, two) = (new AMember(Email: "one@example.org").Guest(), new AMember("李明", Email: "two@example.org").Guest());
        await app.Given(free, paid, one, two, new ARegistration(free, one, AsMember: false).Active(), new ARegistration(paid, two, AsMember: false).Active());

        Assert.Equal(1, (await LookAsync(app, "place-day")).Recipients);
        var due = await LookAsync(app, "order-due");
        Assert.Equal((1, "李明"), (due.Recipients, due.First[0].Name));
        Assert.Equal((0, 2), ((await LookAsync(app, "place-thanks")).Recipients, (await LookAsync(app, "place-thanks")).LeftOut[LeftOut.ConditionNotMet]));
    }

    [Theory, Databases]
    public async Task Events_and_projects_for_those_who_hold_them(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var body = new ABody(Until: Today.AddDays(100)).Running();
        var draft = new AnEvent(On: Today.AddDays(30)).Draft();
        draft.Event.OrganisedBy(body.Id);
        draft.Event.File(new CmeTerms(true, 5, null, CmeProjectLevel.Provincial, CmeDelivery.FaceToFace, "CN-2024"));
        await app.Given(body, draft);

        // The office has no account here; the chair is reached.
        Assert.Equal(2, (await LookAsync(app, "event-draft")).Recipients);
        Assert.Equal(1, (await LookAsync(app, "cme-file")).Recipients);
        Assert.Equal(1, (await LookAsync(app, "body-term")).Recipients);
    }

    [Theory, Databases]
    public async Task Salons_plans_and_papers(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var salon = new AMeeting(On: Today.AddDays(10)).Published();
        var guest = new AMember(Email: "guest@example.org").Guest();
        var unit = new AUnit().Seated();
        await app.Given(salon, guest, unit);
        var invitee = EventInvitee.Asked(salon.Id, guest.Id, _ => new string('a', EventInvitee.KeyHashLength), app.Now);
        var line = new PlanLine(Today.AddDays(40).Year, salon.Body.Id, PlanMetric.Salons, 12, Today.AddDays(40));
        var paper = new UnitDocument(unit.Id, "医疗机构执业许可证", "PDY1", Today.AddDays(70));
        await app.Given(invitee, line, paper);

        Assert.Equal(1, (await LookAsync(app, "salon-answer")).Recipients);
        Assert.Equal(1, (await LookAsync(app, "plan-behind")).Recipients);
        Assert.Equal(1, (await LookAsync(app, "document-expires")).LeftOut[LeftOut.Nobody]);
    }

    [Theory, Databases]
    public async Task A_project_that_was_filed_is_not_asked_for_again(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var body = new ABody(Until: Today.AddDays(100)).Running();
        var draft = new AnEvent(On: Today.AddDays(30)).Draft();
        draft.Event.OrganisedBy(body.Id);
        draft.Event.File(new CmeTerms(true, 5, null, CmeProjectLevel.Provincial, CmeDelivery.FaceToFace, "CN-2024"));
        var project = new CmeProject(draft.Id, new(CmeTrack.Recommended, false, "王主任", null, 100));
        await app.Given(body, draft, project);
        Assert.Equal(1, (await LookAsync(app, "cme-file")).Recipients);

        var office = app.As(Role.CmeOfficer);
        foreach (var kind in CmeProject.OfFiling) await office.Send(new AttachCmeDocument(draft.Id, kind, new($"{kind}.pdf", "%PDF-1.7"u8.ToArray())));
        Assert.True((await office.Send(new MoveCmeProject(draft.Id, ProjectStep.File))).Succeeded);

        Assert.Equal(0, (await LookAsync(app, "cme-file")).Recipients);
    }

    [Theory, Databases]
    public async Task Credits_that_are_missing_before_the_year_ends(DatabaseKind database)
    {
        var app = await StartAsync(database, now: new(2026, 10, 25, 1, 0, 0, TimeSpan.Zero));
        var unit = new AUnit().Seated();
        var (missing, exempt) = (new AColleague("周缺分", Email: "zhou@example.org").At(unit), new AColleague("吴产假", Email: "wu@example.org").At(unit));
        await app.Given(unit, missing, exempt);
        var office = app.As(Role.CmeOfficer);
        Assert.True((await office.Send(new TakeRosterDay(2026, new(2026, 10, 1)))).Succeeded);
        Assert.True((await office.Send(new ExemptFromCredits(exempt.Id, 2026, "产假"))).Succeeded);

        var short25 = await LookAsync(app, "credit-short");

        Assert.Equal((1, "周缺分"), (short25.Recipients, short25.First[0].Name));
        Assert.Equal(1, short25.LeftOut[LeftOut.ConditionNotMet]);
    }

    [Theory, Databases]
    public async Task A_plan_of_sub_centres_that_stand_is_not_behind(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var salon = new AMeeting(On: Today.AddDays(10)).Published();
        var due = Today.AddDays(40);
        var (centres, share) = (new PlanLine(due.Year, salon.Body.Id, PlanMetric.QcSubCentres, 1, due), new PlanLine(due.Year, salon.Body.Id, PlanMetric.CmeParticipation, 70, due));
        await app.Given(salon, centres);
        Assert.Equal(1, (await LookAsync(app, "plan-behind")).Recipients);
        await app.Given(new ABody("护理质控分中心", Domain.Bodies.BodyKind.QcSubCentre).Running());
        Assert.Equal(0, (await LookAsync(app, "plan-behind")).Recipients);
        await app.Given(share);
        Assert.Equal(1, (await LookAsync(app, "plan-behind")).Recipients);
    }
}

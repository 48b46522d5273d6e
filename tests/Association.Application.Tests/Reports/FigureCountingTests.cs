using Association.Application.Plans;
using Association.Application.Reports.Annual;
using Association.Application.Works;
using Association.Domain.Access;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Programme;
using Association.Domain.Lecturers;
using Association.Domain.Plans;
using Association.Domain.Works;
using Association.TestKit;
using Xunit;

namespace Association.Application.Tests.Reports;

/// <summary>What a figure counts, and what it leaves to others.</summary>
public sealed class FigureCountingTests : IntegrationTests
{
    private static readonly DateOnly Day = new(2026, 1, 15);
    private static readonly OpenYears All = new(Sample.Today, new HashSet<int> { 2024, 2025 }, new HashSet<int>());

    [Theory, Databases]
    public async Task What_a_body_holds_for_itself_does_not_stand_in_the_way_of_freezing(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var office = app.As(Role.Administrator);
        var salon = new AMeeting(On: new DateOnly(2025, 5, 2)).Held(30);
        await app.Given(salon, new AMeeting("工作会议", EventType.Meeting, On: new DateOnly(2025, 5, 3), Of: salon).Held(12),
            new AMeeting("区内讲座", EventType.Lecture, On: new DateOnly(2025, 5, 4), Of: salon).Held(50), Academic(new DateOnly(2025, 5, 5), new DateOnly(2025, 5, 5)));
        await office.Send(new AddPlanLine(null, 2025, PlanMetric.AcademicActivities, 5, null, null, null));
        var year = await office.Send(new GetYearFigures(2025));
        Assert.Empty(year.Unbalanced);
        Assert.Equal((1m, 100m), (Of(year, "M10").Value, Of(year, "M14").Value));
        Assert.Equal(1, (await office.Send(new GetPlan(null, 2025))).Rows[0].Reached);
        Assert.Equal(1, (await office.Send(new FreezeReport(2025))).Value);
    }

    [Theory, Databases]
    public async Task A_closed_year_stays_beside_the_year_after_it(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var office = app.As(Role.Administrator);
        await office.Send(new OpenReportYear(2024));
        await app.Given(Academic(new DateOnly(2024, 5, 1), new DateOnly(2024, 5, 1)), Institution("第一门诊部", 2024), Institution("第二门诊部", 2025));
        Assert.Equal(1, (await office.Send(new FreezeReport(2024))).Value);
        await app.Given(Academic(new DateOnly(2024, 6, 1), new DateOnly(2024, 6, 1)), Academic(new DateOnly(2025, 6, 1), new DateOnly(2025, 6, 1)), Institution("补录门诊部", 2024));
        var year = await office.Send(new GetYearFigures(2025));
        Assert.Equal((1m, 100m, 1m), (Of(year, "M10").LastYear, Of(year, "M14").LastYear, Of(year, "M47").LastYear));
        Assert.DoesNotContain(FigureWarning.Changed, Of(year, "M10").Warnings);
        Assert.Equal((3m, 2m), (Of(year, "M47").Value, Of(year, "M48").Value));
    }

    [Theory, Databases]
    public async Task An_activity_over_New_Year_is_counted_once(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var office = app.As(Role.Administrator);
        await app.Given(Academic(new DateOnly(2025, 12, 30), new DateOnly(2026, 1, 2)));
        await office.Send(new AddPlanLine(null, 2025, PlanMetric.AcademicActivities, 1, null, null, null));
        Assert.Equal(1, Of(await office.Send(new GetYearFigures(2025)), "M10").Value);
        Assert.Equal(0, Of(await office.Send(new GetYearFigures(2026)), "M10").Value);
        Assert.Equal(0, Of(await office.Send(new GetYearFigures(2025, new DateOnly(2025, 12, 30))), "M10").Value);
        Assert.Equal((1, PlanLight.Reached), ((await office.Send(new GetPlan(null, 2025))).Rows[0].Reached, (await office.Send(new GetPlan(null, 2025))).Rows[0].Light));
    }

    [Theory, Databases]
    public async Task Who_was_marked_at_a_meeting_came_as_much_as_who_passed_a_door(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var office = app.As(Role.Administrator);
        var unit = new AUnit().Seated();
        var (nurse, idle) = (new AColleague(Since: new DateOnly(2020, 1, 1)).At(unit), new AColleague("李静", Since: new DateOnly(2020, 1, 1)).At(unit));
        var training = new AMeeting("培训", EventType.Training, EventClass.SpecialisedCme, Day).Held(30);
        var came = new EventInvitee(training.Id, nurse.Id, null, Sample.Now);
        came.Mark(Presence.Attended, Day, Sample.Today);
        await app.Given(unit, nurse, idle, training, came);
        await office.Send(new AddPlanLine(null, 2026, PlanMetric.CmeParticipation, 70, null, null, null));
        var year = await office.Send(new GetYearFigures(2026));
        Assert.Equal((1m, 1m), (Of(year, "M22").Value, Of(year, "P22").Value));
        Assert.Equal((50m, 1, 2, 70), (Of(year, "T1").Value, Of(year, "T1").Part, Of(year, "T1").Whole, Of(year, "T1").Target));
        Assert.Equal((50, PlanLight.OnTrack), ((await office.Send(new GetPlan(null, 2026))).Rows[0].Reached, (await office.Send(new GetPlan(null, 2026))).Rows[0].Light));
        Assert.Equal((1m, 1m), (Of(year, "P04").Value, (await office.Send(new GetFigureRows(2026, "P04")))!.Rows.Sum(r => r.Number)));
    }

    [Theory, Databases]
    public async Task Rows_add_up_to_their_figure_in_both_languages(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var office = app.As(Role.Administrator);
        async Task<Guid> DoneAsync(WorkKind kind, WorkInput input) => (await office.Send(new RecordWork(kind, input))).Value;
        var (spring, winter) = (await DoneAsync(WorkKind.Inspection, new("普查", null, Day, Form: WorkForm.General)), await DoneAsync(WorkKind.Inspection, new("复查", null, Day, Form: WorkForm.General)));
        foreach (var campaign in new[] { spring, winter }) await DoneAsync(WorkKind.InspectionVisit, new("第一门诊部", "First Clinic", Day, Parent: campaign, Experts: 1, Suggestions: 1));
        await DoneAsync(WorkKind.Exchange, new("考察", null, Day, Form: WorkForm.Outbound, Partner: "学会"));
        await DoneAsync(WorkKind.Exchange, new("访问", null, Day, Form: WorkForm.Outbound, Partner: "学会", Place: "深圳"));
        var first = await DoneAsync(WorkKind.RuleDocument, new("财务制度", null, Day, Edition: "一版"));
        await DoneAsync(WorkKind.RuleDocument, new("财务制度", null, Day.AddDays(3), Edition: "二版", Parent: first));
        await DoneAsync(WorkKind.InvitedExpert, new("John Smith", null, Day, Country: "US"));
        await DoneAsync(WorkKind.InvitedExpert, new("john smith", null, Day.AddDays(1), Country: "US"));
        foreach (var id in new[] { "M01", "M15", "M17", "M37" })
        {
            var set = (await office.Send(new GetFigureRows(2026, id)))!;
            Assert.Equal((id, 1m, 1m, 2, 2), (id, set.Figure.Value, set.Rows.Sum(r => r.Number), set.Rows.Count, set.Total));
        }

        Assert.Equal("First Clinic", (await office.Send(new GetFigureRows(2026, "M37")))!.Rows[0].Title.En);
    }

    [Theory, Databases]
    public async Task An_activity_that_comes_after_its_record_is_not_counted_twice(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var office = app.As(Role.Administrator);
        await office.Send(new RecordWork(WorkKind.PopularScience, new("义诊", null, Day, Form: WorkForm.FreeClinic, People: 60)));
        Assert.Equal(1, Of(await office.Send(new GetYearFigures(2026)), "M32").Value);
        await app.Given(new AMeeting("义诊", EventType.FreeClinic, EventClass.PopularScience, Day).Held(60));
        Assert.Equal(1, Of(await office.Send(new GetYearFigures(2026)), "M32").Value);
    }

    [Theory, Databases]
    public async Task Lecturers_from_abroad_are_among_the_invited_experts(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var office = app.As(Role.Administrator);
        var (conference, salon) = (Academic(Day, Day), new AMeeting(On: Day).Held(20));
        var (abroad, here, asked) = (From("John Smith", "US"), From("张文婧", "CN"), From("Mary Jones", "GB"));
        await app.Given(conference, salon, abroad, here, asked);
        await app.Given(Speaker(conference, abroad), Speaker(conference, here),
            new LecturerInvitation(salon.Id, asked.Id, AssociationCalendar.At(Day), AssociationCalendar.At(Day).AddHours(2), new string('a', LecturerInvitation.KeyHashLength), Sample.User(), Sample.Now));
        await office.Send(new RecordWork(WorkKind.InvitedExpert, new("John Smith", null, Day, Country: "US")));
        var set = (await office.Send(new GetFigureRows(2026, "M15")))!;
        Assert.Equal((2m, 2m, 3), (set.Figure.Value, set.Rows.Sum(r => r.Number), set.Rows.Count));
    }

    private static YearFigure Of(YearFigures year, string id) => year.Figures.First(f => f.Id == id);

    private static Lecturer From(string name, string country) => new(name, null, new LecturerProfile(null, null, null, "en", country));

    private static EventSpeaker Speaker(Event at, Lecturer lecturer) =>
        new(at.Id, lecturer.Id, new SpeakerProfile(new Bilingual(lecturer.Name), null, null, null, "en", null, null, Disclosure.NotAsked, null));

    private static WorkRecord Institution(string name, int year) => new(WorkKind.ReportingInstitution, new(new Bilingual(name), new DateOnly(year, 3, 1)), All);

    private static Event Academic(DateOnly from, DateOnly to)
    {
        var held = new Event(new Bilingual("省级会议"), $"e-{Guid.NewGuid():N}", EventType.AcademicConference, EventClass.Academic, EventLevel.Provincial, from, to);
        held.RecordAsHeld(100);
        return held;
    }
}

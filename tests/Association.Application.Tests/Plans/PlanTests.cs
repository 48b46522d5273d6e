using System.Text.Json;
using Association.Application.Plans;
using Association.Application.Tests.Import;
using Association.Domain.Access;
using Association.Domain.Common;
using Association.Domain.Import;
using Association.Domain.Plans;
using Association.TestKit;
using Xunit;

namespace Association.Application.Tests.Plans;

public sealed class PlanTests : IntegrationTests
{
    [Theory, Databases]
    public async Task The_year_2019_fills_its_lines_as_expected(DatabaseKind database)
    {
        var app = await StartAsync(database);
        using var expected = JsonDocument.Parse(File.ReadAllText(Repository.At("db", "seed", "2019", "expected.json")));
        var activities = expected.RootElement.GetProperty("activities");
        await app.ImportAsync(ImportKind.Bodies, Roster.Seed("bodies.xlsx"));
        await app.ImportAsync(ImportKind.Activities, Roster.Seed("activities.xlsx"));
        var office = app.As(Role.EventOfficer);
        (PlanMetric Metric, string Class, int Held)[] classes =
            [(PlanMetric.AcademicActivities, "学术活动", 66), (PlanMetric.PublicCmeActivities, "公共继续医学教育", 30), (PlanMetric.SpecialisedCmeActivities, "专科继续医学教育", 108), (PlanMetric.ScienceActivities, "健康科普活动", 51)];
        foreach (var (metric, _, _) in classes) Assert.True((await office.Send(new AddPlanLine(null, 2019, metric, 100, null, null, null))).Succeeded);
        await office.Send(new AddPlanLine(null, 2019, PlanMetric.Participants, 40_000, null, null, null));

        var plan = await office.Send(new GetPlan(null, 2019));
        Assert.Equal(new DateOnly(2019, 12, 31), plan.AsOf);
        foreach (var (metric, @class, held) in classes)
        {
            var row = plan.Rows.Single(r => r.Metric == metric);
            Assert.Equal((held, activities.GetProperty("attendance").GetProperty(@class).GetInt32()), (row.Reached, row.People));
            Assert.Equal(held >= 100 ? PlanLight.Reached : PlanLight.Missed, row.Light);
            Assert.Equal(held, (await office.Send(new ListPlanActivities(null, 2019, metric))).Rows.Count);
        }

        Assert.Equal(activities.GetProperty("created").GetInt32(), classes.Sum(c => c.Held));
        Assert.Equal(activities.GetProperty("attendance").EnumerateObject().Sum(p => p.Value.GetInt32()), plan.Rows.Single(r => r.Metric == PlanMetric.Participants).Reached);
        var july = await office.Send(new GetPlan(null, 2019, new DateOnly(2019, 6, 30)));
        Assert.InRange(july.Rows.Single(r => r.Metric == PlanMetric.AcademicActivities).Reached, 1, 65);
    }

    [Theory, Databases]
    public async Task The_usual_plan_is_made_once_and_copied_to_the_next_year(DatabaseKind database)
    {
        var (app, salon, office) = await OpenAsync(database);
        var made = (await office.Send(new SeedPlan(null, 2026))).Value;
        Assert.Equal(10, made);
        Assert.Equal(0, (await office.Send(new SeedPlan(null, 2026))).Value);
        var plan = await office.Send(new GetPlan(null, 2026));
        Assert.Equal([(PlanMetric.Salons, 20), (PlanMetric.PublicCmeActivities, 100), (PlanMetric.WeChatClasses, 100), (PlanMetric.AnnualConferences, 1),
            (PlanMetric.ScienceActivities, 50), (PlanMetric.ScienceVideos, 50), (PlanMetric.ScienceTeachers, 4), (PlanMetric.LessonPlanContests, 1), (PlanMetric.CmeParticipation, 70)], plan.Rows.Select(r => (r.Metric, r.Target)));
        Assert.Equal(PlanMetric.AnnualConferences, Assert.Single((await office.Send(new GetPlan(salon.Body.Id, 2026))).Rows).Metric);

        Assert.Equal(9, (await office.Send(new CopyPlan(null, 2027))).Value);
        Assert.Equal("plan.nothing-to-copy", (await office.Send(new CopyPlan(null, 2030))).Errors[0].Code);
        Assert.Equal("plan.twice", (await office.Send(new AddPlanLine(null, 2026, PlanMetric.Salons, 5, null, null, null))).Errors[0].Code);
        Assert.Equal("plan.target", (await office.Send(new AddPlanLine(null, 2026, PlanMetric.Lectures, 0, null, null, null))).Errors[0].Code);
        var line = new Id<PlanLine>(plan.Rows[0].Id);
        Assert.Equal("plan.due", (await office.Send(new ChangePlanLine(null, line, 5, new DateOnly(2027, 1, 1), null, null))).Errors[0].Code);
        Assert.True((await office.Send(new ChangePlanLine(null, line, 25, new DateOnly(2026, 6, 30), salon.Chair.Id, "含分会"))).Succeeded);
        var changed = (await office.Send(new GetPlan(null, 2026))).Rows[0];
        Assert.Equal((25, "陈主任", "含分会"), (changed.Target, changed.Owner, changed.Note));
        Assert.True((await office.Send(new RemovePlanLine(null, line))).Succeeded);
        Assert.Equal(8, (await office.Send(new GetPlan(null, 2026))).Rows.Count);
        Assert.NotNull(app);
    }

    [Theory, Databases]
    public async Task Progress_counts_itself_of_the_body_with_last_year_beside_it(DatabaseKind database)
    {
        var (app, salon, office) = await OpenAsync(database);
        var head = app.As(salon.Chair.Id);
        await app.Given(new AMeeting(On: new DateOnly(2026, 2, 1), Of: salon).Held(30), new AMeeting(On: new DateOnly(2025, 1, 20), Of: salon).Held(20),
            new AMeeting(On: new DateOnly(2025, 11, 20), Of: salon).Held(20), new AMeeting(On: new DateOnly(2026, 2, 2)).Held(99));
        Assert.True((await head.Send(new AddPlanLine(salon.Body.Id, 2026, PlanMetric.Salons, 20, null, salon.Chair.Id, null))).Succeeded);
        var row = Assert.Single((await head.Send(new GetPlan(salon.Body.Id, 2026))).Rows);
        Assert.Equal((1, 30, 1, 2, PlanLight.FarBehind), (row.Reached, row.People, row.LastYear, row.LastYearWhole, row.Light));
        Assert.Equal(salon.Body.Slug, Assert.Single((await head.Send(new ListPlanActivities(salon.Body.Id, 2026, PlanMetric.Salons))).Rows).OrganiserSlug);
        Assert.Equal(2, (await office.Send(new ListPlanActivities(null, 2026, PlanMetric.Salons))).Rows.Count);

        // The association's plan and another body's are not the head's.
        await Assert.ThrowsAsync<RefusedException>(() => head.Send(new GetPlan(null, 2026)));
        Assert.False((await head.Send(new AddPlanLine(null, 2026, PlanMetric.Salons, 12, null, null, null))).Succeeded);
        Assert.False((await app.As(Role.Auditor).Send(new SeedPlan(null, 2026))).Succeeded);
        Assert.False((await app.As(Role.Auditor).Send(new GetPlan(null, 2026))).May);
    }

    [Theory, Databases]
    public async Task What_is_announced_or_concluded_late_is_listed(DatabaseKind database)
    {
        var (app, salon, office) = await OpenAsync(database);
        await app.Given(new AMeeting(On: Sample.Today.AddDays(5), Of: salon).Published());
        var late = Assert.Single(await office.Send(new ListLateActivities(null, 2026)));
        Assert.Equal((Lateness.Announced, 2), (late.Lateness, late.Days));
        app.Clock.Advance(TimeSpan.FromDays(8));
        Assert.Single(await office.Send(new ListLateActivities(salon.Body.Id, 2026)));
        app.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Contains(await office.Send(new ListLateActivities(salon.Body.Id, 2026)), l => (l.Lateness, l.Days, l.On) == (Lateness.Result, 1, null));

        Assert.Empty(await office.Send(new ListLateActivities(null, 2025)));
    }

    private async Task<(TestApp App, BuiltMeeting Salon, TestUser Office)> OpenAsync(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var salon = new AMeeting().Published();
        await app.Given(salon);
        return (app, salon, app.As(Role.EventOfficer));
    }
}

using Association.Application.Bodies.Reports;
using Association.Application.Plans;
using Association.Application.Reports.Annual;
using Association.Application.Reports.Dashboards;
using Association.Application.Works;
using Association.Domain.Access;
using Association.Domain.Bodies;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Plans;
using Association.Domain.Works;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Association.Application.Tests.Reports;

/// <summary>Years and days of a report, its targets, and what small questions it answers.</summary>
public sealed class ReportRuleTests : IntegrationTests
{
    [Theory, Databases]
    public async Task Another_year_than_asked_is_never_answered(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var office = app.As(Role.Administrator);
        foreach (var year in new[] { 1999, 2027, 2050 })
        {
            await Assert.ThrowsAsync<RefusedException>(() => office.Send(new GetYearFigures(year)));
            Assert.Null(await office.Send(new GetFigureRows(year, "M10")));
        }

        Assert.Equal(Sample.Today, (await office.Send(new GetYearFigures(2026, new DateOnly(2026, 12, 31)))).AsOf);
        Assert.Equal(Sample.Today, (await office.Send(new GetFigureRows(2026, "M10", new DateOnly(2026, 12, 31))))!.AsOf);
    }

    [Theory, Databases]
    public async Task Targets_of_the_coming_year_are_lines_of_its_plan(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var office = app.As(Role.Administrator);
        Assert.Equal("50+50+4+1", Of(await office.Send(new GetYearFigures(2025)), "T5").Printed.Zh);
        foreach (var (metric, target) in new[] { (PlanMetric.ScienceActivities, 60), (PlanMetric.ScienceVideos, 50), (PlanMetric.ScienceTeachers, 4), (PlanMetric.LessonPlanContests, 2), (PlanMetric.CmeParticipation, 75) })
            Assert.True((await office.Send(new AddPlanLine(null, 2026, metric, target, null, null, null))).Succeeded);
        var year = await office.Send(new GetYearFigures(2025));
        Assert.Equal(("60+50+4+2", 4), (Of(year, "T5").Printed.En, (await office.Send(new GetFigureRows(2025, "T5")))!.Rows.Count));
        Assert.Equal(("全区继续医学教育参与率不低于75%", "participation in continuing medical education of at least 75 %"), (Of(year, "T7").Text.Zh, Of(year, "T7").Text.En));
        Assert.Equal("plan.percent", (await office.Send(new AddPlanLine(null, 2025, PlanMetric.CmeParticipation, 101, null, null, null))).Errors[0].Code);
        Assert.Contains("{T7!}", Metrics.Outline.Part("next")!.Zh, StringComparison.Ordinal);
    }

    [Theory, Databases]
    public async Task A_body_reports_what_stands_and_what_runs_over_the_end_of_its_period(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var salon = new AMeeting(On: new DateOnly(2025, 3, 1)).Held(30);
        var meeting = new Event(new Bilingual("夏季学术会"), "summer", EventType.AcademicConference, EventClass.Academic, EventLevel.Provincial, new DateOnly(2025, 6, 29), new DateOnly(2025, 7, 2));
        meeting.OrganisedBy(salon.Body.Id);
        meeting.RecordAsHeld(90);
        await app.Given(salon, meeting, new ABody("护理质控分中心", BodyKind.QcSubCentre).Running(), new PlanLine(2025, salon.Body.Id, PlanMetric.QcSubCentres, 1, new DateOnly(2025, 12, 31)),
            new PlanLine(2025, salon.Body.Id, PlanMetric.AcademicActivities, 1, new DateOnly(2025, 12, 31)));
        var first = await app.With<BodyReports, BodyReport>(r => r.OfAsync(salon.Body, 2025, ReportPeriod.FirstHalf, default));
        var second = await app.With<BodyReports, BodyReport>(r => r.OfAsync(salon.Body, 2025, ReportPeriod.SecondHalf, default));
        Assert.Equal([(PlanMetric.AcademicActivities, 1, PlanLight.Reached), (PlanMetric.QcSubCentres, 1, PlanLight.Reached)], first.Plan.Select(l => (l.Metric, l.Held, l.Light)));
        Assert.Equal([(PlanMetric.AcademicActivities, 0, 1), (PlanMetric.QcSubCentres, 1, 1)], second.Plan.Select(l => (l.Metric, l.Held, l.HeldInYear)));
    }

    [Theory, Databases]
    public async Task Income_is_added_up_by_months(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var conference = new AnEvent(NonMember: 300).Published();
        var guests = Enumerable.Range(0, 3).Select(i => new AMember(Email: $"guest{i}@example.org").Guest()).ToList();
        await app.Given([conference, .. guests, .. guests.Select(g => new ARegistration(conference, g, AsMember: false).Active())]);
        var months = (await app.As(Role.Administrator).Send(new GetDashboard())).Money;
        Assert.Equal((12, 900m, 900m, 0m), (months.Count, months[^1].Income, months.Sum(m => m.Income), months.Sum(m => m.Spending)));
    }

    [Theory, Databases]
    public async Task A_remark_that_is_not_there_is_not_settled_and_an_old_parent_stays(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var office = app.As(Role.Administrator);
        Assert.Equal("record.not-found", (await office.Send(new SettleReportComment(2026, new(Guid.NewGuid())))).Errors[0].Code);
        Assert.Equal(0, await app.Db(db => db.AnnualReports.CountAsync()));

        var years = new OpenYears(Sample.Today, new HashSet<int>(), new HashSet<int>());
        var campaigns = Enumerable.Range(0, 201).Select(i => new WorkRecord(WorkKind.Inspection, new(new Bilingual($"检查{i}"), new DateOnly(2025, 1, 1).AddDays(i), Form: WorkForm.General), years)).ToList();
        await app.Given([.. campaigns]);
        Assert.DoesNotContain(await office.Send(new ListWorkParents(WorkKind.InspectionVisit)), p => p.Id == campaigns[0].Id.Value);
        Assert.Contains(await office.Send(new ListWorkParents(WorkKind.InspectionVisit, campaigns[0].Id.Value)), p => p.Id == campaigns[0].Id.Value);
    }

    private static YearFigure Of(YearFigures year, string id) => year.Figures.First(f => f.Id == id);
}

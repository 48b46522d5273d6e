using Association.Application.Plans;
using Association.Application.Reports.Dashboards;
using Association.Application.Works;
using Association.Domain.Access;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Plans;
using Association.Domain.Works;
using Association.TestKit;
using Xunit;

namespace Association.Application.Tests.Reports;

public sealed class DashboardTests : IntegrationTests
{
    [Theory, Databases]
    public async Task A_head_sees_the_own_body_and_the_office_the_association(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var unit = new AUnit().Seated();
        var nurse = new AMember().Guest();
        nurse.WorkAt(unit.Id, null, null, new DateOnly(2020, 1, 1));
        var idle = new AMember(Name: "李静", Email: "li.jing@example.org").Guest();
        idle.WorkAt(unit.Id, null, null, new DateOnly(2020, 1, 1));
        var salon = new AMeeting(On: new DateOnly(2026, 2, 1)).Held(30);
        var came = new EventInvitee(salon.Id, nurse.Id, null, Sample.Now);
        came.Mark(Presence.Attended, new DateOnly(2026, 2, 1), Sample.Today);
        await app.Given(unit, nurse, idle, salon, came, new AMeeting(On: new DateOnly(2026, 1, 8)).Held(99));
        var head = app.As(salon.Chair.Id);
        await head.Send(new AddPlanLine(salon.Body.Id, 2026, PlanMetric.Salons, 20, Sample.Today.AddDays(20), salon.Chair.Id, null));
        await app.As(Role.Administrator).Send(new RecordWork(WorkKind.AuthorityTask, new("数据填报", null, new DateOnly(2026, 1, 10), Form: WorkForm.DataFiling, Partner: "社会事业局", DueOn: new DateOnly(2026, 1, 31))));

        var own = await head.Send(new GetDashboard(salon.Body.Id));
        Assert.Equal((PlanMetric.Salons, 1, PlanLight.FarBehind), (own.Plan[0].Metric, own.Plan[0].Reached, own.Plan[0].Light));
        Assert.Equal((unit.Id.Value, 2, 1), (own.Units[0].Id, own.Units[0].Staff, own.Units[0].Came));
        Assert.Equal(DueKind.PlanLine, Assert.Single(own.Due).Kind);
        Assert.Empty(own.Money);
        await Assert.ThrowsAsync<RefusedException>(() => head.Send(new GetDashboard()));

        var whole = await app.As(Role.Administrator).Send(new GetDashboard());
        Assert.Equal((2, 100), (whole.Activities.Sum(a => a.Held), whole.Activities.Sum(a => a.People)));
        Assert.Equal((12, 12, 1, true), (whole.Members.Count, whole.Money.Count, whole.Members[^1].Units, whole.Due.Any(d => d.Kind is DueKind.Task)));
        var events = await app.As(Role.EventOfficer).Send(new GetDashboard());
        Assert.Equal((0, 0), (events.Money.Count, events.Members.Count));
    }

    [Theory, Databases]
    public async Task It_is_never_older_than_it_says(DatabaseKind database)
    {
        var app = await StartAsync(database);
        await app.Given(new AMeeting(On: new DateOnly(2026, 2, 1)).Held(30));
        var office = app.As(Role.EventOfficer);
        var first = await office.Send(new GetDashboard());
        await app.Given(new AMeeting(On: new DateOnly(2026, 2, 2)).Held(30));
        app.Clock.Advance(TimeSpan.FromMinutes(4));
        var again = await office.Send(new GetDashboard());
        Assert.Equal((first.CountedAt, 1), (again.CountedAt, again.Activities.Sum(a => a.Held)));
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        var anew = await office.Send(new GetDashboard());
        Assert.Equal((app.Clock.GetUtcNow(), 2), (anew.CountedAt, anew.Activities.Sum(a => a.Held)));
    }
}

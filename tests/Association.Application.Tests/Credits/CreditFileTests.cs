using Association.Application.Credits;
using Association.Domain.Access;
using Association.Domain.Common;
using Association.Domain.Members;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Association.Application.Tests.Credits;

/// <summary>Credit files, the table of a unit, and the rate of the district.</summary>
public sealed class CreditFileTests : IntegrationTests
{
    private static async Task ReleaseAllAsync(CreditCase course)
    {
        await course.Office.Send(new ComputeEventCredits(course.At.Id));
        foreach (var award in await course.Office.Send(new CreditsToRelease(course.At.Id))) Assert.True((await course.Office.Send(new ReleaseCredits(course.At.Id, award))).Succeeded);
    }

    [Theory, Databases]
    public async Task A_file_says_what_is_missing_and_prints(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var unit = new AUnit().Seated();
        await app.Given(unit);
        var course = await CreditCase.HeldAsync(app);
        var (person, _) = await course.CameAsync("张文静", (8, 40), (13, 50));
        await app.Db(async db =>
        {
            (await db.People.SingleAsync(p => p.Id == person.Id)).WorkAt(unit.Id, "内科", "医师", Sample.Today.AddYears(-1));
            await db.SaveChangesAsync();
        });
        await ReleaseAllAsync(course);
        var open = new AnEvent(Slug: "open-course").Draft();
        open.Event.File(new(true, 3, null, null, default, "CN-2024"));
        open.Event.Publish(Domain.Events.EventChecklist.Of(open.Event, [open.Quota], app.Now), app.Now);
        await app.Given(open);

        var file = (await app.As(person.Id).Send(new GetCreditFile()))!;

        Assert.Equal((2m, 25m, 23m, 84m), (file.Standing!.Credits, file.Standing.MinCredits, file.Standing.MissingCredits, file.Standing.MissingHours));
        Assert.Equal(("高新第一医院", 2m), (file.Employers.Single().Name, file.Employers.Single().Credits));
        Assert.Equal("open-course", Assert.Single(file.Offers).Slug);
        Assert.NotNull(await app.As(person.Id).Send(new PrintCreditFile()));
        Assert.NotNull(await app.As(person.Id).Send(new ExportCreditFile()));
        await Assert.ThrowsAsync<RefusedException>(() => app.As(Id<Person>.New()).Send(new PrintCreditFile(person.Id)));
    }

    [Theory, Databases]
    public async Task Whoever_is_exempt_has_met_the_year(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var person = new AMember().Guest();
        await app.Given(person);
        var office = app.As(Role.CmeOfficer);
        Assert.True((await office.Send(new ExemptFromCredits(person.Id, Sample.Today.Year, "产假"))).Succeeded);
        var file = (await office.Send(new GetCreditFile(person.Id)))!;
        Assert.Equal((true, "产假"), (file.Standing!.Met, file.Exemption));
        Assert.True((await office.Send(new ExemptFromCredits(person.Id, Sample.Today.Year, null))).Succeeded);
        Assert.False((await office.Send(new GetCreditFile(person.Id)))!.Standing!.Met);
    }

    [Theory, Databases]
    public async Task A_units_liaison_for_credits_sees_its_staff_and_no_other(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var (unit, other) = (new AUnit().Seated(), new AUnit("别的医院").Seated());
        var colleague = new AColleague().At(unit);
        var (credits, staff) = (new AColleague("王联络").Serving(unit, LiaisonDuty.Credits), new AColleague("赵联络").Serving(unit, LiaisonDuty.Staff));
        await app.Given(unit, other, colleague, credits, staff);

        var table = (await app.As(credits.Id).Send(new ListUnitCredits(unit.Id)))!;

        Assert.Equal((3, 0, 3), (table.Staff, table.Met, table.Missing));
        Assert.NotNull(await app.As(credits.Id).Send(new GetCreditFile(colleague.Id, Unit: unit.Id)));
        await Assert.ThrowsAsync<RefusedException>(() => app.As(staff.Id).Send(new ListUnitCredits(unit.Id)));
        await Assert.ThrowsAsync<RefusedException>(() => app.As(credits.Id).Send(new ListUnitCredits(other.Id)));
        await Assert.ThrowsAsync<RefusedException>(() => app.As(credits.Id).Send(new GetCreditFile(Id<Person>.New(), Unit: unit.Id)));
    }

    [Theory, Databases]
    public async Task The_denominator_is_that_of_the_reference_day_and_stays(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var (unit, clinic) = (new AUnit().Seated(), new AUnit("高新诊所", Street: "中和街道").Seated());
        await app.Given(unit, clinic);
        var course = await CreditCase.HeldAsync(app);
        var (came, _) = await course.CameAsync("张文静", (8, 40));
        await app.Given(new AColleague("李娜", Email: "li@example.org").At(unit), new AColleague("王芳").At(clinic));
        await app.Db(async db =>
        {
            (await db.People.SingleAsync(p => p.Id == came.Id)).WorkAt(unit.Id, null, "医师", Sample.Today.AddYears(-1));
            await db.SaveChangesAsync();
        });
        var (office, year) = (course.Office, course.Day.Year);
        Assert.Null((await office.Send(new GetParticipation(year))).Day);

        Assert.Equal(3, (await office.Send(new TakeRosterDay(year, course.Day))).Value);
        await app.Given(new AColleague("后来", Since: Sample.Today).At(clinic));
        var rate = await office.Send(new GetParticipation(year));
        Assert.Equal((1, 3, false), (rate.Came, rate.Staff, rate.Reached));
        Assert.Equal([("高新第一医院", 1, 2), ("高新诊所", 0, 1)], rate.Groups.Select(g => (g.Name, g.Came, g.Staff)));
        Assert.Equal(["桂溪街道", "中和街道"], (await office.Send(new GetParticipation(year, ParticipationGroup.Street))).Groups.Select(g => g.Name));
        Assert.Equal("participation.taken", (await office.Send(new TakeRosterDay(year, course.Day))).Errors[0].Code);
        Assert.Equal("participation.future", (await office.Send(new TakeRosterDay(year, Sample.Today.AddDays(1)))).Errors[0].Code);
        var risk = await office.Send(new ListAtRisk(year));
        Assert.Equal(["李娜", "王芳"], risk.Lines.Select(l => l.Name).Order(StringComparer.Ordinal));
        Assert.Equal((2, 1), (risk.Total, risk.Reachable));
        Assert.Equal((1, 0), ((await office.Send(new RemindOfCredits(year))).Value, (await office.Send(new RemindOfCredits(year))).Value));
    }

    [Theory, Databases]
    public async Task A_run_over_the_year_that_only_says_changes_nothing(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var course = await CreditCase.HeldAsync(app);
        await course.CameAsync("张文静", (8, 40), (13, 50));
        await ReleaseAllAsync(course);
        await course.CameAsync("李娜", (8, 40));
        var before = await app.Db(db => db.CreditAwards.AsNoTracking().ToListAsync());

        var events = await course.Office.Send(new CreditEventsOfYear(course.Day.Year));
        var run = (await course.Office.Send(new ComputeEventCredits(new(Assert.Single(events).Id), DryRun: true))).Value;

        Assert.Equal((1, 1), (run.Released, run.Proposed));
        var after = await app.Db(db => db.CreditAwards.AsNoTracking().ToListAsync());
        Assert.Equal(before.Select(a => (a.Id, a.Credits, a.Status, a.ReleasedAt, a.Version)), after.Select(a => (a.Id, a.Credits, a.Status, a.ReleasedAt, a.Version)));
    }
}

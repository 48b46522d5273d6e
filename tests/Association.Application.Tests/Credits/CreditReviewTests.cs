using Association.Application.Credits;
using Association.Application.Events.Doors;
using Association.Application.Tasks;
using Association.Domain.Access;
using Association.Domain.Common;
using Association.Domain.Credits;
using Association.Domain.Events;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Association.Application.Tests.Credits;

/// <summary>From scans to released credits, and back.</summary>
public sealed class CreditReviewTests : IntegrationTests
{
    [Theory, Databases]
    public async Task R1_32_minutes_come_from_the_half_days_that_were_scanned(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var course = await CreditCase.HeldAsync(app);
        var (whole, _) = await course.CameAsync("全程", (8, 40), (13, 50));
        await course.CameAsync("上午", (8, 55));
        await course.CameAsync("迟到", (10, 30));

        var run = (await course.Office.Send(new ComputeEventCredits(course.At.Id))).Value;

        Assert.Equal((3, 3), (run.People, run.Proposed));
        var desk = (await course.Office.Send(new ListEventCredits(course.At.Id)))!;
        Assert.Equal(360, desk.ProjectMinutes);
        var lines = desk.Lines.ToDictionary(l => l.Name, l => (l.Minutes, l.Credits, l.Rule, l.View));
        Assert.Equal((360, 2m, "R1.03", CreditView.Ready), lines["全程"]);
        Assert.Equal((180, 1m, "R1.03", CreditView.Ready), lines["上午"]);
        Assert.Equal((90, 0.5m, "R1.03", CreditView.Ready), lines["迟到"]);
        Assert.Equal(0, (await app.As(whole.Id).Send(new GetCreditFile()))!.Standing!.Credits);
        Assert.Equal((3, 3), ((await course.Office.Send(new ComputeEventCredits(course.At.Id))).Value is { } again ? (again.People, again.Unchanged) : default));
    }

    [Theory, Databases]
    public async Task Credits_count_once_they_are_released_and_never_change_then(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var course = await CreditCase.HeldAsync(app);
        var (person, place) = await course.CameAsync("张文静", (8, 40), (13, 50));
        await course.Office.Send(new ComputeEventCredits(course.At.Id));
        var award = await app.Db(db => db.CreditAwards.Select(a => a.Id).SingleAsync());

        Assert.Equal("张文静", (await course.Office.Send(new ReleaseCredits(course.At.Id, award))).Value);

        var file = (await app.As(person.Id).Send(new GetCreditFile()))!;
        Assert.Equal((2m, 6m, 23m, false), (file.Standing!.Credits, file.Standing.Hours, file.Standing.MissingCredits, file.Standing.Met));
        Assert.Equal(new DateOnly(file.Year, 12, 31), file.Due);
        Assert.Equal("credit.released", (await course.Office.Send(new CorrectAttendance(course.At.Id, place.Id, course.Afternoon.Id, null, null, "早退"))).Errors[0].Code);
        var preview = (await course.Office.Send(new ComputeEventCredits(course.At.Id, DryRun: true))).Value;
        Assert.Equal((1, 1, 0), (preview.People, preview.Released, preview.Differ));
    }

    [Theory, Databases]
    public async Task A_correction_says_why_and_the_proposal_follows(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var course = await CreditCase.HeldAsync(app);
        var (_, place) = await course.CameAsync("张文静", (8, 40));
        await course.Office.Send(new ComputeEventCredits(course.At.Id));
        var (from, to) = (course.Afternoon.StartsAt, course.Afternoon.EndsAt);

        Assert.NotEmpty((await course.Office.Send(new CorrectAttendance(course.At.Id, place.Id, course.Afternoon.Id, from, to, ""))).Errors);
        Assert.Equal("credit.interval", (await course.Office.Send(new CorrectAttendance(course.At.Id, place.Id, course.Afternoon.Id, from, to.AddHours(1), "x"))).Errors[0].Code);
        Assert.True((await course.Office.Send(new CorrectAttendance(course.At.Id, place.Id, course.Afternoon.Id, from, to, "扫码设备故障"))).Succeeded);

        Assert.Equal(2, await app.Db(db => db.CreditAwards.Select(a => a.Credits).SingleAsync()));
        var seen = (await course.Office.Send(new GetAttendeeCredits(course.At.Id, place.Id)))!;
        Assert.Equal(("扫码设备故障", TimeFinding.Corrected, 360), (seen.Corrections[0].Reason, seen.Sessions[1].Finding, seen.Minutes));
        Assert.True((await course.Office.Send(new WithdrawCorrection(course.At.Id, new(seen.Corrections[0].Id)))).Succeeded);
        Assert.Equal(1, await app.Db(db => db.CreditAwards.Select(a => a.Credits).SingleAsync()));
    }

    [Theory, Databases]
    public async Task R1_31_without_the_test_nothing_is_released(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var course = await CreditCase.HeldAsync(app, CmeAssessment.Test);
        await course.CameAsync("张文静", (8, 40), (13, 50));
        await course.CameAsync("李娜", (8, 40), (13, 50));
        await course.CameAsync("王芳", (8, 40), (13, 50));
        await course.Office.Send(new ComputeEventCredits(course.At.Id));

        var read = (await course.Office.Send(new RecordAssessments(course.At.Id, "张文静\t88\n李娜,59\n没有的人 70\n王芳", 60))).Value;

        Assert.Equal((1, 1, 2), (read.Passed, read.Failed, read.Unread.Count));
        var lines = (await course.Office.Send(new ListEventCredits(course.At.Id)))!.Lines.ToDictionary(l => l.Name);
        Assert.Empty(lines["张文静"].Holds);
        Assert.Equal([CreditHold.NotPassed], lines["李娜"].Holds);
        Assert.Equal([CreditHold.NotAssessed], lines["王芳"].Holds);
        Assert.Equal("credit.waiting", (await course.Office.Send(new ReleaseCredits(course.At.Id, new(lines["李娜"].Award)))).Errors[0].Code);
    }

    [Theory, Databases]
    public async Task All_that_wait_for_nothing_are_released_by_one_task(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var course = await CreditCase.HeldAsync(app);
        for (var i = 0; i < 5; i++) await course.CameAsync($"医生{i}", (8, 40));
        await course.CameAsync("太晚", (11, 50));
        await course.Office.Send(new ComputeEventCredits(course.At.Id));
        await course.Office.Send(new StartCreditRelease(course.At.Id));

        await ActivatorUtilities.CreateInstance<LongTaskRunner>(app.Services).RunAsync(default);

        Assert.Equal(5, await app.Db(db => db.CreditAwards.CountAsync(a => a.Status == AwardStatus.Released)));
        Assert.Equal((5, 0), await app.Db(db => db.Tasks.Select(t => new ValueTuple<int, int>(t.Done, t.Failed)).SingleAsync()));
        Assert.Equal([CreditHold.NothingEarned], (await course.Office.Send(new ListEventCredits(course.At.Id, CreditView.Waiting)))!.Lines.Single().Holds);
    }

    [Theory, Databases]
    public async Task Reversal_follows_reversal(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var course = await CreditCase.HeldAsync(app);
        var (person, place) = await course.CameAsync("张文静", (8, 40));
        await course.Office.Send(new ComputeEventCredits(course.At.Id));
        var award = await app.Db(db => db.CreditAwards.Select(a => a.Id).SingleAsync());
        await course.Office.Send(new ReleaseCredits(course.At.Id, award));

        Assert.True((await app.As(Role.EventOfficer).Send(new UndoAdmission(course.At.Id, place.Id))).Succeeded);

        Assert.Equal(AwardStatus.Reversed, await app.Db(db => db.CreditAwards.Select(a => a.Status).SingleAsync()));
        Assert.Equal(0, (await app.As(person.Id).Send(new GetCreditFile()))!.Standing!.Credits);
        Assert.Equal(0, (await course.Office.Send(new ComputeEventCredits(course.At.Id))).Value.Proposed);
    }

    [Theory, Databases]
    public async Task What_was_taken_back_is_not_proposed_again_as_it_was(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var course = await CreditCase.HeldAsync(app);
        await course.CameAsync("张文静", (8, 40));
        await course.Office.Send(new ComputeEventCredits(course.At.Id));
        var award = await app.Db(db => db.CreditAwards.Select(a => a.Id).SingleAsync());
        Assert.NotEmpty((await course.Office.Send(new ReverseCredits(course.At.Id, award, " "))).Errors);
        Assert.True((await course.Office.Send(new ReverseCredits(course.At.Id, award, "代签"))).Succeeded);
        Assert.Equal(0, (await course.Office.Send(new ComputeEventCredits(course.At.Id))).Value.Proposed);
        Assert.Equal("credit.not-released", (await course.Office.Send(new ReverseCredits(course.At.Id, award, "again"))).Errors[0].Code);
    }

    [Theory, Databases]
    public async Task Two_who_compute_at_once_make_one_award_each(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var course = await CreditCase.HeldAsync(app);
        for (var i = 0; i < 4; i++) await course.CameAsync($"医生{i}", (8, 40));

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => course.Office.Send(new ComputeEventCredits(course.At.Id)))));

        Assert.Equal(4, await app.Db(db => db.CreditAwards.CountAsync()));
    }

    [Theory, Databases]
    public async Task Who_may_not_review_reads_and_changes_nothing(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var course = await CreditCase.HeldAsync(app);
        Assert.NotNull(await app.As(Role.Auditor).Send(new ListEventCredits(course.At.Id)));
        Assert.Equal("access.denied", (await app.As(Role.Auditor).Send(new ComputeEventCredits(course.At.Id))).Errors[0].Code);
        await Assert.ThrowsAsync<RefusedException>(() => app.As(Role.FinanceOfficer).Send(new ListEventCredits(course.At.Id)));
        var (person, _) = await course.CameAsync("张文静", (8, 40));
        await Assert.ThrowsAsync<RefusedException>(() => app.As(Id<Domain.Members.Person>.New()).Send(new GetCreditFile(person.Id)));
    }

    [Theory, Databases]
    public async Task A_day_without_rules_is_refused_and_says_which(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var course = await CreditCase.HeldAsync(app, rule: "CN-2006");
        var refused = (await course.Office.Send(new ComputeEventCredits(course.At.Id))).Errors[0];
        Assert.Equal(("rule-pack.not-in-force", "CN-2006"), (refused.Code, refused.Arguments[0]));
    }
}

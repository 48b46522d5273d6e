using Association.Application.Members.Applications;
using Association.Application.Members.Memberships;
using Association.Domain.Access;
using Association.Domain.Common;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Association.Application.Tests.Members;

/// <summary>What came to nothing is not kept longer than the office decided.</summary>
public sealed class RetentionTests : IntegrationTests
{
    [Theory, Databases]
    public async Task Drafts_and_what_was_turned_down_go_after_a_year_with_their_files_and_nothing_else_does(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var office = app.As(Role.MembershipOfficer);
        await app.Anonymous.Send(new AnApplication().Draft);
        var rejected = await new AnApplication().HandInAsync(app.Anonymous);
        var returned = await new AnApplication().HandInAsync(app.Anonymous);
        var approved = await new AnApplication().HandInAsync(app.Anonymous);
        var waiting = await new AnApplication().HandInAsync(app.Anonymous);
        Assert.True((await office.Send(new RejectApplication(rejected, "不符合入会条件"))).Succeeded);
        Assert.True((await office.Send(new ReturnApplication(returned, "照片不清晰"))).Succeeded);
        Assert.True((await office.Send(new ApproveApplication(approved))).Succeeded);

        app.Clock.Advance(TimeSpan.FromDays(364));
        Assert.Equal(0, await RunAsync(app));
        var late = await new AnApplication().HandInAsync(app.Anonymous);
        Assert.True((await office.Send(new RejectApplication(late, "重复申请"))).Succeeded);
        app.Clock.Advance(TimeSpan.FromDays(2));

        Assert.Equal(3, await RunAsync(app));
        Assert.Equivalent(new[] { approved.Value, waiting.Value, late.Value }, await app.Db(db => db.Applications.Select(a => a.Id.Value).ToListAsync()), strict: true);
        Assert.Equal((3, 3), await app.Db(async db => (await db.Files.CountAsync(), await db.ApplicationEvidence.CountAsync())));
        Assert.Equal(0, await RunAsync(app));
        // Two nodes that found the same application: the second has nothing to do.
        Assert.True((await app.Send(new ForgetApplication(rejected))).Succeeded);
        Assert.True((await app.Send(new ForgetApplication(waiting))).Succeeded);
        Assert.True(await app.Db(db => db.Applications.AnyAsync(a => a.Id == waiting)));
    }

    [Theory, Databases]
    public async Task The_office_decides_how_long(DatabaseKind database)
    {
        var app = await StartAsync(database);
        await app.Anonymous.Send(new AnApplication().Draft);
        app.Clock.Advance(TimeSpan.FromDays(40));

        Assert.Equal("membership-policy.retention", (await app.As(Role.MembershipOfficer).Send(new SetRetention(0))).Errors[0].Code);
        Assert.Equal("access.denied", (await app.As(Role.Auditor).Send(new SetRetention(1))).Errors[0].Code);
        Assert.Equal(0, await RunAsync(app));
        Assert.True((await app.As(Role.MembershipOfficer).Send(new SetRetention(1))).Succeeded);
        Assert.Equal(1, await RunAsync(app));
        await Assert.ThrowsAsync<RefusedException>(() => app.As(Role.Administrator).Send(new OutdatedApplications()));
    }

    /// <summary>As the job does.</summary>
    private static async Task<int> RunAsync(TestApp app)
    {
        var due = await app.Send(new OutdatedApplications());
        foreach (var id in due) Assert.True((await app.Send(new ForgetApplication(id))).Succeeded);
        return due.Count;
    }
}

using System.Text;
using Association.Application.Credits;
using Association.Domain.Credits;
using Association.Domain.Events;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Association.Application.Tests.Credits;

/// <summary>Projects on their way through the regulator, and what goes out to it.</summary>
public sealed class RegulatorTests : IntegrationTests
{
    private static async Task ReleaseAllAsync(CreditCase course)
    {
        await course.Office.Send(new ComputeEventCredits(course.At.Id));
        foreach (var award in await course.Office.Send(new CreditsToRelease(course.At.Id))) Assert.True((await course.Office.Send(new ReleaseCredits(course.At.Id, award))).Succeeded);
    }

    private static string Read(RegulatorFile file)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Encoding.GetEncoding("GB18030").GetString(file.Content);
    }

    [Theory, Databases]
    public async Task R1_46_the_file_has_the_chosen_columns_in_their_order_and_the_audit_knows(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var course = await CreditCase.HeldAsync(app);
        await course.CameAsync("𠮷田㐱", (8, 40), (13, 50));
        await course.CameAsync("=cmd", (8, 40));
        await ReleaseAllAsync(course);

        var made = (await course.Office.Send(new ExportForRegulator(course.At.Id, ["credits", "name", "level"], RegulatorFormat.Csv))).Value;

        var lines = Read(made).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("学分,姓名,项目级别", lines[0]);
        Assert.Equal(["1,'=cmd,区级", "2,𠮷田㐱,区级"], lines.Skip(1).Order(StringComparer.Ordinal));
        Assert.Equal(2, made.Rows);
        Assert.True(await app.Db(db => db.AuditEntries.AnyAsync(a => a.Action == "credits.exported-unmasked")));
        var book = (await course.Office.Send(new ExportForRegulator(course.At.Id, []))).Value;
        Assert.Equal("PK"u8.ToArray(), book.Content[..2]);
        Assert.NotEmpty((await course.Office.Send(new ExportForRegulator(course.At.Id, ["salary"]))).Errors);
    }

    [Theory, Databases]
    public async Task Corrections_are_what_changed_since_the_last_file(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var course = await CreditCase.HeldAsync(app);
        await course.CameAsync("张文静", (8, 40), (13, 50));
        await ReleaseAllAsync(course);
        await course.Office.Send(new ExportForRegulator(course.At.Id, []));
        app.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(0, (await course.Office.Send(new CheckForRegulator(course.At.Id, Corrections: true)))!.Rows);

        var award = await app.Db(db => db.CreditAwards.Select(a => a.Id).SingleAsync());
        Assert.True((await course.Office.Send(new ReverseCredits(course.At.Id, award, "代签"))).Succeeded);

        var made = (await course.Office.Send(new ExportForRegulator(course.At.Id, ["name", "state"], RegulatorFormat.Csv, Corrections: true))).Value;
        Assert.Contains("张文静,撤销", Read(made), StringComparison.Ordinal);
    }

    [Theory, Databases]
    public async Task The_check_lists_what_the_regulator_would_refuse(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var course = await CreditCase.HeldAsync(app);
        await course.CameAsync("张文静", (8, 40), (13, 50));
        await ReleaseAllAsync(course);
        var kinds = (await course.Office.Send(new CheckForRegulator(course.At.Id)))!.Faults.Select(f => f.Kind).ToHashSet();
        Assert.Superset(new HashSet<RegulatorFaultKind> { RegulatorFaultKind.NoResidentId, RegulatorFaultKind.NoUnit, RegulatorFaultKind.NoTitle, RegulatorFaultKind.NoCertificate }, kinds);
    }

    [Theory, Databases]
    public async Task R1_33_credits_wait_until_the_filing_of_a_provincial_project_is_accepted(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var course = await CreditCase.HeldAsync(app, level: CmeProjectLevel.Provincial);
        await course.CameAsync("张文静", (8, 40), (13, 50));
        await course.Office.Send(new ComputeEventCredits(course.At.Id));
        var award = await app.Db(db => db.CreditAwards.Select(a => a.Id).SingleAsync());
        Assert.Equal("project.filing-open", (await course.Office.Send(new ReleaseCredits(course.At.Id, award))).Errors[0].Code);

        Assert.True((await course.Office.Send(new SetCmeProject(course.At.Id, CmeTrack.Recommended, false, "王主任", null, 200))).Succeeded);
        Assert.Equal("project.document-missing", (await course.Office.Send(new MoveCmeProject(course.At.Id, ProjectStep.File))).Errors[0].Code);
        foreach (var kind in CmeProject.OfFiling) Assert.True((await course.Office.Send(new AttachCmeDocument(course.At.Id, kind, new($"{kind}.pdf", "%PDF-1.7"u8.ToArray())))).Succeeded);
        Assert.True((await course.Office.Send(new MoveCmeProject(course.At.Id, ProjectStep.File))).Succeeded);
        Assert.Equal("project.filing-open", (await course.Office.Send(new ReleaseCredits(course.At.Id, award))).Errors[0].Code);
        Assert.True((await course.Office.Send(new MoveCmeProject(course.At.Id, ProjectStep.AcceptFiling))).Succeeded);

        Assert.True((await course.Office.Send(new ReleaseCredits(course.At.Id, award))).Succeeded);
        var line = Assert.Single(await course.Office.Send(new ListCmeProjects(course.Day.Year)));
        Assert.Equal((CmeProjectStatus.FilingAccepted, ProjectDeadlineKind.ClosingReport), (line.Status, line.Next!.Kind));
    }
}

using System.IO.Compression;
using Association.Application.Bodies.Reports;
using Association.Application.Events.Meetings;
using Association.Application.Lists;
using Association.Application.Plans;
using Association.Application.Tasks;
using Association.Domain.Access;
using Association.Domain.Common;
using Association.Domain.Files;
using Association.Domain.Plans;
using Association.Domain.Tasks;
using Association.TestKit;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Association.Application.Tests.Plans;

public sealed class BodyReportTests : IntegrationTests
{
    private readonly BuiltMeeting _salon = new AMeeting("冠心病沙龙", On: new DateOnly(2026, 2, 10)).Held(45);

    [Theory, Databases]
    public async Task A_report_says_what_the_records_say_in_both_languages(DatabaseKind database)
    {
        var (app, head) = await OpenAsync(database);
        foreach (var (culture, half, salons) in new[] { ("zh-CN", "2026年上半年工作报告", "学术沙龙"), ("en", "Report for the first half of 2026", "Academic salons") })
        {
            var file = (await head.Send(new GetBodyReport(_salon.Body.Id, 2026, ReportPeriod.FirstHalf, culture)))!;
            using var report = WordprocessingDocument.Open(file.Content, isEditable: false);
            Assert.Empty(new OpenXmlValidator().Validate(report).Select(e => $"{e.Path?.XPath}: {e.Description}"));
            var body = report.MainDocumentPart!.Document!.Body!;
            Assert.Contains(body.Elements<Paragraph>(), p => p.InnerText == half);
            var tables = body.Elements<Table>().Select(t => t.Elements<TableRow>().Select(r => r.Elements<TableCell>().Select(c => c.InnerText).ToArray()).ToArray()).ToArray();
            // Plan: two held of six; activities: two with their people; one decision; the chair took office a year before.
            Assert.Equal([salons, "6", "2", "2"], tables[0][1][..4]);
            Assert.Equal(3, tables[1].Length);
            Assert.Equal(["45", "15"], tables[1][1..].Select(r => r[3]));
            Assert.Contains("编写共识", tables[2][1][1], StringComparison.Ordinal);
            Assert.Equal("陈主任", tables[2][1][2]);
        }

        var second = await ReadAsync(await head.Send(new GetBodyReport(_salon.Body.Id, 2026, ReportPeriod.SecondHalf, "zh-CN")));
        Assert.Contains("本期共举办活动 0 场", second, StringComparison.Ordinal);
        Assert.Contains("就任", await ReadAsync(await head.Send(new GetBodyReport(_salon.Body.Id, 2025, ReportPeriod.Year, "zh-CN"))), StringComparison.Ordinal);
        await Assert.ThrowsAsync<RefusedException>(() => app.As(new AMember().Guest().Id).Send(new GetBodyReport(_salon.Body.Id, 2026, ReportPeriod.Year, "zh-CN")));
    }

    [Theory, Databases]
    public async Task The_office_takes_the_reports_of_all_bodies_as_one_archive(DatabaseKind database)
    {
        var (app, head) = await OpenAsync(database);
        await app.Given(new AMeeting().Published());
        Assert.False((await head.Send(new ExportBodyReports(2026, ReportPeriod.Year))).Succeeded);
        var office = app.As(Role.EventOfficer);
        var task = new Id<LongTask>((await office.Send(new ExportBodyReports(2026, ReportPeriod.Year))).Value);
        await app.With<LongTaskRunner, int>(r => r.RunAsync(default));
        var details = (await office.Send(new GetTask(task)))!;
        Assert.Equal((LongTaskState.Done, 2), (details.State, details.Total));
        var file = (await office.Send(new DownloadExport(new Id<Export>(details.Subject!.Value))))!;
        using var archive = new ZipArchive(file.Content);
        Assert.Equal(2, archive.Entries.Count);
        await using var first = await archive.Entries.Single(e => e.Name.StartsWith(_salon.Body.Name.Zh, StringComparison.Ordinal)).OpenAsync();
        using var copy = new MemoryStream();
        await first.CopyToAsync(copy);
        using var report = WordprocessingDocument.Open(copy, isEditable: false);
        Assert.Contains("冠心病沙龙", report.MainDocumentPart!.Document!.Body!.InnerText, StringComparison.Ordinal);
    }

    private static async Task<string> ReadAsync(Application.Files.FileContent? file)
    {
        using var copy = new MemoryStream();
        await file!.Content.CopyToAsync(copy);
        using var report = WordprocessingDocument.Open(copy, isEditable: false);
        return report.MainDocumentPart!.Document!.Body!.InnerText;
    }

    private async Task<(TestApp App, TestUser Head)> OpenAsync(DatabaseKind database)
    {
        var app = await StartAsync(database);
        await app.Given(_salon, new AMeeting("心衰沙龙", On: new DateOnly(2026, 2, 20), Of: _salon).Held(15));
        var head = app.As(_salon.Chair.Id);
        await head.Send(new AddPlanLine(_salon.Body.Id, 2026, PlanMetric.Salons, 6, null, null, null));
        Assert.True((await head.Send(new AddDecision(_salon.Body.Id, _salon.Id, "编写共识", _salon.Chair.Id, new DateOnly(2026, 5, 1)))).Succeeded);
        return (app, head);
    }
}

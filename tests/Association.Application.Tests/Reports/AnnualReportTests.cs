using System.Text.Json;
using Association.Application.Common;
using Association.Application.Reports.Annual;
using Association.Application.Works;
using Association.Domain.Access;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Reports;
using Association.Domain.Works;
using Association.TestKit;
using DocumentFormat.OpenXml.Packaging;
using Xunit;

namespace Association.Application.Tests.Reports;

public sealed class AnnualReportTests : IntegrationTests
{
    /// <summary>The report of 2019 as it was printed: figure by figure. Source: anchors.md 3B.</summary>
    private static readonly (string Id, string Value, string English)[] Printed =
    [
        ("M01", "8", "8"), ("M02", "26", "26"), ("M03", "19", "19"), ("M04", "176", "176"), ("M05", "5700", "5,700"), ("M06", ">700", "more than 700"), ("M07", "3", "3"), ("M08", "11", "11"),
        ("M09", "3", "3"), ("M10", "66", "66"), ("M11", "1", "1"), ("M12", "14", "14"), ("M13", "51", "51"), ("M14", "10386", "more than 10,000"), ("M15", ">10", "more than 10"), ("M16", "1", "1"),
        ("M17", "2", "2"), ("M18", "1", "1"), ("M19", "30", "30"), ("M20", "9610", "9,610"), ("M21", "108", "108"), ("M22", "22040", "22,040"), ("M23", "3", "3"), ("M24", "53", "53"),
        ("M25", "100", "53/53 (100 %)"), ("M26", "1", "1"), ("M27", "3", "3"), ("M28", "51", "51"), ("M29", "50", "50"), ("M30", "4", "4"), ("M31", "1", "1"), ("M32", "1", "1"), ("M33", "28", "28"),
        ("M34", "", "3+6+9"), ("M35", "8", "8"), ("M36", "13", "13"), ("M37", "28", "28"), ("M38", "16", "16"), ("M39", "4", "4"), ("M40", "66", "66"), ("M41", "280", "280"), ("M42", "895", "895"),
        ("M43", "352", "352"), ("M44", "72", "253/352 (72 %)"), ("M45", "87", "87"), ("M46", "90", "78/87 (90 %)"), ("M47", "793", "793"), ("M48", "213", "213"), ("M49", "15", "15"), ("M50", "18", "18"),
        ("M51", ">100", "more than 100"),
    ];

    [Theory, Databases]
    public async Task The_demo_of_2019_comes_out_as_printed(DatabaseKind database)
    {
        var app = await StartAsync(database, new DateTimeOffset(2026, 3, 10, 9, 0, 0, TimeSpan.FromHours(8)));
        await app.With<IDemoData, bool>(demo => demo.LoadAsync(default));
        var year = await app.As(Role.Auditor).Send(new GetYearFigures(2019));
        Assert.Equal(Printed.Select(p => p.Id), year.Figures.Where(f => Metrics.Find(f.Id) is { Apart: false }).Select(f => f.Id));
        Assert.All(Printed, expected =>
        {
            var figure = year.Figures.First(f => f.Id == expected.Id);
            Assert.Equal((expected.Id, expected.English), (figure.Id, figure.Printed.En));
            if (expected.Value.StartsWith('>')) Assert.True(figure.Value > decimal.Parse(expected.Value[1..], System.Globalization.CultureInfo.InvariantCulture), expected.Id);
            else if (expected.Value.Length > 0) Assert.Equal(decimal.Parse(expected.Value, System.Globalization.CultureInfo.InvariantCulture), figure.Value);
        });
        Assert.Empty(year.Unbalanced);
        Assert.DoesNotContain(year.Figures, f => f.Warnings.Contains(FigureWarning.Missing));
        Assert.Equal(("more than 10,000 delegates", "参会代表1万余人次"), (Of(year, "M14").Text.En!.Replace("{0}", "", StringComparison.Ordinal), Of(year, "M14").Text.Zh));
        Assert.Contains("for the first time", Of(year, "M18").Text.En, StringComparison.Ordinal);

        await RowsAddUpAsync(app, year);
        var half = await app.Send(new GetYearFigures(2019, new DateOnly(2019, 6, 30)));
        Assert.InRange(Of(half, "M10").Value!.Value, 1, 65);
        Assert.Equal(half, await app.Send(new GetYearFigures(2019, new DateOnly(2019, 6, 30))), Same);
        await DocumentsAsync(app);
    }

    [Theory, Databases]
    public async Task A_sum_that_does_not_hold_fails_loudly_and_a_closed_year_stays(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var office = app.As(Role.Administrator);
        await app.Given(Academic("省级会议", EventLevel.Provincial), Academic("市级会议", EventLevel.Municipal));
        var year = await office.Send(new GetYearFigures(2025));
        Assert.Equal(("M10", 2m, 1m), (Assert.Single(year.Unbalanced).Id, Of(year, "M10").Value, Of(year, "M10").SumOf));
        Assert.Equal("report.unbalanced", (await office.Send(new FreezeReport(2025))).Errors[0].Code);
        await app.Db(async db => { foreach (var e in db.Events.Where(e => e.Level == EventLevel.Municipal)) db.Remove(e); await db.SaveChangesAsync(); });

        var exam = (await office.Send(new RecordWork(WorkKind.ExamSitting, new("考核", null, new DateOnly(2025, 6, 1), Total: 20, Passed: 18)))).Value;
        Assert.Equal("report.not-over", (await office.Send(new FreezeReport(2026))).Errors[0].Code);
        Assert.Equal(1, (await office.Send(new FreezeReport(2025))).Value);
        var refused = (await office.Send(new ChangeWork(new(exam), new("考核", null, new DateOnly(2025, 6, 1), Total: 20, Passed: 19)))).Errors[0];
        Assert.Equal(("work.year-closed", "2025"), (refused.Code, refused.Arguments[0]));
        Assert.Equal("work.year-closed", (await office.Send(new RecordWork(WorkKind.Fund, new("基金", null, new DateOnly(2025, 6, 2), Partner: "企业")))).Errors[0].Code);

        // What changes behind the year's back does not change its answer.
        await app.Given(Academic("补录会议", EventLevel.Provincial));
        Assert.Equal((1m, 1), (Of(await office.Send(new GetYearFigures(2025)), "M10").Value, (await office.Send(new GetYearFigures(2025))).Snapshot));
        Assert.Equal("report.reason-missing", (await office.Send(new ReopenReport(2025, " "))).Errors[0].Code);
        Assert.True((await office.Send(new ReopenReport(2025, "考核人数更正"))).Succeeded);
        Assert.True((await office.Send(new ChangeWork(new(exam), new("考核", null, new DateOnly(2025, 6, 1), Total: 20, Passed: 19)))).Succeeded);
        Assert.Equal(["M10", "M13", "M14", "M25"], (await office.Send(new GetAnnualReport(2025)))!.Since.Select(c => c.Metric));
        Assert.Equal(2, (await office.Send(new FreezeReport(2025))).Value);
        await SaysWhatChangedAsync(office);
        Assert.False((await app.As(Role.EventOfficer).Send(new FreezeReport(2025))).Succeeded);
    }

    private static async Task SaysWhatChangedAsync(TestUser office)
    {
        var view = (await office.Send(new GetAnnualReport(2025)))!;
        Assert.Equal((ReportState.Closed, 2, "考核人数更正"), (view.State, view.Snapshots.Count, view.Snapshots[0].Reason));
        var change = view.Snapshots[0].Changes.Single(c => c.Metric == "M25");
        Assert.Equal(("18/20 (90 %)", "19/20 (95 %)"), (change.BeforeEn, change.AfterEn));
        Assert.Equal(4, (await office.Send(new CompareSnapshots(2025, 1, 2)))!.Count);
        Assert.Equal("18/20 (90 %)", (await office.Send(new GetAnnualReport(2025, 1)))!.Content.Figure("M25")!.Printed.En);
    }

    [Theory, Databases]
    public async Task Text_takes_figures_not_numbers_and_a_large_change_wants_a_word(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var office = app.As(Role.EventOfficer);
        var education = app.As(Role.CmeOfficer);
        await education.Send(new RecordWork(WorkKind.ExamSitting, new("考核", null, new DateOnly(2025, 1, 15), Total: 20, Passed: 18)));
        await education.Send(new RecordWork(WorkKind.ExamSitting, new("考核", null, new DateOnly(2026, 1, 10), Total: 53, Passed: 53)));
        var typed = (await office.Send(new WriteReportPart(2026, "education", "zh-CN", "今年考核53人。"))).Errors[0];
        Assert.Equal(("report.typed", "Text"), (typed.Code, typed.Field));
        Assert.Equal(["53", "M24", "{M24}"], typed.Arguments);
        Assert.Equal("report.unknown-figure", (await office.Send(new WriteReportPart(2026, "education", "zh-CN", "今年{M99}。"))).Errors[0].Code);
        Assert.True((await office.Send(new WriteReportPart(2026, "education", "zh-CN", "2026年考核{M24}人，合格率{M25}，推进“53+20”行动。"))).Succeeded);
        var report = (await office.Send(new GetAnnualReport(2026)))!;
        var text = report.Content.Chapters.SelectMany(c => c.Parts).Single(p => p.Key == "education");
        Assert.Equal("2026年考核53人，合格率53/53（100%），推进“53+20”行动。", ReportTexts.Plain(text.Text.Zh, report.Content, "zh-CN"));

        Assert.Contains(FigureWarning.Changed, report.Content.Figure("M24")!.Warnings);
        Assert.Equal(20, report.Content.Figure("M24")!.LastYear);
        Assert.True((await office.Send(new CommentOnReport(2026, null, "M24", "今年新增两期"))).Succeeded);
        report = (await office.Send(new GetAnnualReport(2026)))!;
        Assert.DoesNotContain(FigureWarning.Changed, report.Content.Figure("M24")!.Warnings);
        Assert.Equal("M24", Assert.Single(report.Remarks).Metric);
        Assert.False((await app.As(Role.Auditor).Send(new WriteReportPart(2026, "education", "en", "x"))).Succeeded);
    }

    private static YearFigure Of(YearFigures year, string id) => year.Figures.First(f => f.Id == id);

    private static bool Same(YearFigures a, YearFigures b) => JsonSerializer.Serialize(a.Figures.Select(f => (f.Id, f.Value))) == JsonSerializer.Serialize(b.Figures.Select(f => (f.Id, f.Value)));

    private static Event Academic(string name, EventLevel level)
    {
        var held = new Event(new Bilingual(name), $"e-{Guid.NewGuid():N}", EventType.AcademicConference, EventClass.Academic, level, new DateOnly(2025, 5, 1), new DateOnly(2025, 5, 1));
        held.RecordAsHeld(100);
        return held;
    }

    /// <summary>The rows that a figure opens are those that it counts.</summary>
    private static async Task RowsAddUpAsync(TestApp app, YearFigures year)
    {
        var office = app.As(Role.Administrator);
        foreach (var id in new[] { "M10", "M14", "M20", "M29", "M37", "M40", "M41", "M42", "M43", "M47", "M48", "M51", "M08", "M35", "M36" })
        {
            var rows = (await office.Send(new GetFigureRows(2019, id)))!;
            Assert.Equal((id, Of(year, id).Value), (id, rows.Rows.Sum(r => r.Number)));
        }

        Assert.Equal("/office/units?tier=Governing&asOf=2019-12-31", (await office.Send(new GetFigureRows(2019, "M02")))!.List);
    }

    private static async Task DocumentsAsync(TestApp app)
    {
        var word = (await app.Send(new WriteReport(2019, ReportFormat.Docx, "en")))!;
        using var document = WordprocessingDocument.Open(word.Content, isEditable: false);
        var text = document.MainDocumentPart!.Document!.InnerText;
        Assert.Contains("There are 26 governing units, 19 executive governing units, 176 member units, 5,700 individual members and more than 700 senior members", text, StringComparison.OrdinalIgnoreCase);
        Assert.True(document.MainDocumentPart.ImageParts.Count() >= 4);
        var pdf = (await app.Send(new WriteReport(2019, ReportFormat.Pdf, "zh-CN")))!;
        using var content = new MemoryStream();
        await pdf.Content.CopyToAsync(content);
        Assert.True(content.Length > 20_000);
    }
}

using System.Net;
using Association.Domain.Access;
using Association.TestKit;
using Association.Web.Tests.Hosting;
using DocumentFormat.OpenXml.Packaging;
using Xunit;

namespace Association.Web.Tests.Office;

/// <summary>The plan at the office and at the desk of a body, without script.</summary>
public sealed class PlanPageTests : IAsyncLifetime
{
    private readonly BuiltMeeting _salon = new AMeeting("冠心病沙龙", On: new DateOnly(2025, 3, 10), Now: Sample.Now.AddYears(-1)).Held(45);
    private WebApp _app = null!;
    private Visit _office = null!;

    public async Task InitializeAsync()
    {
        _app = await WebApp.StartAsync();
        await _app.SaveAsync(_salon);
        _office = new Visit(await _app.BrowserAsync(await _app.OpenAccountAsync("office", null, (Role.EventOfficer, null))));
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task The_usual_plan_is_made_counted_changed_and_removed()
    {
        await (await _office.GoAsync("/office/plan?year=2025")).SubmitAsync("Seed");
        Assert.Equal(9, _office.Page.QuerySelectorAll("#plan tbody tr").Length);
        var salons = _office.Page.QuerySelectorAll("#plan tbody tr").First(r => r.TextContent.Contains("学术沙龙", StringComparison.Ordinal));
        var link = salons.QuerySelector("a[href*='activities']")!;
        Assert.Equal("1", link.TextContent);
        await _office.GoAsync(link.GetAttribute("href")!);
        Assert.Contains("冠心病沙龙", _office.Text, StringComparison.Ordinal);
        Assert.Contains("1 场，45 人次", _office.Text, StringComparison.Ordinal);

        await _office.GoAsync("/office/plan?year=2025");
        await _office.GoAsync(_office.Page.QuerySelector("#plan tbody a[href*='edit=']")!.GetAttribute("href")!);
        await _office.SubmitAsync("Change", ("Input.Target", "0"));
        Assert.NotNull(_office.ErrorAt("Input_Target"));
        await _office.SubmitAsync("Change", ("Input.Target", "33"), ("Input.Note", "含分会"));
        Assert.Contains("含分会", _office.Text, StringComparison.Ordinal);
        await _office.SubmitAsync("Remove");
        Assert.Equal(8, _office.Page.QuerySelectorAll("#plan tbody tr").Length);
        await (await _office.GoAsync("/office/plan?year=2026")).SubmitAsync("Copy");
        Assert.Equal(8, _office.Page.QuerySelectorAll("#plan tbody tr").Length);
        await _office.SubmitAsync("Add", ("Input.Metric", "Lectures"), ("Input.Target", "5"), ("Input.Due", "2027-01-01"));
        Assert.NotNull(_office.ErrorAt("Input_Due"));
    }

    [Fact]
    public async Task The_desk_has_its_own_plan_and_report_and_the_auditor_only_reads()
    {
        var head = new Visit(await _app.BrowserAsync(await _app.OpenAccountAsync("head", _salon.Chair.Id)));
        var desk = $"/bodies/{_salon.Body.Slug}/desk/plan";
        await (await head.GoAsync($"{desk}?year=2025")).SubmitAsync("Add", ("Input.Metric", "Salons"), ("Input.Target", "2"), ("Input.Owner", $"{_salon.Chair.Id}"));
        Assert.Contains("陈主任", head.Page.QuerySelector("#plan")!.TextContent, StringComparison.Ordinal);
        using var answer = await head.GetRawAsync($"{desk}?year=2025&handler=Report&period=Year");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        using var content = new MemoryStream(await answer.Content.ReadAsByteArrayAsync());
        using var report = WordprocessingDocument.Open(content, isEditable: false);
        Assert.Contains("2025年度工作报告", report.MainDocumentPart!.Document!.InnerText, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await head.GoAsync("/office/plan")).Status);

        var auditor = new Visit(await _app.BrowserAsync(await _app.OpenAccountAsync("auditor", null, (Role.Auditor, null))));
        await auditor.GoAsync($"/office/plan?year=2025&body={_salon.Body.Id}");
        Assert.Equal(HttpStatusCode.OK, auditor.Status);
        Assert.Empty(auditor.Page.QuerySelectorAll("main form[method=post]"));
        await (await _office.GoAsync("/office/plan?year=2025")).SubmitAsync("Reports", ("Period", "Year"));
        Assert.StartsWith("/office/tasks/", _office.Address, StringComparison.Ordinal);
    }
}

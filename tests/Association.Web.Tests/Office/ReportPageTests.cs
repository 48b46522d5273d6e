using System.Net;
using Association.Domain.Access;
using Association.TestKit;
using Association.Web.Tests.Hosting;
using Xunit;

namespace Association.Web.Tests.Office;

/// <summary>The register of works and the year's report, without script.</summary>
public sealed class ReportPageTests : IAsyncLifetime
{
    private WebApp _app = null!;
    private Visit _office = null!;

    public async Task InitializeAsync()
    {
        _app = await WebApp.StartAsync();
        _office = new Visit(await _app.BrowserAsync(await _app.OpenAccountAsync("office", null, (Role.Administrator, null))));
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task A_record_is_made_corrected_and_counted_and_the_year_is_frozen()
    {
        var day = $"{Sample.Today.Year - 1}-06-22";
        await (await _office.GoAsync("/office/works/new?kind=ExamSitting")).SubmitAsync(null, ("Input.TitleZh", "规培考核"), ("Input.Day", day), ("Input.Total", "53"), ("Input.Passed", "54"));
        Assert.NotNull(_office.ErrorAt("Input_Passed"));
        Assert.Equal("规培考核", _office.ValueOf("Input.TitleZh"));
        await _office.SubmitAsync(null, ("Input.Passed", "53"));
        Assert.Contains("53/53 (100 %)", _office.Text, StringComparison.Ordinal);
        var record = _office.Address.Split('?')[0];

        await _office.GoAsync($"/office/reports/{Sample.Today.Year - 1}");
        var chip = _office.Page.QuerySelector("a.figure[href$='/figures/M24']")!;
        Assert.Contains("53", chip.TextContent, StringComparison.Ordinal);
        Assert.Contains("参考人数合计", chip.GetAttribute("title"), StringComparison.Ordinal);
        await _office.GoAsync(chip.GetAttribute("href")!);
        Assert.Equal(record, _office.Page.QuerySelector("td a[href^='/office/works/']")!.GetAttribute("href"));

        await (await _office.GoAsync(record)).SubmitAsync(null, ("Input.Total", "60"));
        Assert.Contains("53/60 (88 %)", _office.Text, StringComparison.Ordinal);
        await (await _office.GoAsync($"/office/reports/{Sample.Today.Year - 1}")).SubmitAsync("Freeze");
        Assert.Contains("第1版", _office.Text, StringComparison.Ordinal);
        await _office.GoAsync(record);
        Assert.Contains("这一年不接受修改", _office.Text, StringComparison.Ordinal);
        Assert.Empty(_office.Page.QuerySelectorAll("[name='Input.Total']"));

        await CorrectAsync(record);
    }

    /// <summary>The year is opened again, and the next snapshot says what changed.</summary>
    private async Task CorrectAsync(string record)
    {
        await (await _office.GoAsync($"/office/reports/{Sample.Today.Year - 1}")).SubmitAsync("Reopen", ("Reason", "人数更正"));
        await (await _office.GoAsync(record)).SubmitAsync(null, ("Input.Passed", "60"));
        await _office.GoAsync($"/office/reports/{Sample.Today.Year - 1}");
        Assert.Contains("定稿之后有变化", _office.Text, StringComparison.Ordinal);
        await _office.SubmitAsync("Freeze");
        await _office.GoAsync($"/office/reports/{Sample.Today.Year - 1}/compare?from=1&to=2");
        Assert.Contains("53/60（88%）", _office.Text, StringComparison.Ordinal);
        Assert.Contains("60/60（100%）", _office.Text, StringComparison.Ordinal);
        using var word = await _office.GetRawAsync($"/office/reports/{Sample.Today.Year - 1}?handler=File&format=docx");
        Assert.Equal(HttpStatusCode.OK, word.StatusCode);
    }

    [Fact]
    public async Task Lists_filters_text_and_years_are_there_for_whom_they_are()
    {
        await _office.GoAsync("/office/works");
        Assert.Equal(16, _office.Page.QuerySelectorAll("tbody tr").Length);
        await _office.GoAsync("/office/works/list?kind=AuthorityTask&year=2025&open=true");
        Assert.Empty(_office.Page.QuerySelectorAll("#list tbody tr"));
        await (await _office.GoAsync("/office/works/new?kind=Fund")).SubmitAsync(null, ("Input.TitleZh", "专项基金"), ("Input.Day", "2019-05-01"), ("Input.Partner", "企业"));
        Assert.Contains("2019年未开放登记", _office.ErrorAt("Input_Day"), StringComparison.Ordinal);
        await (await _office.GoAsync("/office/reports")).SubmitAsync("Open", ("Year", "2019"));
        await (await _office.GoAsync("/office/works/new?kind=Fund")).SubmitAsync(null, ("Input.TitleZh", "专项基金"), ("Input.Day", "2019-05-01"), ("Input.Partner", "企业"));
        Assert.Equal(HttpStatusCode.OK, (await _office.GoAsync("/office/works/list?kind=Fund&q=专项")).Status);
        Assert.Single(_office.Page.QuerySelectorAll("#list tbody tr"));

        await (await _office.GoAsync("/office/reports/2019/parts/members")).SubmitAsync(null, ("Zh", "修订{M99}项"));
        Assert.NotNull(_office.ErrorAt("Zh"));
        await _office.SubmitAsync(null, ("Zh", "修订制度{M01}项。"));
        Assert.Contains("修订制度0项。", _office.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await _office.GoAsync("/office/dashboard")).Status);

        var auditor = new Visit(await _app.BrowserAsync(await _app.OpenAccountAsync("auditor", null, (Role.Auditor, null))));
        Assert.Empty((await auditor.GoAsync("/office/reports/2019")).Page.QuerySelectorAll("main form[method=post]"));
        Assert.Equal(HttpStatusCode.NotFound, (await auditor.GoAsync("/office/works/new?kind=Fund")).Status);
        var events = new Visit(await _app.BrowserAsync(await _app.OpenAccountAsync("events", null, (Role.EventOfficer, null))));
        Assert.Equal(HttpStatusCode.NotFound, (await events.GoAsync("/office/works/list?kind=PartyMeeting")).Status);
    }
}

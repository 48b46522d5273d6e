using Association.TestKit;
using Microsoft.Playwright;
using Xunit;

namespace Association.Browser.Tests;

/// <summary>The report of 2019: a figure opens its rows, a record that is changed brings a warning, the year is frozen, corrected and frozen again.</summary>
public sealed class ReportTests(DemoSite site) : IClassFixture<DemoSite>
{
    private const string Report = "/office/reports/2019";

    private readonly (WebServer Server, Chromium Chromium) _site = (site.Server, site.Chromium);

    [Fact]
    public async Task The_year_is_built_from_records_warns_is_frozen_and_corrected()
    {
        var office = await _site.Chromium.SignInAsync(_site.Server, "admin@demo.example", Chromium.Desk, "zh-CN");
        await office.GotoAsync(Report);
        await Assertions.Expect(office.Locator("a.figure[href$='/M14']").First).ToHaveTextAsync("1万余");
        await office.KeepBothAsync("report-desk");
        var record = await FollowAsync(office);

        await MoveAsync(office, record, "2018-10-26");
        await office.GotoAsync(Report);
        await Assertions.Expect(office.Locator(".warnings li", new() { HasText = "M45" })).ToContainTextAsync("无记录");
        await MoveAsync(office, record, "2019-10-26");
        await FreezeAsync(office, "第1版");
        var word = await office.RunAndWaitForDownloadAsync(() => office.Locator("a[href*='format=docx']").ClickAsync());
        Assert.True(new FileInfo(await word.PathAsync()).Length > 20_000);

        await office.FillAsync("[name='Reason']", "评审人数更正");
        await office.SubmitAsync("form[action*='handler=Reopen']");
        await office.GotoAsync(record);
        await office.FillAsync("[name='Input.Passed']", "79");
        await office.SubmitAsync();
        await FreezeAsync(office, "第2版");
        await office.GotoAsync($"{Report}/compare?from=1&to=2");
        await Assertions.Expect(office.Locator("#list tbody tr")).ToHaveCountAsync(1);
        await office.KeepBothAsync("report-compare-desk");
        await LookAsync(office, record);
        var (exit, report) = await _site.Server.CommandAsync("check");
        Assert.True(exit == 0, report);
    }

    /// <summary>From the figure to its row, and from there to the record.</summary>
    private static async Task<string> FollowAsync(IPage office)
    {
        await office.ClickAsync("a.figure[href$='/M46']");
        await Assertions.Expect(office.Locator("tbody tr")).ToContainTextAsync("78/87");
        await office.KeepBothAsync("report-rows-desk");
        await office.ClickAsync("tbody a[href^='/office/works/']");
        await Assertions.Expect(office.Locator("main .facts")).ToContainTextAsync("78/87 (90 %)");
        await office.KeepBothAsync("work-desk");
        return new Uri(office.Url).AbsolutePath;
    }

    private static async Task MoveAsync(IPage office, string record, string day)
    {
        await office.GotoAsync(record);
        await office.FillAsync("[name='Input.Day']", day);
        await office.SubmitAsync();
    }

    private static async Task FreezeAsync(IPage office, string snapshot)
    {
        await office.GotoAsync(Report);
        await office.AgreeAsync("handler=Freeze");
        await Assertions.Expect(office.Locator("main")).ToContainTextAsync(snapshot);
    }

    private async Task LookAsync(IPage office, string record)
    {
        var phone = await _site.Chromium.SignInAsync(_site.Server, "admin@demo.example", Chromium.Phone, "zh-CN");
        await PageInspection.FindsNothingAsync(_site.Server, (office, Report), (office, $"{Report}/figures"), (office, $"{Report}/figures/M10"), (office, $"{Report}/compare?from=1&to=2"),
            (office, "/office/works"), (office, "/office/works/list?kind=Inspection&year=2019"), (office, "/office/works/new?kind=ResearchProject"), (office, record), (office, "/office/dashboard"),
            (phone, Report), (phone, "/office/works/list?kind=Inspection&year=2019"), (phone, "/office/dashboard"), (phone, "/office/reports/2020/parts/members"));
        foreach (var (page, path, name) in new[] { (office, "/office/works", "works-desk"), (office, "/office/works/list?kind=Inspection&year=2019", "works-list-desk"), (office, $"{Report}/figures", "report-figures-desk"),
            (office, "/office/dashboard", "dashboard-desk"), (phone, Report, "report-phone"), (phone, "/office/works/list?kind=Inspection&year=2019", "works-list-phone"), (phone, "/office/dashboard", "dashboard-phone") })
        {
            await page.GotoAsync(path);
            await page.KeepBothAsync(name);
        }
    }
}

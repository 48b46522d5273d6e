using System.Text;
using Association.TestKit;
using Microsoft.Playwright;
using Xunit;

namespace Association.Browser.Tests;

/// <summary>The import wizard as the office uses it: columns by hand, dry run, run with progress, recap, undo.</summary>
public sealed class ImportTests : IAsyncLifetime
{
    private WebServer _server = null!;
    private Chromium _chromium = null!;

    public async Task InitializeAsync() => (_server, _chromium) = (await WebServer.StartAsync(), await Chromium.StartAsync());

    public async Task DisposeAsync()
    {
        await _chromium.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Theory]
    [InlineData(Chromium.Desk, "zh-CN", "91510199MA00TE5T2T")]
    [InlineData(Chromium.Phone, "en", "91510199MA00TE5U0M")]
    public async Task A_file_with_unknown_headers_is_mapped_judged_imported_and_undone(int width, string culture, string code)
    {
        var page = await _chromium.SignInAsync(_server, "members@demo.example", width, culture);
        var look = $"{(width == Chromium.Desk ? "desk" : "phone")}-{culture}";
        var inspection = await PageInspection.PrepareAsync(Path.Combine(_server.Root, "association.db"));
        var batch = await MapAsync(page, code, look, () => inspection.InspectAsync(page, culture));
        await Assertions.Expect(page.Locator("form[action*='Start'] button")).ToBeVisibleAsync();
        Assert.Equal(["3", "1", "0", "0", "0", "2"], await page.Locator(".stat-value").AllInnerTextsAsync());
        await Assertions.Expect(page.Locator(".data-list tbody tr")).ToHaveCountAsync(2);
        Assert.Empty(await inspection.InspectAsync(page, culture));
        await KeepAsync(page, "dry-run", look);

        await page.Locator("form[action*='Start'] button").ClickAsync();
        await Assertions.Expect(page.Locator(".tabs")).ToBeVisibleAsync();
        await KeepAsync(page, "result", look);
        await page.Locator(".data-list tbody a").First.ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync($"导入测试医院{code[^2..]}");

        await page.GotoAsync(batch);
        await page.AgreeAsync("Undo");
        await Assertions.Expect(page.Locator(".notice.tone-success")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".data-list tbody a")).ToHaveCountAsync(0);
        Assert.Empty(await inspection.InspectAsync(page, culture));
        await KeepAsync(page, "undone", look);
    }

    [Fact]
    public async Task A_long_import_shows_how_far_it_is_and_can_be_left_and_found_again()
    {
        var page = await _chromium.SignInAsync(_server, "members@demo.example", Chromium.Desk, "zh-CN");
        var rows = Enumerable.Range(0, 3_000).Select(n => $"张文静,{Sample.ResidentId(n)},成都高新区合作德馨综合门诊部,普通会员,2019-03-05");
        await UploadAsync(page, "Members", "roster-2019.csv", string.Join('\n', rows.Prepend("姓名,身份证号,工作单位,会员类别,入会日期")));
        await page.SubmitAsync();
        await page.Locator("form[action*='Start'] button").ClickAsync(new() { Timeout = 60_000 });
        var bar = page.Locator(".job-progress");
        await Assertions.Expect(bar).ToBeVisibleAsync();
        await Assertions.Expect(bar).ToContainTextAsync("3,000", new() { Timeout = 60_000 });
        await page.KeepAsync("import-progress-desk-zh-CN");

        var batch = page.Url;
        await page.GotoAsync("/office/import");
        await page.GetByRole(AriaRole.Link, new() { Name = "roster-2019.csv" }).ClickAsync();
        Assert.Equal(batch, page.Url);
        await Assertions.Expect(page.Locator(".tabs")).ToBeVisibleAsync(new() { Timeout = 120_000 });
        Assert.Equal(["3,000", "3,000", "0"], (await page.Locator(".stat-value").AllInnerTextsAsync()).Take(3));
    }

    /// <summary>Sends the file and says what its three columns are.</summary>
    private static async Task<string> MapAsync(IPage page, string code, string look, Func<Task<IReadOnlyList<string>>> inspect)
    {
        var csv = $"甲,乙,丙\n导入测试医院{code[^2..]},{code},会员单位\n,{code},会员单位\n坏代码医院,91510199MA00000000,会员单位\n";
        await UploadAsync(page, "Units", "roster-2019.csv", csv);
        var batch = page.Url[..page.Url.LastIndexOf('/')];
        Assert.Empty(await inspect());
        await KeepAsync(page, "columns", look);
        foreach (var (column, field) in new[] { "name", "code", "tier" }.Index()) await page.SelectOptionAsync($"#target-{column}", field);
        await page.SubmitAsync();
        return batch;
    }

    private static async Task UploadAsync(IPage page, string kind, string name, string csv)
    {
        await page.GotoAsync("/office/import");
        await page.CheckAsync($"[name='Input.Kind'][value={kind}]");
        await page.SetInputFilesAsync("[name='Input.File']", new FilePayload { Name = name, MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(csv) });
        await page.SubmitAsync("main form[enctype]");
        await page.WaitForURLAsync("**/columns");
    }

    /// <summary>The inspection leaves the page at another width.</summary>
    private static async Task KeepAsync(IPage page, string step, string look)
    {
        if (look.StartsWith("phone", StringComparison.Ordinal)) await page.SetViewportSizeAsync(Chromium.Phone, 844);
        await page.KeepAsync($"import-{step}-{look}");
    }
}

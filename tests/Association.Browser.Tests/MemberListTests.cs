using System.IO.Compression;
using System.Text.RegularExpressions;
using Association.TestKit;
using Microsoft.Playwright;
using Xunit;

namespace Association.Browser.Tests;

/// <summary>The office asks its list a question, keeps it, takes the answer away as a workbook, opens one number and forgets one person.</summary>
public sealed partial class MemberListTests : IAsyncLifetime
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
    [InlineData(Chromium.Desk, "zh-CN")]
    [InlineData(Chromium.Phone, "en")]
    public async Task A_list_is_narrowed_kept_and_exported_a_number_is_opened_and_a_person_is_erased(int width, string culture)
    {
        var page = await _chromium.SignInAsync(_server, "admin@demo.example", width, culture);
        var (look, inspection) = (width == Chromium.Desk ? "desk" : "phone", await PageInspection.PrepareAsync(Path.Combine(_server.Root, "association.db")));
        await NarrowAsync(page);
        Assert.Empty(await inspection.InspectAsync(page, culture));
        await BackToAsync(page, width);
        await page.KeepBothAsync($"list-question-{look}");
        await page.GotoAsync($"/language?culture={culture}&returnUrl={Uri.EscapeDataString(new Uri(page.Url).PathAndQuery)}");

        await KeepListAsync(page, $"Senior members, {look}");
        var rows = await ExportAsync(page, look, culture);
        Assert.Empty(await inspection.InspectAsync(page, culture));
        await BackToAsync(page, width);
        var number = await OpenNumberAsync(page);
        Assert.Contains(number, rows);
        await EraseAsync(page, look, culture);
        Assert.Empty(await inspection.InspectAsync(page, culture));
    }

    /// <summary>Senior members who are current, with their numbers among the columns.</summary>
    private static async Task NarrowAsync(IPage page)
    {
        await page.GotoAsync("/office/members");
        await page.SelectOptionAsync("select[name='Category']", "Senior");
        await page.WaitForURLAsync("**/office/members?*Category=Senior*");
        await page.SelectOptionAsync("select[name='Status']", "Current");
        await page.WaitForURLAsync("**/office/members?*Status=Current*");
        await page.Locator("details.filter-more:has(.column-picker) > summary").ClickAsync();
        await page.CheckAsync("[name='cols'][value='id']");
        await page.WaitForURLAsync("**/office/members?*cols=id*");
        await page.GotoAsync(page.Url);
        await Assertions.Expect(page.Locator("#list tbody tr").First).ToBeVisibleAsync();
    }

    private static async Task KeepListAsync(IPage page, string name)
    {
        var address = new Uri(page.Url).Query;
        await page.Locator("details.menu:has(form[action*='Save']) > summary").ClickAsync();
        await page.FillAsync("#list-name", name);
        await page.Locator("form[action*='Save'] button[type=submit]").ClickAsync();
        await Assertions.Expect(page.Locator(".flash.tone-success")).ToBeVisibleAsync();

        await page.GotoAsync("/office/members");
        await page.Locator("details.menu:has(.saved-list) > summary").ClickAsync();
        await page.Locator(".saved-list a", new() { HasText = name }).ClickAsync();
        await page.WaitForURLAsync("**/office/members?*");
        Assert.Equal(Parts(address), Parts(new Uri(page.Url).Query));
        Assert.Equal("Senior", await page.Locator("select[name='Category']").InputValueAsync());

        // What was left open is no part of the question.
        static IEnumerable<string> Parts(string query) => query.TrimStart('?').Split('&').Where(p => !p.EndsWith('=')).Order(StringComparer.Ordinal);
    }

    /// <returns>What looks like a resident ID in the cells: text, digit by digit.</returns>
    private static async Task<IReadOnlyList<string>> ExportAsync(IPage page, string look, string culture)
    {
        await page.Locator("details.menu:has(form[action*='Export']) > summary").ClickAsync();
        await page.CheckAsync("form[action*='Export'] [name='unmasked']");
        await page.Locator(".list-form[action*='Export'] button[type=submit]").ClickAsync();
        await page.WaitForURLAsync("**/office/tasks/*");
        var file = page.Locator("main .data-list tbody a").First;
        await Assertions.Expect(file).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await page.KeepAsync($"list-export-{look}-{culture}");
        var download = await page.RunAndWaitForDownloadAsync(() => file.ClickAsync());
        Assert.EndsWith(".xlsx", download.SuggestedFilename, StringComparison.Ordinal);
        await using var zip = await ZipFile.OpenReadAsync((await download.PathAsync())!);
        using var sheet = new StreamReader(await zip.GetEntry("xl/worksheets/sheet1.xml")!.OpenAsync());
        var text = await sheet.ReadToEndAsync();
        Assert.DoesNotContain("<f>", text, StringComparison.Ordinal);
        return [.. ResidentId().Matches(text).Select(m => m.Value)];
    }

    private static async Task<string> OpenNumberAsync(IPage page)
    {
        await page.GotoAsync("/office/members?Category=Senior&Status=Current");
        await page.Locator("#list tbody a").First.ClickAsync();
        await page.Locator("form:has(input[name='number'][value='ResidentId']) button").ClickAsync();
        var number = await page.Locator(".opened").InnerTextAsync();
        Assert.Matches(ResidentId(), number);
        return number.Trim();
    }

    private static async Task EraseAsync(IPage page, string look, string culture)
    {
        var name = (await page.Locator("h1").InnerTextAsync()).Trim();
        await page.Locator("main a[href$='/erase']").ClickAsync();
        await page.FillAsync("[name='Input.Reason']", "本人书面申请");
        await page.FillAsync("[name='Input.Confirmation']", "某某");
        await page.SubmitAsync();
        await Assertions.Expect(page.Locator("[name='Input.Confirmation'][aria-invalid=true]")).ToBeVisibleAsync();
        await page.KeepAsync($"erase-{look}-{culture}");

        await page.FillAsync("[name='Input.Confirmation']", name);
        await page.SubmitAsync();
        await Assertions.Expect(page.Locator("[name='Input.Confirmation']")).ToHaveCountAsync(0);
        await page.GotoAsync($"/office/members?q={Uri.EscapeDataString(name)}&Category=Senior&Status=Current");
        await Assertions.Expect(page.Locator("main")).Not.ToContainTextAsync(new Regex($"^{Regex.Escape(name)}$"));
    }

    /// <summary>The inspection leaves the page at another width.</summary>
    private static Task BackToAsync(IPage page, int width) => page.SetViewportSizeAsync(width, width == Chromium.Phone ? 844 : 900);

    [GeneratedRegex(@"\b\d{17}[\dX]\b")]
    private static partial Regex ResidentId();
}

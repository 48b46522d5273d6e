using Association.TestKit;
using Microsoft.Playwright;
using Xunit;

namespace Association.Browser.Tests;

/// <summary>The main pages as people see them; kept in the folder of ASSOCIATION_SCREENSHOTS, as docs/images.</summary>
public sealed class ScreenshotTests
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("ASSOCIATION_SCREENSHOTS");

    [Fact]
    public async Task The_main_pages_show_their_heading_in_both_languages_and_widths()
    {
        await using var server = await WebServer.StartAsync();
        await using var chromium = await Chromium.StartAsync();
        foreach (var culture in new[] { "zh-CN", "en" })
            foreach (var (width, size) in new[] { (Chromium.Desk, "desk"), (Chromium.Phone, "phone") })
            {
                var visitor = await chromium.OpenAsync(server, width, culture);
                foreach (var (path, name) in new[] { ("/", "home"), ("/events", "events"), ("/verify", "verify") })
                    await LookAsync(visitor, path, $"{name}-{size}-{culture}");
            }

        var office = await chromium.SignInAsync(server, "admin@demo.example", Chromium.Desk, "zh-CN");
        foreach (var (path, name) in new[] { ("/office", "office"), ("/office/events", "office-events"), ("/office/finance", "finance"), ("/office/members", "members") })
            await LookAsync(office, path, $"{name}-desk-zh-CN");
        await office.GotoAsync("/office/events?status=Published");
        await office.Locator("#list tbody a").First.ClickAsync();
        await LookAsync(office, new Uri(office.Url).AbsolutePath, "event-editor-desk-zh-CN");
    }

    private static async Task LookAsync(IPage page, string path, string name)
    {
        var answer = await page.GotoAsync(path);
        Assert.Equal(200, answer!.Status);
        await Assertions.Expect(page.Locator("h1").First).ToBeVisibleAsync();
        if (Folder is { Length: > 0 }) await page.ScreenshotAsync(new() { Path = Path.Combine(Folder, $"{name}.png") });
    }
}

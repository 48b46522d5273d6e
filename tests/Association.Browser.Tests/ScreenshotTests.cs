using System.Globalization;
using Association.TestKit;
using Microsoft.Playwright;
using Xunit;

namespace Association.Browser.Tests;

/// <summary>The main pages as people see them, each at its usual width, in both languages.</summary>
public sealed class ScreenshotTests
{
    private static readonly (string Path, string Name)[] Public = [("/", "home"), ("/events", "events"), ("/verify", "verify"), ("/units", "units"), ("/bodies", "bodies")];
    private static readonly (string Path, string Name)[] Mine = [("/my", "my"), ("/my/membership", "my-membership"), ("/my/profile", "my-profile"), ("/my/security", "my-security")];
    private static readonly (string Path, string Name)[] Office =
    [
        ("/office", "office"), ("/office/events", "office-events"), ("/office/finance", "finance"), ("/office/members", "members"), ("/office/units", "office-units"),
        ("/office/import", "import"), ("/office/audit", "audit"), ("/office/messages", "messages"),
    ];

    [Fact]
    public async Task The_main_pages_show_their_heading_in_both_languages_and_widths()
    {
        await using var server = await WebServer.StartAsync();
        await using var chromium = await Chromium.StartAsync();
        foreach (var culture in new[] { "zh-CN", "en" })
        {
            foreach (var (width, size) in new[] { (Chromium.Desk, "desk"), (Chromium.Phone, "phone") })
                await LookAsync(await chromium.OpenAsync(server, width, culture), Public, size, culture);
            await LookAsync(await AsAsync(chromium, server, "member@demo.example", Chromium.Phone, culture), Mine, "phone", culture);
        }

        var office = await AsAsync(chromium, server, "admin@demo.example", Chromium.Desk, "zh-CN");
        foreach (var culture in new[] { "zh-CN", "en" })
        {
            await office.GotoAsync($"/language?culture={culture}&returnUrl=/office");
            await LookAsync(office, Office, "desk", culture);
            await office.GotoAsync("/office/events?status=Published");
            await office.Locator("#list tbody a").First.ClickAsync();
            await LookAsync(office, [(new Uri(office.Url).AbsolutePath, "event-editor")], "desk", culture);
        }
    }

    private static async Task<IPage> AsAsync(Chromium chromium, WebServer server, string account, int width, string culture)
    {
        var page = await chromium.SignInAsync(server, account, width, culture);
        await page.GotoAsync(string.Create(CultureInfo.InvariantCulture, $"/language?culture={culture}&returnUrl=/"));
        return page;
    }

    private static async Task LookAsync(IPage page, IEnumerable<(string Path, string Name)> pages, string size, string culture)
    {
        foreach (var (path, name) in pages)
        {
            var answer = await page.GotoAsync(path);
            Assert.Equal(200, answer!.Status);
            await Assertions.Expect(page.Locator("h1").First).ToBeVisibleAsync();
            await page.KeepAsync($"{name}-{size}-{culture}");
        }
    }
}

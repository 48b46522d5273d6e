using System.Text.Json;
using Association.TestKit;
using Microsoft.Playwright;

namespace Association.Browser.Tests;

/// <summary>A real Chromium; each person has a browser context of their own.</summary>
public sealed class Chromium : IAsyncDisposable
{
    public const int Phone = 390;
    public const int Desk = 1440;

    /// <summary>Of every demo account; printed when the demo starts.</summary>
    private const string Password = "gaoxin-demo-2019";

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private Chromium(IPlaywright playwright, IBrowser browser) => (_playwright, _browser) = (playwright, browser);

    public static async Task<Chromium> StartAsync()
    {
        var playwright = await Playwright.CreateAsync();
        var path = new[] { "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }.First(File.Exists);
        return new(playwright, await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = path,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        }));
    }

    /// <param name="culture"><c>zh-CN</c> or <c>en</c>, as the browser asks for it.</param>
    public async Task<IPage> OpenAsync(WebServer server, int width, string culture)
    {
        var context = await _browser.NewContextAsync(new()
        {
            BaseURL = server.Address.ToString(), Locale = culture, TimezoneId = "Asia/Shanghai", AcceptDownloads = true,
            ViewportSize = new() { Width = width, Height = width == Phone ? 844 : 900 }, IsMobile = width == Phone, HasTouch = width == Phone,
        });
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(30_000);
        return page;
    }

    /// <summary>Signs in with a demo account, with the code of the authenticator where one is asked for.</summary>
    public async Task<IPage> SignInAsync(WebServer server, string account, int width, string culture)
    {
        var page = await OpenAsync(server, width, culture);
        await page.GotoAsync("/account/sign-in");
        await page.FillAsync("[name='Input.Login']", account);
        await page.FillAsync("[name='Input.Password']", Password);
        await page.ClickAsync("main form button[type=submit]");
        if (page.Url.Contains("second-factor", StringComparison.Ordinal)) await SecondFactorAsync(server, page);
        if (page.Url.Contains("sign-in", StringComparison.Ordinal)) throw new InvalidOperationException($"{account} was not let in: {await page.InnerTextAsync("main")}");
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }

    /// <summary>A code opens one session only, so who comes a moment later takes the next one.</summary>
    private static async Task SecondFactorAsync(WebServer server, IPage page)
    {
        foreach (var which in new[] { "code", "next" })
        {
            using var client = new HttpClient();
            using var codes = JsonDocument.Parse(await client.GetStringAsync(new Uri(server.Address, "/dev/totp")));
            await page.FillAsync("[name='Input.Code']", codes.RootElement.GetProperty(which).GetString()!);
            await page.ClickAsync("main form button[type=submit]");
            if (!page.Url.Contains("second-factor", StringComparison.Ordinal)) return;
        }

        throw new InvalidOperationException($"No code was taken: {await page.InnerTextAsync("main")}");
    }
}

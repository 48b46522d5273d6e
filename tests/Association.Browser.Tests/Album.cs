using Microsoft.Playwright;

namespace Association.Browser.Tests;

/// <summary>Pictures for the guides, kept in the folder of ASSOCIATION_SCREENSHOTS (docs/images); without it the tests take none.</summary>
internal static class Album
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("ASSOCIATION_SCREENSHOTS") is { Length: > 0 } folder ? folder : null;

    /// <param name="name">Page, <c>desk</c> or <c>phone</c>, and language, as in <c>events-phone-en</c>.</param>
    public static async Task KeepAsync(this IPage page, string name)
    {
        if (Folder is null) return;
        await page.EvaluateAsync("() => document.fonts.ready");
        await page.ScreenshotAsync(new() { Path = Path.Combine(Folder, $"{name}.png"), Animations = ScreenshotAnimations.Disabled });
    }

    /// <summary>The page in English and in Chinese, in which it stays; what was typed is gone.</summary>
    /// <param name="name">Page and width, as in <c>join-phone</c>.</param>
    /// <param name="at">What is to be seen at the top; null: the head of the page.</param>
    public static async Task KeepBothAsync(this IPage page, string name, string? at = null)
    {
        if (Folder is null) return;
        var address = new Uri(page.Url).PathAndQuery;
        foreach (var culture in (string[])["en", "zh-CN"])
        {
            await page.GotoAsync($"/language?culture={culture}&returnUrl={Uri.EscapeDataString(address)}");
            if (at is not null) await page.Locator(at).First.EvaluateAsync("e => window.scrollTo(0, e.getBoundingClientRect().top + window.scrollY - 90)");
            await page.KeepAsync($"{name}-{culture}");
        }
    }

    /// <summary>A page that was drawn already, as a certificate.</summary>
    public static void Keep(string picture, string name)
    {
        if (Folder is not null) File.Copy(picture, Path.Combine(Folder, $"{name}.png"), overwrite: true);
    }
}

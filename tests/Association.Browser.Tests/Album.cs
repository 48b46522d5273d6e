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

    /// <summary>A page that was drawn already, as a certificate.</summary>
    public static void Keep(string picture, string name)
    {
        if (Folder is not null) File.Copy(picture, Path.Combine(Folder, $"{name}.png"), overwrite: true);
    }
}

using Xunit;

namespace Association.Web.Tests.Shell;

internal static class Answer
{
    public const bool Any = true;

    /// <summary>The body, whatever the status.</summary>
    public static async Task<string> GetStringAsync(this HttpClient browser, Uri address, bool any)
    {
        using var answer = await browser.GetAsync(address);
        Assert.True(any || answer.IsSuccessStatusCode);
        return await answer.Content.ReadAsStringAsync();
    }
}

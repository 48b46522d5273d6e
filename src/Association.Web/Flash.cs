using System.Text.Json;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Association.Web;

/// <summary>How something is meant: one scale for messages, badges, tiles and bars.</summary>
public enum Tone { Neutral, Info, Success, Warning, Danger }

public sealed record FlashMessage(Tone Tone, string Text);

/// <summary>A message that survives the redirect after a post and is shown once.</summary>
public static class Flash
{
    private const string Key = "flash";

    public static void Done(this PageModel page, string text) => Add(page.TempData, Tone.Success, text);
    public static void Warn(this PageModel page, string text) => Add(page.TempData, Tone.Warning, text);
    public static void Inform(this PageModel page, string text) => Add(page.TempData, Tone.Info, text);
    public static void Fail(this PageModel page, string text) => Add(page.TempData, Tone.Danger, text);

    public static void Add(ITempDataDictionary tempData, Tone tone, string text)
    {
        var messages = Parse(tempData.Peek(Key) as string);
        tempData[Key] = JsonSerializer.Serialize<IReadOnlyList<FlashMessage>>([.. messages, new(tone, text)]);
    }

    public static IReadOnlyList<FlashMessage> Take(ITempDataDictionary tempData) => Parse(tempData[Key] as string);

    private static List<FlashMessage> Parse(string? json) =>
        string.IsNullOrEmpty(json) ? [] : JsonSerializer.Deserialize<List<FlashMessage>>(json) ?? [];
}

using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.Localization;

namespace Association.Web.Localization;

/// <summary>Texts behind the usual interface. An unknown key shows as itself and is logged once.</summary>
internal sealed partial class TextLocalizer(ILogger<TextLocalizer> logger) : IStringLocalizer
{
    private readonly ConcurrentDictionary<string, bool> _reported = new();

    public LocalizedString this[string name] => Localize(name);

    public LocalizedString this[string name, params object[] arguments]
    {
        get
        {
            var text = Localize(name);
            return text.ResourceNotFound ? text : new(name, string.Format(CultureInfo.CurrentCulture, text.Value, arguments));
        }
    }

    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) =>
        Texts.All(CultureInfo.CurrentUICulture.Name).Select(text => new LocalizedString(text.Key, text.Value));

    private LocalizedString Localize(string key)
    {
        if (Texts.Find(key) is { } text) return new(key, text);
        if (_reported.TryAdd($"{CultureInfo.CurrentUICulture.Name} {key}", true)) Missing(key, CultureInfo.CurrentUICulture.Name);
        return new(key, key, resourceNotFound: true);
    }

    [LoggerMessage(LogLevel.Warning, "There is no text '{Key}' in {Culture}")]
    private partial void Missing(string key, string culture);
}

/// <summary>One catalogue for every type that asks: a text is found by its key, not by who wants it.</summary>
internal sealed class TextLocalizerFactory(ILogger<TextLocalizer> logger) : IStringLocalizerFactory
{
    private readonly TextLocalizer _localizer = new(logger);

    public IStringLocalizer Create(Type resourceSource) => _localizer;
    public IStringLocalizer Create(string baseName, string location) => _localizer;
}

public static class TextExtensions
{
    /// <summary>Finished words stay as they are; a key becomes the words of the reader's language.</summary>
    public static string Say(this IStringLocalizer texts, string? wordsOrKey) =>
        wordsOrKey is null ? "" : Texts.IsKey(wordsOrKey) ? texts[wordsOrKey].Value : wordsOrKey;
}

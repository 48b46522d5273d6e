using System.Collections.Frozen;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;

namespace Association.Web.Localization;

/// <summary>
/// The words for people, by key and culture. A key's first segment names its file: <c>events.title</c> is in
/// Resources/events.{culture}.resx. All files of a culture are read once.
/// </summary>
public sealed partial class Texts
{
    private static readonly FrozenDictionary<string, Lazy<FrozenDictionary<string, string>>> Catalogs =
        Cultures.Names.ToFrozenDictionary(name => name, name => new Lazy<FrozenDictionary<string, string>>(() => Load(name)));

    private Texts() { }

    /// <summary>The text of the key in the culture, or null when there is none.</summary>
    public static string? Find(string key, string culture) =>
        Catalogs.TryGetValue(culture, out var catalog) ? catalog.Value.GetValueOrDefault(key) : null;

    public static string? Find(string key) => Find(key, CultureInfo.CurrentUICulture.Name);

    /// <summary>Every text of a culture, for the test that compares them.</summary>
    public static IReadOnlyDictionary<string, string> All(string culture) => Catalogs[culture].Value;

    /// <summary>Whether an attribute such as <c>label="events.name"</c> holds a key rather than finished words.</summary>
    public static bool IsKey(string text) => KeyPattern().IsMatch(text);

    private static FrozenDictionary<string, string> Load(string culture)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        var satellite = typeof(Texts).Assembly.GetSatelliteAssembly(new CultureInfo(culture));
        foreach (var resource in satellite.GetManifestResourceNames())
        {
            using var reader = new ResourceReader(satellite.GetManifestResourceStream(resource)!);
            foreach (System.Collections.DictionaryEntry entry in reader)
                texts[(string)entry.Key] = (string?)entry.Value ?? "";
        }

        return texts.ToFrozenDictionary(StringComparer.Ordinal);
    }

    [GeneratedRegex(@"^[a-z][A-Za-z0-9-]*(\.[A-Za-z0-9-]+)+$", RegexOptions.CultureInvariant)]
    private static partial Regex KeyPattern();
}

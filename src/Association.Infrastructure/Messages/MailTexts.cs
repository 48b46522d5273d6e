using System.Collections.Frozen;
using System.Globalization;
using System.Resources;

namespace Association.Infrastructure.Messages;

/// <summary>The words of mails, by key and language, from the resources beside this file.</summary>
internal static class MailTexts
{
    private const string Chinese = "zh-CN";
    private const string English = "en";

    private static readonly FrozenDictionary<string, FrozenDictionary<string, string>> Catalogs =
        new[] { Chinese, English }.ToFrozenDictionary(culture => culture, Load);

    /// <summary>The language of a mail: English for whoever reads English, Chinese for everybody else.</summary>
    public static string Language(string culture) => culture.StartsWith(English, StringComparison.OrdinalIgnoreCase) ? English : Chinese;

    /// <summary>Arguments fill {0}, {1}… once; a placeholder inside an argument stays what it is.</summary>
    public static string Get(string culture, string key, params object[] arguments)
    {
        var language = Language(culture);
        var text = Catalogs[language].GetValueOrDefault(key) ?? throw new InvalidOperationException($"There is no mail text '{key}' in {language}.");
        return arguments.Length == 0 ? text : string.Format(CultureInfo.GetCultureInfo(language), text, arguments);
    }

    /// <summary>Every text of a language, for the test that compares them.</summary>
    internal static IReadOnlyDictionary<string, string> All(string language) => Catalogs[language];

    private static FrozenDictionary<string, string> Load(string culture)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        var satellite = typeof(MailTexts).Assembly.GetSatelliteAssembly(new CultureInfo(culture));
        foreach (var resource in satellite.GetManifestResourceNames().Where(n => n.EndsWith(".resources", StringComparison.Ordinal)))
        {
            using var reader = new ResourceReader(satellite.GetManifestResourceStream(resource)!);
            foreach (System.Collections.DictionaryEntry entry in reader)
                texts[(string)entry.Key] = (string?)entry.Value ?? "";
        }

        return texts.ToFrozenDictionary(StringComparer.Ordinal);
    }
}

using System.Collections;
using System.Globalization;
using System.Resources;
using Association.Domain.Common;

namespace Association.Cli;

/// <summary>The words of the command line in the language of the terminal, and the refusals as the office knows them.</summary>
internal static class Texts
{
    private const string Chinese = "zh-CN";
    private const string English = "en";
    private static readonly string[] Variables = ["LC_ALL", "LC_MESSAGES", "LANG"];
    private static readonly Lock Loading = new();
    private static readonly Dictionary<string, Dictionary<string, string>> Catalogs = [];

    /// <summary>What was asked for, else what the terminal says by LC_ALL, LC_MESSAGES or LANG, else Chinese.</summary>
    public static string Choose(string? asked) =>
        Nearest(asked) ?? Variables.Select(Environment.GetEnvironmentVariable).Select(Nearest).FirstOrDefault(c => c is not null) ?? Chinese;

    /// <exception cref="KeyNotFoundException">A text is missing: a test asks for all of them.</exception>
    public static string Get(string key, params object?[] values) =>
        string.Format(CultureInfo.CurrentCulture, Catalog()[$"cli.{key}"], values);

    public static string Of(Error error)
    {
        var arguments = error.Arguments.Cast<object>().ToArray();
        return Catalog().GetValueOrDefault($"error.{error.Code}") is { } text ? Fill(text, arguments) ?? error.Message : error.Message;
    }

    public static IReadOnlyDictionary<string, string> All(string culture)
    {
        lock (Loading) return Catalogs.TryGetValue(culture, out var known) ? known : Catalogs[culture] = Load(culture);
    }

    private static IReadOnlyDictionary<string, string> Catalog() => All(CultureInfo.CurrentUICulture.Name is English ? English : Chinese);

    private static string? Nearest(string? tag) => tag?.Split('-', '_', '.')[0].ToLowerInvariant() switch { "zh" => Chinese, "en" => English, _ => null };

    private static string? Fill(string text, object[] arguments)
    {
        try { return string.Format(CultureInfo.CurrentCulture, text, arguments); }
        catch (FormatException) { return null; }
    }

    private static Dictionary<string, string> Load(string culture)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        var satellite = typeof(Texts).Assembly.GetSatelliteAssembly(new CultureInfo(culture));
        foreach (var resource in satellite.GetManifestResourceNames())
        {
            using var reader = new ResourceReader(satellite.GetManifestResourceStream(resource)!);
            foreach (DictionaryEntry entry in reader) texts[(string)entry.Key] = (string?)entry.Value ?? "";
        }

        return texts;
    }
}

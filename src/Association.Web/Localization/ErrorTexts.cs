using System.Globalization;
using System.Text.RegularExpressions;

namespace Association.Web.Localization;

/// <summary>A refusal in the reader's language: the text <c>error.{code}</c>, or the message it came with.</summary>
public static partial class ErrorTexts
{
    /// <param name="arguments">Fill {0}, {1}… in order.</param>
    public static string For(string code, string fallback, IReadOnlyList<string>? arguments = null) =>
        Fill(Find(code) ?? fallback, place => int.TryParse(place, out var index) && index < arguments?.Count ? arguments[index] : null);

    /// <param name="values">Fill places by name, such as {MaxLength} of a validator.</param>
    public static string For(string code, string fallback, IReadOnlyDictionary<string, object?> values) =>
        Fill(Find(code) ?? fallback, place => values.TryGetValue(place, out var value) ? Convert.ToString(value, CultureInfo.CurrentCulture) : null);

    private static string? Find(string code) => Texts.Find($"error.{code}");

    private static string Fill(string text, Func<string, string?> value) =>
        Place().Replace(text, match => value(match.Groups[1].Value) ?? match.Value);

    [GeneratedRegex(@"\{(\w+)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Place();
}

using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Association.Domain.Common;

/// <summary>
/// A person's full name as the person writes it, in one field that is never split: some name the given name first, some have no
/// surname. The separator of names from other languages is U+00B7 (GB/T 30878; 民委发〔2016〕33号).
/// </summary>
public sealed partial record PersonName
{
    /// <summary>Characters as a reader counts them.</summary>
    public const int MaxTextElements = 100;

    /// <summary>UTF-16 units, for columns and <c>maxlength</c>: rare characters take two.</summary>
    public const int MaxLength = 200;

    private const char Separator = '\u00B7';
    private const int PaddedHanCharacters = 4;
    private const int MaskStars = 4;

    private PersonName(string value) => Value = value;

    public string Value { get; }

    /// <summary>The surname (a compound one whole) and stars: 张*, 欧阳*.</summary>
    public string Masked
    {
        get
        {
            var shown = ChineseSurnames.StartsWithCompound(Value) ? Value[..2] : StringInfo.GetNextTextElement(Value);
            var hidden = TextNormalization.TextElements(Value) - TextNormalization.TextElements(shown);
            return hidden == 0 ? "*" : shown + new string('*', Math.Min(hidden, MaskStars));
        }
    }

    public static bool TryParse(string? text, [NotNullWhen(true)] out PersonName? value) => TryParse(text, out value, out _);

    public static bool TryParse(string? text, [NotNullWhen(true)] out PersonName? value, [NotNullWhen(false)] out Error? fault)
    {
        var name = Normalized(text);
        fault = Judge(name);
        value = fault is null ? new(name) : null;
        return fault is null;
    }

    public override string ToString() => Value;

    private static Error? Judge(string name)
    {
        if (name.Length == 0) return PersonNameErrors.Required;
        if (name.Length > MaxLength || TextNormalization.TextElements(name) > MaxTextElements) return PersonNameErrors.TooLong;
        return name.EnumerateRunes().Any(Rune.IsLetter) && !name.EnumerateRunes().Any(IsForbidden) ? null : PersonNameErrors.Invalid;
    }

    // A star comes from a mask; controls and direction marks make a name read as another one.
    private static bool IsForbidden(Rune rune) =>
        rune.Value is '*' or 0xFFFD || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format;

    private static string Normalized(string? text)
    {
        var name = Dots().Replace(TextNormalization.Line(text), "·");
        name = FullStopBetweenHan().Replace(name, "·");
        name = SpacedSeparator().Replace(name, "·").Trim(Separator, ' ');
        return SpaceBetweenHan().IsMatch(name) ? SpaceBetweenHan().Replace(name, IsPadded(name) ? "" : "·") : name;
    }

    /// <summary>
    /// 张 伟 is 张伟, set to the width of 张文静 in a printed list; 阿卜杜拉 买买提 is two names that lost their separator.
    /// </summary>
    private static bool IsPadded(string name)
    {
        var parts = name.Split(' ');
        var characters = parts.Sum(TextNormalization.TextElements);
        return characters <= PaddedHanCharacters
            && (parts.Any(part => TextNormalization.TextElements(part) == 1) || ChineseSurnames.IsCompound(parts[0]));
    }

    // What keyboards offer for the separator, after NFKC has turned U+FF65 into U+30FB and U+0387 into U+00B7.
    [GeneratedRegex("[\u2022\u2027\u2219\u22C5\u30FB\u00B7]+")]
    private static partial Regex Dots();

    [GeneratedRegex(@"(?<=[\u3007\u3400-\u9FFF\uD840-\uDFFF])[.。](?=[\u3007\u3400-\u9FFF\uD840-\uDFFF])")]
    private static partial Regex FullStopBetweenHan();

    [GeneratedRegex(@" ?· ?")]
    private static partial Regex SpacedSeparator();

    [GeneratedRegex(@"(?<=[\u3007\u3400-\u9FFF\uD840-\uDFFF]) (?=[\u3007\u3400-\u9FFF\uD840-\uDFFF])")]
    private static partial Regex SpaceBetweenHan();
}

public static class PersonNameErrors
{
    public static readonly Error Required = Error.Invalid("name.required", "A name is needed.");
    public static readonly Error TooLong = Error.Invalid("name.too-long", "A name has at most 100 characters.");
    public static readonly Error Invalid = Error.Invalid("name.invalid", "A name has letters or Chinese characters, and neither stars nor control characters.");
}

using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Association.Domain.Common;

namespace Association.Domain.Members;

public static class MemberNumberErrors
{
    public static readonly Error Pattern = Error.Invalid("member-number.pattern",
        "A pattern has letters, digits, dashes and one {n}, as in M{n:6} or {yyyy}{c}-{n:5}.", "Pattern");
    public static readonly Error TooLong = Error.Invalid("member-number.too-long", "Numbers by this pattern would be longer than 20 characters.", "Pattern");
}

/// <summary>
/// How member numbers look: <c>{n}</c> or <c>{n:6}</c> the counter, which never starts again; <c>{yyyy}</c>, <c>{yy}</c> the
/// year of joining; <c>{c}</c> a letter for the category. Everything else stands for itself.
/// </summary>
public sealed partial record MemberNumberPattern
{
    public const string Standard = "M{n:6}";
    public const int MaxLength = 40;

    private MemberNumberPattern(string text) => Text = text;

    public string Text { get; }

    public static bool TryParse(string? text, [NotNullWhen(true)] out MemberNumberPattern? pattern, [NotNullWhen(false)] out Error? fault)
    {
        (pattern, fault) = (null, null);
        var trimmed = text?.Trim().ToUpperInvariant().Replace("{YYYY}", "{yyyy}", StringComparison.Ordinal).Replace("{YY}", "{yy}", StringComparison.Ordinal)
            .Replace("{C}", "{c}", StringComparison.Ordinal).Replace("{N", "{n", StringComparison.Ordinal) ?? "";
        if (trimmed.Length is 0 or > MaxLength || !Shape().IsMatch(trimmed) || Counter().Count(trimmed) != 1) fault = MemberNumberErrors.Pattern;
        else if (new MemberNumberPattern(trimmed).Format(int.MaxValue, "P", new DateOnly(9999, 1, 1)).Length > Membership.MaxNumberLength) fault = MemberNumberErrors.TooLong;
        else pattern = new(trimmed);
        return fault is null;
    }

    /// <exception cref="FormatException">No pattern: what is stored was checked.</exception>
    public static MemberNumberPattern Parse(string text) =>
        TryParse(text, out var pattern, out var fault) ? pattern : throw new FormatException(fault.Message);

    /// <param name="letter">The category's.</param>
    public string Format(int counter, string letter, DateOnly joined)
    {
        var number = new StringBuilder(Counter().Replace(Text, match =>
            counter.ToString(CultureInfo.InvariantCulture).PadLeft(match.Groups[1].Success ? match.Groups[1].Value[0] - '0' : 1, '0')));
        return number.Replace("{yyyy}", joined.Year.ToString("D4", CultureInfo.InvariantCulture))
            .Replace("{yy}", (joined.Year % 100).ToString("D2", CultureInfo.InvariantCulture))
            .Replace("{c}", letter).ToString();
    }

    [GeneratedRegex(@"^(?:[A-Z0-9-]|\{yyyy\}|\{yy\}|\{c\}|\{n(?::[1-9])?\})+$")]
    private static partial Regex Shape();

    [GeneratedRegex(@"\{n(?::([1-9]))?\}")]
    private static partial Regex Counter();
}

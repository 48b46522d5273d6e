using System.Diagnostics.CodeAnalysis;

namespace Association.Domain.Common;

/// <summary>
/// A telephone number under which an institution is reached: a mobile number, or a landline with its area code and perhaps an
/// extension, kept as <c>028-85251234-8012</c>. Area codes have three digits (010, 02x) or four; source: the national numbering plan.
/// </summary>
public sealed record ContactPhone
{
    private const int MaxExtension = 6;

    private ContactPhone(string value, string masked) => (Value, Masked) = (value, masked);

    public string Value { get; }
    public string Masked { get; }

    public static bool TryParse(string? text, [NotNullWhen(true)] out ContactPhone? value, [NotNullWhen(false)] out Error? fault)
    {
        var landline = Landline(TextNormalization.Compact(text));
        value = landline ?? (MobileNumber.TryParse(text, out var mobile, out fault) ? new(mobile.Value, mobile.Masked) : null);
        fault = value is null ? MobileNumberErrors.Invalid : null;
        return value is not null;
    }

    /// <summary>A number of another country with its country code: <c>+</c> and 7 to 15 digits. Source: ITU-T E.164.</summary>
    public static bool TryParseForeign(string? text, [NotNullWhen(true)] out ContactPhone? value)
    {
        var number = TextNormalization.Compact(text);
        value = number is ['+', >= '1' and <= '9', ..] && number.Length is >= 8 and <= 16 && number.AsSpan(1).ContainsOnlyDigits() ? new(number, $"{number[..3]}****{number[^4..]}") : null;
        return value is not null;
    }

    public override string ToString() => Masked;

    private static ContactPhone? Landline(string text)
    {
        var (main, extension) = Divide(text);
        var digits = string.Concat(main.Where(character => !"-‐‑‒–—−()".Contains(character)));
        digits = digits switch { ['+', '8', '6', .. var rest] => $"0{rest.TrimStart('0')}", ['0', '0', '8', '6', .. var rest] => $"0{rest.TrimStart('0')}", _ => digits };
        if (!digits.AsSpan().ContainsOnlyDigits() || digits.Length < 10 || digits[0] != '0' || digits[1] == '0' || digits is [_, '1', not '0', ..]) return null;

        var area = digits[1] is '1' or '2' ? 3 : 4;
        var local = digits[area..];
        if (local.Length is < 7 or > 8 || local[0] is '0' or '1') return null;
        if (extension.Length > MaxExtension || !extension.AsSpan().ContainsOnlyDigits() && extension.Length > 0) return null;
        var tail = extension.Length == 0 ? "" : $"-{extension}";
        return new($"{digits[..area]}-{local}{tail}", $"{digits[..area]}-****{local[^4..]}{tail}");
    }

    /// <summary>What stands behind 转, ext, x, # or a hyphen that comes after the whole number.</summary>
    private static (string Main, string Extension) Divide(string text)
    {
        foreach (var mark in new[] { "转", "ext.", "ext", "#", "x" })
            if (text.IndexOf(mark, StringComparison.OrdinalIgnoreCase) is > 0 and var at) return (text[..at].TrimEnd('-'), text[(at + mark.Length)..].TrimStart('-'));

        var last = text.LastIndexOf('-');
        return last > 0 && text[..last].Count(char.IsAsciiDigit) >= 10 ? (text[..last], text[(last + 1)..]) : (text, "");
    }
}

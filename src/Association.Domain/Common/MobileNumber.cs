using System.Diagnostics.CodeAnalysis;

namespace Association.Domain.Common;

/// <summary>
/// A mobile number of mainland China, 11 digits without +86. Carrier segments are not checked: new ones are issued every few years.
/// </summary>
public sealed record MobileNumber
{
    public const int Length = 11;

    private MobileNumber(string value) => Value = value;

    public string Value { get; }

    public string Masked => $"{Value[..3]}****{Value[^4..]}";

    public static bool TryParse(string? text, [NotNullWhen(true)] out MobileNumber? value) => TryParse(text, out value, out _);

    public static bool TryParse(string? text, [NotNullWhen(true)] out MobileNumber? value, [NotNullWhen(false)] out Error? fault)
    {
        var number = WithoutCountry(WithoutPunctuation(TextNormalization.Compact(text)));
        var valid = number.Length == Length && number.AsSpan().ContainsOnlyDigits() && number[0] == '1' && number[1] >= '3';
        value = valid ? new(number) : null;
        fault = valid ? null : MobileNumberErrors.Invalid;
        return valid;
    }

    public override string ToString() => Masked;

    // Hyphens as keyboards, phones and word processors write them; brackets stand around a country or area code.
    private static string WithoutPunctuation(string number) =>
        string.Concat(number.Where(character => !"-‐‑‒–—−()".Contains(character)));

    private static string WithoutCountry(string number) => number switch
    {
        ['+', '8', '6', .. var rest] => rest,
        ['0', '0', '8', '6', .. var rest] => rest,
        ['8', '6', .. var rest] when rest.Length == Length => rest,
        _ => number,
    };
}

public static class MobileNumberErrors
{
    public static readonly Error Invalid = Error.Invalid("mobile.invalid", "A mobile number has 11 digits and begins with 13 to 19.");
}

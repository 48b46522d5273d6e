using System.Diagnostics.CodeAnalysis;

namespace Association.Domain.Common;

/// <summary>
/// The number of an account at a bank, as it stands on a card or in a contract: 6 to 32 digits, letters or hyphens. Banks number as they
/// like, so nothing more is checked: the bank returns what it cannot deliver.
/// </summary>
public sealed record BankAccountNumber
{
    public const int MinLength = 6;
    public const int MaxLength = 32;

    private const int Shown = 4;

    private BankAccountNumber(string value) => Value = value;

    public string Value { get; }

    public string Masked => $"****{Value[^Shown..]}";

    public static bool TryParse(string? text, [NotNullWhen(true)] out BankAccountNumber? value)
    {
        var number = TextNormalization.Compact(text).ToUpperInvariant();
        var valid = number.Length is >= MinLength and <= MaxLength && number.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') && number.Any(char.IsAsciiDigit);
        value = valid ? new(number) : null;
        return valid;
    }

    public override string ToString() => Masked;
}

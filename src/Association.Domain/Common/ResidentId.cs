using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Association.Domain.Members;

namespace Association.Domain.Common;

/// <summary>
/// The 18-character number of a Chinese resident: region (6), birth date (8), sequence (3, odd for men), check character.
/// The form with 15 digits has not been valid since 2013. Source: GB 11643-1999.
/// </summary>
public sealed record ResidentId
{
    public const int Length = 18;
    private const int FirstGenerationLength = 15;
    private const string CheckCharacters = "10X98765432";
    private static readonly DateOnly EarliestBirth = new(1850, 1, 1);

    private ResidentId(string value, DateOnly birthDate) => (Value, BirthDate) = (value, birthDate);

    public string Value { get; }

    public DateOnly BirthDate { get; }

    public Sex Sex => (Value[16] - '0') % 2 == 1 ? Sex.Male : Sex.Female;

    /// <summary>First three and last four: hides the whole birth date.</summary>
    public string Masked => $"{Value[..3]}{new string('*', Length - 7)}{Value[^4..]}";

    /// <param name="text">As typed; spaces, full-width digits and a lower-case x are forgiven.</param>
    /// <param name="today">Business date; nobody is born after it.</param>
    public static bool TryParse(string? text, DateOnly today, [NotNullWhen(true)] out ResidentId? value) => TryParse(text, today, out value, out _);

    /// <inheritdoc cref="TryParse(string?, DateOnly, out ResidentId?)"/>
    public static bool TryParse(string? text, DateOnly today, [NotNullWhen(true)] out ResidentId? value, [NotNullWhen(false)] out Error? fault)
    {
        var number = TextNormalization.Compact(text).ToUpperInvariant();
        fault = Judge(number, today, out var birthDate);
        value = fault is null ? new(number, birthDate) : null;
        return fault is null;
    }

    /// <summary>The lifelong number that replaced a number with 15 digits. For old records only: nobody may type one today.</summary>
    public static bool TryConvertFirstGeneration(string? text, DateOnly today, [NotNullWhen(true)] out ResidentId? value)
    {
        var number = TextNormalization.Compact(text);
        if (number.Length != FirstGenerationLength || !number.All(char.IsAsciiDigit))
        {
            value = null;
            return false;
        }

        var body = $"{number[..6]}19{number[6..]}";
        return TryParse(body + CheckCharacter(body), today, out value);
    }

    public override string ToString() => Masked;

    private static Error? Judge(string number, DateOnly today, out DateOnly birthDate)
    {
        birthDate = default;
        if (number.Length != Length) return ResidentIdErrors.Length;
        if (!number.AsSpan(0, Length - 1).ContainsOnlyDigits() || !CheckCharacters.Contains(number[^1])) return ResidentIdErrors.Characters;
        if (!ChineseProvinces.Contains(number[..2])) return ResidentIdErrors.Province;
        if (!DateOnly.TryParseExact(number.AsSpan(6, 8), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out birthDate)) return ResidentIdErrors.BirthDate;
        if (birthDate < EarliestBirth || birthDate > today) return ResidentIdErrors.BirthRange;
        return CheckCharacter(number) == number[^1] ? null : ResidentIdErrors.CheckDigit;
    }

    private static char CheckCharacter(string number)
    {
        ReadOnlySpan<int> weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
        var sum = 0;
        for (var i = 0; i < weights.Length; i++) sum += weights[i] * (number[i] - '0');
        return CheckCharacters[sum % 11];
    }
}

public static class ResidentIdErrors
{
    public static readonly Error Length = Error.Invalid("resident-id.length", "A resident ID number has 18 characters.");
    public static readonly Error Characters = Error.Invalid("resident-id.characters", "A resident ID number has 17 digits and a digit or X.");
    public static readonly Error Province = Error.Invalid("resident-id.province", "The first two digits are not those of a province.");
    public static readonly Error BirthDate = Error.Invalid("resident-id.birth-date", "Digits 7 to 14 are not a date of the calendar.");
    public static readonly Error BirthRange = Error.Invalid("resident-id.birth-range", "The birth date in the number lies in the future or too far back.");
    public static readonly Error CheckDigit = Error.Invalid("resident-id.check-digit", "The last character does not fit the number: one digit is probably mistyped.");
}

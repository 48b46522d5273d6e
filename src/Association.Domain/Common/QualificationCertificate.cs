using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Association.Domain.Common;

/// <summary>
/// The number of a physician's qualification certificate (医师资格证书): year (4), province (2), level, category (2) and the
/// holder's resident ID number, of 18 characters today and of 15 on early certificates.
/// </summary>
public sealed record QualificationCertificate
{
    public const int MaxLength = 27;
    private const int EarlyLength = 24;
    private const int FirstExaminationYear = 1999;

    private QualificationCertificate(string value, ResidentId holder) => (Value, Holder) = (value, holder);

    public string Value { get; }

    /// <summary>The resident ID number inside; of an early certificate the lifelong number that replaced it.</summary>
    public ResidentId Holder { get; }

    public string Masked => Digits.KeepLastFour(Value);

    /// <param name="text">As typed.</param>
    /// <param name="today">Business date; no certificate is of a later year.</param>
    public static bool TryParse(string? text, DateOnly today, [NotNullWhen(true)] out QualificationCertificate? value) =>
        TryParse(text, today, out value, out _);

    /// <inheritdoc cref="TryParse(string?, DateOnly, out QualificationCertificate?)"/>
    public static bool TryParse(string? text, DateOnly today, [NotNullWhen(true)] out QualificationCertificate? value, [NotNullWhen(false)] out Error? fault)
    {
        var number = TextNormalization.Compact(text).ToUpperInvariant();
        fault = Judge(number, today, out var holder);
        value = fault is null ? new(number, holder!) : null;
        return fault is null;
    }

    public override string ToString() => Masked;

    private static Error? Judge(string number, DateOnly today, out ResidentId? holder)
    {
        holder = null;
        if (number.Length is not (MaxLength or EarlyLength)) return QualificationCertificateErrors.Length;
        if (!number.AsSpan(0, number.Length - 1).ContainsOnlyDigits() || !(char.IsAsciiDigit(number[^1]) || number[^1] == 'X')) return QualificationCertificateErrors.Characters;
        if (int.Parse(number.AsSpan(0, 4), CultureInfo.InvariantCulture) is var year && (year < FirstExaminationYear || year > today.Year)) return QualificationCertificateErrors.Year;
        if (!ChineseProvinces.Contains(number[4..6])) return QualificationCertificateErrors.Province;
        if (!PhysicianGrades.IsLevel(number[6])) return QualificationCertificateErrors.Level;
        if (!PhysicianGrades.IsCategory(number.AsSpan(7, 2))) return QualificationCertificateErrors.Category;

        var held = number.Length == MaxLength
            ? ResidentId.TryParse(number[9..], today, out holder)
            : ResidentId.TryConvertFirstGeneration(number[9..], today, out holder);
        return held ? null : QualificationCertificateErrors.Holder;
    }
}

public static class QualificationCertificateErrors
{
    public static readonly Error Length = Error.Invalid("qualification-certificate.length", "A qualification certificate number has 27 characters, an early one 24.");
    public static readonly Error Characters = Error.Invalid("qualification-certificate.characters", "A qualification certificate number has digits, and X at most at its end.");
    public static readonly Error Year = Error.Invalid("qualification-certificate.year", "The year lies before the first examination of 1999 or in the future.");
    public static readonly Error Province = Error.Invalid("qualification-certificate.province", "The fifth and sixth digit are not those of a province.");
    public static readonly Error Level = Error.Invalid("qualification-certificate.level", "The seventh digit is 1 for a physician or 2 for an assistant physician.");
    public static readonly Error Category = Error.Invalid("qualification-certificate.category", "The eighth and ninth digit are not those of a category of physicians.");
    public static readonly Error Holder = Error.Invalid("qualification-certificate.holder", "The resident ID number inside is not valid.");
}

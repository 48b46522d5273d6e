using System.Diagnostics.CodeAnalysis;

namespace Association.Domain.Common;

/// <summary>
/// The number of a physician's practice certificate (医师执业证书): level, category (2), region (6), serial (6).
/// Published descriptions of the structure differ; who imports old records may warn instead of refusing.
/// </summary>
public sealed record PracticeCertificate
{
    public const int Length = 15;

    private PracticeCertificate(string value) => Value = value;

    public string Value { get; }

    public string Masked => Digits.KeepLastFour(Value);

    public static bool TryParse(string? text, [NotNullWhen(true)] out PracticeCertificate? value) => TryParse(text, out value, out _);

    public static bool TryParse(string? text, [NotNullWhen(true)] out PracticeCertificate? value, [NotNullWhen(false)] out Error? fault)
    {
        // A space inside is not dropped: it usually stands where a digit is missing.
        var number = TextNormalization.Line(text);
        fault = Judge(number);
        value = fault is null ? new(number) : null;
        return fault is null;
    }

    public override string ToString() => Masked;

    private static Error? Judge(string number)
    {
        if (number.Length != Length) return PracticeCertificateErrors.Length;
        if (!number.AsSpan().ContainsOnlyDigits()) return PracticeCertificateErrors.Characters;
        if (!PhysicianGrades.IsLevel(number[0])) return PracticeCertificateErrors.Level;
        if (!PhysicianGrades.IsCategory(number.AsSpan(1, 2))) return PracticeCertificateErrors.Category;
        if (!ChineseProvinces.Contains(number[3..5])) return PracticeCertificateErrors.Province;
        return number.EndsWith("000000", StringComparison.Ordinal) ? PracticeCertificateErrors.Serial : null;
    }
}

/// <summary>What practice and qualification certificates share: 1 physician, 2 assistant; 10 clinical, 20 dental, 30 public health, 4x Chinese medicine.</summary>
internal static class PhysicianGrades
{
    public static bool IsLevel(char level) => level is '1' or '2';

    public static bool IsCategory(ReadOnlySpan<char> category) => category is "10" or "20" or "30" || category[0] == '4';
}

public static class PracticeCertificateErrors
{
    public static readonly Error Length = Error.Invalid("practice-certificate.length", "A practice certificate number has 15 digits.");
    public static readonly Error Characters = Error.Invalid("practice-certificate.characters", "A practice certificate number has digits only, without spaces.");
    public static readonly Error Level = Error.Invalid("practice-certificate.level", "The first digit is 1 for a physician or 2 for an assistant physician.");
    public static readonly Error Category = Error.Invalid("practice-certificate.category", "The second and third digit are not those of a category of physicians.");
    public static readonly Error Province = Error.Invalid("practice-certificate.province", "The fourth and fifth digit are not those of a province.");
    public static readonly Error Serial = Error.Invalid("practice-certificate.serial", "A practice certificate number does not end with six zeros.");
}

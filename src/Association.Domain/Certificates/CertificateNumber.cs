using Association.Domain.Common;

namespace Association.Domain.Certificates;

/// <summary>Association code, year, six digits and a check character, as in <c>AM-2026-000042-K</c> (domain.md R1.45).</summary>
public static class CertificateNumber
{
    public static string Of(string association, int year, int serial)
    {
        var stem = $"{association}-{year:0000}-{serial:000000}";
        return $"{stem}-{CheckCharacter(stem)}";
    }

    /// <summary>Upper case, without blanks; what is typed by hand is forgiven, what is wrong stays wrong.</summary>
    public static string Normalize(string text) => text.Trim().Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();

    public static bool IsWellFormed(string number) =>
        number.Length > 2 && number[^2] == '-' && number[^1] == CheckCharacter(number[..^2]);

    /// <summary>Weighted by position modulo 31, a prime: one wrong character and every swap of neighbours shows.</summary>
    private static char CheckCharacter(string stem)
    {
        var sum = 0;
        for (var i = 0; i < stem.Length; i++) sum += stem[i] * (i + 1);
        return RandomCode.Alphabet[sum % 31];
    }
}

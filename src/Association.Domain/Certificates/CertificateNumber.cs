namespace Association.Domain.Certificates;

/// <summary>Association code, year, six digits and a check character, as in <c>AM-2026-000042-K</c> (domain.md R1.45).</summary>
public static class CertificateNumber
{
    private const string Symbols = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    public static string Of(string association, int year, int serial)
    {
        var stem = $"{association}-{year:0000}-{serial:000000}";
        return $"{stem}-{CheckCharacter(stem)}";
    }

    /// <summary>
    /// The number of the next issue: the same serial, with the issue before the check character, as in <c>AM-2026-000042-R2-7</c>.
    /// </summary>
    public static string Next(string number)
    {
        var parts = number.Split('-');
        var issue = parts[^2] is ['R', .. var digits] && int.TryParse(digits, out var known) ? known : 1;
        var stem = $"{string.Join('-', parts.Take(3))}-R{issue + 1}";
        return $"{stem}-{CheckCharacter(stem)}";
    }

    /// <summary>Upper case, without blanks; what is typed by hand is forgiven, what is wrong stays wrong.</summary>
    public static string Normalize(string text) => text.Trim().Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();

    public static bool IsWellFormed(string number) =>
        number.Length > 2 && number[^2] == '-' && number[^1] == CheckCharacter(number[..^2]);

    /// <summary>Finds every single wrong character and nearly every swap of neighbours. Source: ISO 7064, MOD 37,36.</summary>
    private static char CheckCharacter(string stem)
    {
        const int modulus = 36;
        var product = modulus;
        foreach (var value in stem.Where(char.IsAsciiLetterOrDigit).Select(character => Symbols.IndexOf(character)))
        {
            var sum = (product + value) % modulus;
            product = (sum == 0 ? modulus : sum) * 2 % (modulus + 1);
        }

        return Symbols[(modulus + 1 - product) % modulus];
    }
}

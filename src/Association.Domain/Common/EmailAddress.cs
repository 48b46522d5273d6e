using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Association.Domain.Common;

/// <summary>
/// One mail address: dot-atom local part and a domain with at least two labels (RFC 5321, without quoted local parts, comments
/// and address literals, which no member has and header injection needs). The domain is stored in lower case, in its ASCII form.
/// </summary>
public sealed record EmailAddress
{
    public const int MaxLength = 254;
    private const int MaxLocalLength = 64;
    private const int MaxLabelLength = 63;
    private const string LocalPunctuation = ".!#$%&'*+/=?^_`{|}~-";
    private static readonly IdnMapping Idn = new() { UseStd3AsciiRules = true };

    private EmailAddress(string local, string domain) => Value = $"{local}@{domain}";

    public string Value { get; }

    /// <summary>For comparing and looking up: two spellings of one mailbox have one key.</summary>
    public string Key => Value.ToLowerInvariant();

    public string Masked => $"{Value[0]}***{Value[Value.LastIndexOf('@')..]}";

    public static bool TryParse(string? text, [NotNullWhen(true)] out EmailAddress? value) => TryParse(text, out value, out _);

    public static bool TryParse(string? text, [NotNullWhen(true)] out EmailAddress? value, [NotNullWhen(false)] out Error? fault)
    {
        value = Read(TextNormalization.HalfWidth(text));
        fault = value is null ? EmailAddressErrors.Invalid : null;
        return value is not null;
    }

    public override string ToString() => Value;

    private static EmailAddress? Read(string text)
    {
        if (text.Length > MaxLength || text.Split('@') is not [var local, var domain]) return null;
        if (!IsLocal(local) || AsciiDomain(domain) is not { } ascii) return null;
        return local.Length + 1 + ascii.Length <= MaxLength ? new(local, ascii) : null;
    }

    // A masked address (z***@qq.com) is made of legal characters; it must not come back as somebody's address.
    private static bool IsLocal(string local) =>
        local.Length is > 0 and <= MaxLocalLength
        && local.All(character => char.IsAsciiLetterOrDigit(character) || LocalPunctuation.Contains(character))
        && local[0] != '.' && local[^1] != '.'
        && !local.Contains("..", StringComparison.Ordinal)
        && !local.Contains("***", StringComparison.Ordinal);

    private static string? AsciiDomain(string domain)
    {
        if (domain.Length == 0 || domain.Any(char.IsControl)) return null;
        try
        {
            var ascii = Idn.GetAscii(domain).ToLowerInvariant();
            var labels = ascii.Split('.');
            return labels.Length >= 2 && labels.All(IsLabel) && labels[^1].Any(char.IsAsciiLetter) ? ascii : null;
        }
        catch (ArgumentException)   // what IdnMapping throws for a name that no domain can have
        {
            return null;
        }
    }

    private static bool IsLabel(string label) =>
        label.Length is > 0 and <= MaxLabelLength
        && label.All(character => char.IsAsciiLetterOrDigit(character) || character == '-')
        && label[0] != '-' && label[^1] != '-';
}

public static class EmailAddressErrors
{
    public static readonly Error Invalid = Error.Invalid("email.invalid", "That is not one complete e-mail address.");
}

using System.Security.Cryptography;
using System.Text;
using Association.Application.Common;
using Association.Domain.Common;

namespace Association.Application.Members.Desk;

/// <summary>
/// The code of an invitation is computed from its id and the installation's secret: a link can be shown again, and the database
/// keeps only a hash of it. Source: security.md B09.
/// </summary>
public static class InvitationCodes
{
    private const string Code = "unit-invitation";
    private const string Mail = "unit-invitation-mail";

    /// <summary>12 characters, 60 bits, without 0/O and 1/I.</summary>
    public static string CodeOf(this ILinkSecrets secrets, Guid invitation) => FromKey(secrets.For(Code, $"{invitation:N}"));

    /// <summary>The code that people type, made of the key behind it.</summary>
    public static string FromKey(string key) =>
        string.Concat(SHA256.HashData(Encoding.UTF8.GetBytes(key)).Take(12).Select(b => RandomCode.Alphabet[b % RandomCode.Alphabet.Length]));

    /// <summary>Goes only into the mail to a person on record: whoever has it reads that person's mail.</summary>
    public static string MailKeyOf(this ILinkSecrets secrets, Guid invitation) => secrets.For(Mail, $"{invitation:N}");

    public static bool IsMailKey(this ILinkSecrets secrets, Guid invitation, string? key) => secrets.Matches(Mail, $"{invitation:N}", key);

    /// <summary>As people type it: spaces, dashes and case do not matter.</summary>
    public static string HashOf(string? code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        TextNormalization.Compact(code).Replace("-", "", StringComparison.Ordinal).ToUpperInvariant())));
}

using System.Globalization;
using System.Text;
using Association.Application.Identity;
using Association.Domain.Common;

namespace Association.Infrastructure.Identity;

/// <summary>Length and what attackers try first; no rule about the kinds of characters. Source: ASVS 6.2.</summary>
internal sealed class Passwords(PasswordQueue queue) : IPasswords
{
    public async Task<Result<HashedPassword>> PrepareAsync(string? password, IEnumerable<string?> personal, CancellationToken cancellationToken)
    {
        if (Judge(password, personal) is { } fault) return fault;
        return new HashedPassword(await queue.HashAsync(Normal(password!), cancellationToken));
    }

    /// <summary>The form that is hashed: two ways of typing one password are one.</summary>
    public static string Normal(string password) =>
        password.Length > MaxTyped || !IsWellFormed(password) ? "" : password.Normalize(NormalizationForm.FormKC);

    internal static Error? Judge(string? password, IEnumerable<string?> personal)
    {
        if (password?.Length > MaxTyped) return PasswordErrors.TooLong;
        var normal = Normal(password ?? "");
        var length = new StringInfo(normal).LengthInTextElements;
        if (length < IPasswords.MinLength) return PasswordErrors.TooShort;
        if (length > IPasswords.MaxLength) return PasswordErrors.TooLong;
        return CommonPasswords.Holds(normal, personal) ? PasswordErrors.TooCommon : null;
    }

    // A text element may be several characters; beyond this no work is done.
    private const int MaxTyped = IPasswords.MaxLength * 4;

    private static bool IsWellFormed(string text) => !text.EnumerateRunes().Contains(Rune.ReplacementChar);
}

using Association.Domain.Common;

namespace Association.Application.Identity;

/// <summary>Judges and hashes new passwords, a few at a time: others wait their turn, so pages stay quick.</summary>
public interface IPasswords
{
    const int MinLength = 12;
    const int MaxLength = 128;

    /// <param name="personal">What the owner is called: a password made of it is refused.</param>
    Task<Result<HashedPassword>> PrepareAsync(string? password, IEnumerable<string?> personal, CancellationToken cancellationToken);
}

public static class PasswordErrors
{
    public static readonly Error TooShort = Error.Invalid("password.too-short", "A password has at least 12 characters.", "Password").With("12");
    public static readonly Error TooLong = Error.Invalid("password.too-long", "A password has at most 128 characters.", "Password").With("128");
    public static readonly Error TooCommon = Error.Invalid("password.too-common", "This password is on the lists that attackers try first.", "Password");
}

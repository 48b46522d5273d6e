using Association.Domain.Access;

namespace Association.Application.Identity;

/// <param name="Role">Null for a member and a guest.</param>
public sealed record DemoAccount(string Title, string Email, string Password, Role? Role);

/// <summary>One account per role, a member and a guest, with passwords everybody can read: only for the demo.</summary>
public interface IDemoAccounts
{
    /// <summary>The authenticator key of every demo account of the office, in base 32.</summary>
    const string AuthenticatorKey = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";

    IReadOnlyList<DemoAccount> All { get; }

    /// <summary>Creates those that are missing and saves; a second call changes nothing.</summary>
    Task CreateAsync(CancellationToken cancellationToken);
}

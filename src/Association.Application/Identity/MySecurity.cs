using Association.Application.Access;
using Association.Application.Common;
using MediatR;

namespace Association.Application.Identity;

/// <summary>How one's own account is guarded.</summary>
[Requires(Permissions.Self)]
public sealed record MySecurity : IQuery<MySecurityView?>;

/// <param name="RequiresSecondFactor">Holds a role that counts only with a second factor.</param>
/// <param name="PendingEmail">Waits for its confirmation.</param>
/// <param name="Mobile">Signs in with a mobile number, too.</param>
public sealed record MySecurityView(AccountRecord Account, bool RequiresSecondFactor, int RecoveryCodes, string? PendingEmail, bool Mobile);

internal sealed class MySecurityHandler(IAccounts accounts, ISecondFactors factors, ICurrentUser user) : IRequestHandler<MySecurity, MySecurityView?>
{
    public async Task<MySecurityView?> Handle(MySecurity query, CancellationToken cancellationToken)
    {
        if (await accounts.FindAsync(user.Id, cancellationToken) is not { } account) return null;
        var snapshot = await accounts.SnapshotAsync(user.Id, null, cancellationToken);
        return new(account, snapshot?.IsStaff is true, await factors.CountRecoveryCodesAsync(user.Id, cancellationToken),
            (await accounts.PendingEmailAsync(user.Id, cancellationToken))?.Value, await accounts.HasMobileAsync(user.Id, cancellationToken));
    }
}

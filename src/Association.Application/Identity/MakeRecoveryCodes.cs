using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using MediatR;

namespace Association.Application.Identity;

/// <summary>Ten new recovery codes; those before are void.</summary>
[Requires(Permissions.Self)]
public sealed record MakeRecoveryCodes : ICommand<Result<IReadOnlyList<string>>>;

internal sealed class MakeRecoveryCodesHandler(IAssociationDb db, IAccounts accounts, ISecondFactors factors, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<MakeRecoveryCodes, Result<IReadOnlyList<string>>>
{
    public async Task<Result<IReadOnlyList<string>>> Handle(MakeRecoveryCodes command, CancellationToken cancellationToken)
    {
        if (await accounts.FindAsync(user.Id, cancellationToken) is not { SecondFactor: true } account) return Error.NotFound("account");
        db.Tell(account, AccountChanges.RecoveryCodes, clock.GetUtcNow());
        return Result<IReadOnlyList<string>>.Of(await factors.MakeRecoveryCodesAsync(user.Id, cancellationToken));
    }
}

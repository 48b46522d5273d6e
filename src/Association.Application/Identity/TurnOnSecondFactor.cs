using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using MediatR;

namespace Association.Application.Identity;

/// <summary>A code proves that the key is in the authenticator: from now on sign-in asks for one. Answers the recovery codes, once. Other sessions end.</summary>
[Requires(Permissions.Self)]
public sealed record TurnOnSecondFactor(string? Code) : ICommand<Result<IReadOnlyList<string>>>;

internal sealed class TurnOnSecondFactorHandler(IAssociationDb db, IAccounts accounts, ISecondFactors factors, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<TurnOnSecondFactor, Result<IReadOnlyList<string>>>
{
    public async Task<Result<IReadOnlyList<string>>> Handle(TurnOnSecondFactor command, CancellationToken cancellationToken)
    {
        if (await accounts.FindAsync(user.Id, cancellationToken) is not { } account) return Error.NotFound("account");
        if (!await factors.TurnOnAsync(user.Id, command.Code ?? "", cancellationToken)) return SecondFactorErrors.WrongCode;
        await accounts.EndSessionsAsync(user.Id, cancellationToken);
        db.Tell(account, AccountChanges.SecondFactor, clock.GetUtcNow());
        return Result<IReadOnlyList<string>>.Of(await factors.MakeRecoveryCodesAsync(user.Id, cancellationToken));
    }
}

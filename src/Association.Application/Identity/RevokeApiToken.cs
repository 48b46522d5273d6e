using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Identity;

/// <summary>From the next request on the token opens nothing.</summary>
[Requires(Permissions.Self)]
public sealed record RevokeApiToken(Id<ApiToken> Token) : ICommand<Result>;

internal sealed class RevokeApiTokenAccess(IAssociationDb db, ICurrentUser user) : IAccessRule<RevokeApiToken>
{
    public Task<bool> AllowsAsync(RevokeApiToken request, CancellationToken cancellationToken) =>
        db.ApiTokens.AnyAsync(t => t.Id == request.Token && t.Owner == user.Id, cancellationToken);
}

internal sealed class RevokeApiTokenHandler(IAssociationDb db, TimeProvider clock) : IRequestHandler<RevokeApiToken, Result>
{
    public async Task<Result> Handle(RevokeApiToken command, CancellationToken cancellationToken)
    {
        if (await db.ApiTokens.FindAsync([command.Token], cancellationToken) is not { } token) return Error.NotFound("token");
        token.Revoke(clock.GetUtcNow());
        return Result.Done;
    }
}

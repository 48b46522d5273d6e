using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Identity;

/// <summary>Whose valid token this is; null for one that is unknown, revoked or expired.</summary>
[Requires(Permissions.Anyone)]
public sealed record FindApiToken(string Token) : IQuery<PresentedToken?>;

public sealed record PresentedToken(Guid Id, UserId Owner, IReadOnlySet<string> Scopes);

internal sealed class FindApiTokenHandler(IAssociationDb db, TimeProvider clock) : IRequestHandler<FindApiToken, PresentedToken?>
{
    public async Task<PresentedToken?> Handle(FindApiToken query, CancellationToken cancellationToken)
    {
        var hash = ApiTokenText.HashOf(query.Token);
        var token = await db.ApiTokens.AsNoTracking().FirstOrDefaultAsync(t => t.Hash == hash, cancellationToken);
        return token?.IsValid(clock.GetUtcNow()) is true
            ? new(token.Id.Value, token.Owner, token.Scopes.Split(' ').ToHashSet(StringComparer.Ordinal))
            : null;
    }
}

using Association.Application.Access;
using Association.Application.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Identity;

/// <summary>One's own tokens, the newest first; a token itself is never shown again.</summary>
[Requires(Permissions.Self)]
public sealed record ListMyApiTokens : IQuery<IReadOnlyList<ApiTokenLine>>;

public sealed record ApiTokenLine(Guid Id, string Name, IReadOnlyList<string> Scopes, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, DateTimeOffset? RevokedAt, bool Valid);

internal sealed class ListMyApiTokensHandler(IAssociationDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ListMyApiTokens, IReadOnlyList<ApiTokenLine>>
{
    private const int Most = 100;

    public async Task<IReadOnlyList<ApiTokenLine>> Handle(ListMyApiTokens query, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var tokens = await db.ApiTokens.AsNoTracking().Where(t => t.Owner == user.Id).OrderByDescending(t => t.CreatedAt).Take(Most).ToListAsync(cancellationToken);
        return [.. tokens.Select(t => new ApiTokenLine(t.Id.Value, t.Name, t.Scopes.Split(' '), t.CreatedAt, t.ExpiresAt, t.RevokedAt, t.IsValid(now)))];
    }
}

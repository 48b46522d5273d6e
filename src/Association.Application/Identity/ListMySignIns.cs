using Association.Application.Access;
using Association.Application.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Identity;

/// <summary>The latest sign-ins and failures of one's own account, the newest first.</summary>
[Requires(Permissions.Self)]
public sealed record ListMySignIns : IQuery<IReadOnlyList<SignInLine>>
{
    public const int Shown = 15;
}

/// <param name="Action">One of <see cref="SignInEvents"/>.</param>
/// <param name="From">The network address.</param>
public sealed record SignInLine(DateTimeOffset At, string Action, string From);

internal sealed class ListMySignInsHandler(IAssociationDb db, ICurrentUser user) : IRequestHandler<ListMySignIns, IReadOnlyList<SignInLine>>
{
    public async Task<IReadOnlyList<SignInLine>> Handle(ListMySignIns query, CancellationToken cancellationToken)
    {
        var own = user.Id.ToString();
        return await db.AuditEntries.AsNoTracking()
            .Where(e => e.Entity == "Account" && e.EntityId == own && e.Action.StartsWith(SignInEvents.Prefix))
            .OrderByDescending(e => e.Sequence).Take(ListMySignIns.Shown)
            .Select(e => new SignInLine(e.At, e.Action, e.From)).ToListAsync(cancellationToken);
    }
}

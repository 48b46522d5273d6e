using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Events;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.Waiting;

/// <summary>The address of a waiting-list entry for people without an account: <c>/w/{number}?k=…</c>.</summary>
public static class WaitingLinks
{
    public const string Purpose = "waiting-list";

    public static Uri For(this SiteOptions site, ILinkSecrets secrets, WaitingListEntry entry) => new(site.BaseUrl, secrets.WaitingPathOf(entry.Number));

    public static string WaitingPathOf(this ILinkSecrets secrets, string number) => $"/w/{number}?k={secrets.For(Purpose, number)}";
}

/// <summary>A request about one's own place in a queue: by account, by person, or by the key of the mail's link.</summary>
public interface IOwnWaiting
{
    Id<WaitingListEntry> Entry { get; }
    string? LinkKey { get; }
}

internal sealed class WaitingAccess(IAssociationDb db, ICurrentUser user, ILinkSecrets secrets)
{
    public async Task<bool> MayActAsync(IOwnWaiting request, CancellationToken cancellationToken)
    {
        var owner = await db.WaitingList.AsNoTracking().Where(e => e.Id == request.Entry)
            .Select(e => new { e.Number, e.Account, e.Person }).FirstOrDefaultAsync(cancellationToken);
        return owner is not null && (user.IsSignedIn && (owner.Account == user.Id || user.Person == owner.Person)
            || secrets.Matches(WaitingLinks.Purpose, owner.Number, request.LinkKey));
    }
}

internal sealed class OwnWaitingAccess<TRequest>(WaitingAccess access) : IAccessRule<TRequest> where TRequest : IOwnWaiting
{
    public Task<bool> AllowsAsync(TRequest request, CancellationToken cancellationToken) => access.MayActAsync(request, cancellationToken);
}

using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Members;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Members;

/// <summary>The one answer to "is this person a member today", for prices, pages, mails and the API.</summary>
internal static class LiveMembership
{
    public static Task<bool> IsLiveMemberAsync(this IAssociationDb db, Id<Person>? person, DateOnly day, CancellationToken cancellationToken) =>
        person is not { } known ? Task.FromResult(false) : db.Memberships
            .Where(m => m.Person == known)
            .SelectMany(m => m.Terms)
            .AnyAsync(t => t.State == TermState.Live && t.From <= day && (t.To == null || t.To >= day), cancellationToken);
}

using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Members;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Members;

/// <summary>The members in the order of a Chinese roster. Read by key in both directions, so the last page costs what the first does.</summary>
/// <param name="Before">The cursor of the row that follows the part asked for; counts only without <paramref name="After"/>.</param>
[Requires(Permissions.ReadMembers)]
public sealed record ListMembers(MemberFilter Filter, string? After = null, string? Before = null, int? Size = null) : IQuery<MemberList>
{
    /// <summary>Counted no further: to know that it is 1,000,000 would cost more than the page.</summary>
    public const int MaxCounted = 10_000;
}

/// <param name="Total">Of the whole selection, at most one more than <see cref="ListMembers.MaxCounted"/>.</param>
public sealed record MemberList(IReadOnlyList<MemberLine> Items, string? Next, string? Previous, int Total)
{
    public bool TotalIsMore => Total > ListMembers.MaxCounted;
}

/// <param name="Id">The person's.</param>
/// <param name="Category">Of the term that runs on the list's day; null when none does.</param>
/// <param name="Until">The last day of the latest term; null while it has no end.</param>
public sealed record MemberLine(
    Guid Id, string Name, string Number, Sex Sex, string? Title, string? Unit, string? Department, MembershipCategory? Category, string? MobileMasked,
    string LatinName, DateOnly JoinedOn, DateOnly? Until, string? Email, string? ResidentIdMasked, string? PracticeCertificateMasked, DateOnly? BirthDate);

internal sealed class ListMembersHandler(IAssociationDb db, TimeProvider clock) : IRequestHandler<ListMembers, MemberList>
{
    public async Task<MemberList> Handle(ListMembers query, CancellationToken cancellationToken)
    {
        var (window, today) = (Window.Of(query.After, query.Before, query.Size), clock.Today());
        var rows = db.Select(query.Filter, today);
        var total = await rows.Select(r => r.Id).Take(ListMembers.MaxCounted + 1).CountAsync(cancellationToken);
        var keys = await Part(rows, window.After, window.Before).Take(window.Read).Select(r => new { r.Id, r.Key }).ToListAsync(cancellationToken);
        var page = window.Cut(keys, k => new Cursor(k.Key, k.Id.Value));
        return new(await db.LinesAsync([.. page.Items.Select(k => k.Id).Distinct()], query.Filter.AsOf ?? today, cancellationToken), page.Next, page.Previous, total);
    }

#pragma warning disable CA1309 // Compared by the database, in the order it sorts by.
    /// <summary>The first comparison alone says where the index is entered: a condition that begins with "or" would be read from its start.</summary>
    private static IQueryable<MemberRowKey> Part(IQueryable<MemberRowKey> rows, Cursor? after, Cursor? before)
    {
        if (after is not null)
        {
            var id = new Id<Person>(after.Id);
            return rows.Where(r => string.Compare(r.Key, after.Key) >= 0 && (string.Compare(r.Key, after.Key) > 0 || r.Id > id)).OrderBy(r => r.Key).ThenBy(r => r.Id);
        }

        if (before is null) return rows.OrderBy(r => r.Key).ThenBy(r => r.Id);
        var end = new Id<Person>(before.Id);
        return rows.Where(r => string.Compare(r.Key, before.Key) <= 0 && (string.Compare(r.Key, before.Key) < 0 || r.Id < end)).OrderByDescending(r => r.Key).ThenByDescending(r => r.Id);
    }
#pragma warning restore CA1309
}

internal static class MemberLines
{
    /// <summary>What the list shows of these people, in the order of their ids; numbers masked.</summary>
    public static async Task<IReadOnlyList<MemberLine>> LinesAsync(this IAssociationDb db, IReadOnlyList<Id<Person>> ids, DateOnly day, CancellationToken cancellationToken)
    {
        var rows = await db.People.AsNoTracking().Where(p => ids.Contains(p.Id))
            .Join(db.Memberships, p => p.Id, m => m.Person, (p, m) => new { Person = p, Membership = m })
            .Select(x => new
            {
                x.Person.Id, x.Person.Name, x.Membership.Number, x.Person.Sex, x.Person.Title, Mobile = x.Person.Mobile!.Masked, x.Person.LatinName, x.Membership.JoinedOn,
                x.Person.Email, ResidentId = x.Person.ResidentId!.Masked, Licence = x.Person.PracticeCertificate!.Masked, x.Person.BirthDate,
                Work = x.Person.Employments.Where(e => e.From <= day && (e.To == null || e.To >= day)).OrderByDescending(e => e.From)
                    .Select(e => new { Unit = db.Units.Where(u => u.Id == e.Unit).Select(u => u.Name).FirstOrDefault(), e.Department }).FirstOrDefault(),
                Category = x.Membership.Terms.Where(t => t.State == TermState.Live && t.From <= day && (t.To == null || t.To >= day))
                    .Select(t => (MembershipCategory?)t.Category).FirstOrDefault(),
                Until = x.Membership.Terms.Where(t => t.State == TermState.Live).OrderByDescending(t => t.From).Select(t => t.To).FirstOrDefault(),
            })
            .ToDictionaryAsync(x => x.Id, cancellationToken);
        return [.. ids.Where(rows.ContainsKey).Select(id => rows[id])
            .Select(x => new MemberLine(x.Id.Value, x.Name, x.Number, x.Sex, x.Title, x.Work?.Unit, x.Work?.Department, x.Category, x.Mobile,
                x.LatinName, x.JoinedOn, x.Until, x.Email, x.ResidentId, x.Licence, x.BirthDate))];
    }
}

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
    /// <summary>The people at one unit are looked up among the members one by one; where more work than this they are not counted.</summary>
    public const int MaxCountedOfUnit = 5_000;
    /// <summary>Of all members, where nothing is looked up.</summary>
    public const int MaxCountedOfAll = 100_000;
}

/// <param name="Total">Of the whole selection, as far as it was counted; null where it was not.</param>
/// <param name="TotalIsMore">There are more than <paramref name="Total"/>.</param>
public sealed record MemberList(IReadOnlyList<MemberLine> Items, string? Next, string? Previous, int? Total, bool TotalIsMore = false);

/// <param name="Id">The person's.</param>
/// <param name="Category">Of the term that runs on the list's day; null when none does.</param>
/// <param name="Status">On the list's day.</param>
/// <param name="Until">The last day of the latest term; null while it has no end.</param>
public sealed record MemberLine(
    Guid Id, string Name, string Number, Sex Sex, string? Title, string? Unit, string? Department, MembershipCategory? Category, string? MobileMasked,
    string LatinName, DateOnly JoinedOn, DateOnly? Until, string? Email, string? ResidentIdMasked, string? PracticeCertificateMasked, DateOnly? BirthDate,
    MembershipStatus Status);

internal sealed class ListMembersHandler(IAssociationDb db, TimeProvider clock) : IRequestHandler<ListMembers, MemberList>
{
    public async Task<MemberList> Handle(ListMembers query, CancellationToken cancellationToken)
    {
        var (window, today) = (Window.Of(query.After, query.Before, query.Size), clock.Today());
        var policy = await db.PolicyAsync(cancellationToken);
        var rows = db.Select(query.Filter, policy, today);
        var keys = await Part(rows, window.After, window.Before).Take(window.Read).Select(r => new { r.Id, r.Key }).ToListAsync(cancellationToken);
        var page = window.Cut(keys, k => new Cursor(k.Key, k.Id.Value));
        var lines = await db.LinesAsync([.. page.Items.Select(k => k.Id).Distinct()], policy, query.Filter.AsOf ?? today, cancellationToken);
        var (total, more) = await CountAsync(query.Filter, rows, today, cancellationToken);
        return new(lines, page.Next, page.Previous, total, more);
    }

    private async Task<(int? Total, bool More)> CountAsync(MemberFilter filter, IQueryable<MemberRowKey> rows, DateOnly today, CancellationToken cancellationToken)
    {
        if (filter == new MemberFilter()) return await UpToAsync(ListMembers.MaxCountedOfAll, db.Memberships.Select(m => m.Person));
        if (filter.Unit is not { } unit || filter != new MemberFilter(Unit: unit)) return await UpToAsync(ListMembers.MaxCounted, rows.Select(r => r.Id));
        var roster = await UpToAsync(ListMembers.MaxCountedOfUnit, db.WorkingAt(unit, today).Select(e => e.Person));
        return roster.More ? (null, false) : await UpToAsync(ListMembers.MaxCountedOfUnit, rows.Select(r => r.Id));

        async Task<(int? Total, bool More)> UpToAsync(int most, IQueryable<Id<Person>> all) =>
            await all.Take(most + 1).CountAsync(cancellationToken) is var counted && counted > most ? (most, true) : (counted, false);
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

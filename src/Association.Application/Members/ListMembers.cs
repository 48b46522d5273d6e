using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Members;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Members;

/// <summary>The members in the order of a Chinese roster. Read by key in both directions, so the last page costs what the first does.</summary>
/// <param name="Search">Name, pinyin, initials, member number or the unit's name.</param>
/// <param name="Before">The cursor of the row that follows the part asked for; counts only without <paramref name="After"/>.</param>
[Requires(Permissions.ReadMembers)]
public sealed record ListMembers(
    string? Search = null, Guid? Unit = null, MembershipCategory? Category = null, string? After = null, string? Before = null, int? Size = null) : IQuery<MemberList>;

/// <param name="Total">Of the whole selection.</param>
public sealed record MemberList(IReadOnlyList<MemberLine> Items, string? Next, string? Previous, int Total);

/// <param name="Id">The person's.</param>
/// <param name="Category">Of the term that runs today; null when none does.</param>
public sealed record MemberLine(Guid Id, string Name, string Number, Sex Sex, string? Title, string? Unit, string? Department, MembershipCategory? Category, string? MobileMasked);

internal sealed class ListMembersHandler(IAssociationDb db, TimeProvider clock) : IRequestHandler<ListMembers, MemberList>
{
    public async Task<MemberList> Handle(ListMembers query, CancellationToken cancellationToken)
    {
        var window = Window.Of(query.After, query.Before, query.Size);
        var people = Filter(query);
        var total = await people.CountAsync(cancellationToken);
        var keys = await Part(people, window.After, window.Before).Take(window.Read).Select(p => new { p.Id, p.SortKey }).ToListAsync(cancellationToken);
        var page = window.Cut(keys, k => new Cursor(k.SortKey, k.Id.Value));
        return new(await LinesAsync([.. page.Items.Select(k => k.Id)], cancellationToken), page.Next, page.Previous, total);
    }

#pragma warning disable CA1309 // Compared by the database, in the order it sorts by.
    private static IQueryable<Person> Part(IQueryable<Person> people, Cursor? after, Cursor? before)
    {
        if (after is not null)
        {
            var id = new Id<Person>(after.Id);
            return people.Where(p => string.Compare(p.SortKey, after.Key) > 0 || p.SortKey == after.Key && p.Id > id).OrderBy(p => p.SortKey).ThenBy(p => p.Id);
        }

        if (before is null) return people.OrderBy(p => p.SortKey).ThenBy(p => p.Id);
        var end = new Id<Person>(before.Id);
        return people.Where(p => string.Compare(p.SortKey, before.Key) < 0 || p.SortKey == before.Key && p.Id < end).OrderByDescending(p => p.SortKey).ThenByDescending(p => p.Id);
    }

#pragma warning restore CA1309

    private IQueryable<Person> Filter(ListMembers query)
    {
        var today = clock.Today();
        var people = db.People.AsNoTracking().Where(p => db.Memberships.Any(m => m.Person == p.Id));
        if (query.Unit is { } unit)
        {
            var id = new Id<MemberUnit>(unit);
            people = people.Where(p => p.Employments.Any(e => e.Unit == id && e.To == null));
        }

        if (query.Category is { } category)
            people = people.Where(p => db.Memberships.Any(m => m.Person == p.Id
                && m.Terms.Any(t => t.Category == category && t.State == TermState.Live && t.From <= today && (t.To == null || t.To >= today))));
        if (query.Search?.Trim() is not { Length: > 0 and <= 100 } text) return people;

        var (number, latin) = (text.ToUpperInvariant(), text.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant());
        return people.Where(p => p.Name.Contains(text) || p.Pinyin.StartsWith(latin) || p.Initials.StartsWith(latin)
            || db.Memberships.Any(m => m.Person == p.Id && m.Number == number)
            || p.Employments.Any(e => e.To == null && db.Units.Any(u => u.Id == e.Unit && u.Name.Contains(text))));
    }

    private async Task<IReadOnlyList<MemberLine>> LinesAsync(List<Id<Person>> ids, CancellationToken cancellationToken)
    {
        var today = clock.Today();
        var rows = await db.People.AsNoTracking().Where(p => ids.Contains(p.Id))
            .Join(db.Memberships, p => p.Id, m => m.Person, (p, m) => new { Person = p, Membership = m })
            .Select(x => new
            {
                x.Person.Id, x.Person.Name, x.Membership.Number, x.Person.Sex, x.Person.Title, Mobile = x.Person.Mobile!.Masked,
                Work = x.Person.Employments.Where(e => e.To == null).OrderByDescending(e => e.From)
                    .Select(e => new { Unit = db.Units.Where(u => u.Id == e.Unit).Select(u => u.Name).FirstOrDefault(), e.Department }).FirstOrDefault(),
                Category = x.Membership.Terms.Where(t => t.State == TermState.Live && t.From <= today && (t.To == null || t.To >= today))
                    .Select(t => (MembershipCategory?)t.Category).FirstOrDefault(),
            })
            .ToDictionaryAsync(x => x.Id, cancellationToken);
        return [.. ids.Select(id => rows[id])
            .Select(x => new MemberLine(x.Id.Value, x.Name, x.Number, x.Sex, x.Title, x.Work?.Unit, x.Work?.Department, x.Category, x.Mobile))];
    }
}

using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Members;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Find;

/// <summary>
/// Finds people by what is indexed: each way of finding is a search of its own, and their results are put together, so that
/// a million people cost a few index look-ups. One condition with "or" would read everybody.
/// </summary>
internal static class PersonSearch
{
#pragma warning disable CA1309 // Compared by the database, by the bytes of the column.
    public static IQueryable<Person> Matching(this IQueryable<Person> people, IAssociationDb db, SearchText text)
    {
        var found = db.Employments.Where(e => e.To == null && db.Units.Any(u => u.Id == e.Unit && u.Name.Contains(text.Words))).Select(e => e.Person);
        if (text is { Latin: { } latin, LatinEnd: { } end })
            found = found
                .Union(db.People.Where(p => string.Compare(p.Initials, latin) >= 0 && string.Compare(p.Initials, end) < 0).Select(p => p.Id))
                .Union(db.People.Where(p => string.Compare(p.Pinyin, latin) >= 0 && string.Compare(p.Pinyin, end) < 0).Select(p => p.Id));
        else found = found.Union(db.People.Where(p => p.Name.Contains(text.Words)).Select(p => p.Id));
        if (text.Number is { } number)
            found = found.Union(db.Memberships.Where(m => m.Number.StartsWith(number)).Select(m => m.Person))
                // A number that a merge retired leads to the record that stayed.
                .Union(db.PersonMerges.Where(m => m.Number == number && m.UndoneAt == null).Select(m => m.Survivor));
        if (text.Tail is { } tail) found = found.Union(db.People.Where(p => p.Mobile!.Masked.EndsWith(tail)).Select(p => p.Id));
        return people.Where(p => found.Contains(p.Id));
    }

    /// <summary>The first few, those whose initials are exactly the letters typed before those whose begin with them.</summary>
    public static async Task<List<Id<Person>>> FirstAsync(this IAssociationDb db, SearchText text, int count, CancellationToken cancellationToken)
    {
        if (text is not { Latin: { } latin, LatinEnd: { } end })
            return await db.People.AsNoTracking().Matching(db, text).OrderBy(p => p.SortKey).ThenBy(p => p.Id).Select(p => p.Id).Take(count).ToListAsync(cancellationToken);

        IQueryable<Id<Person>>[] ways =
        [
            db.People.Where(p => p.Initials == latin).OrderBy(p => p.SortKey).Select(p => p.Id),
            db.People.Where(p => string.Compare(p.Pinyin, latin) >= 0 && string.Compare(p.Pinyin, end) < 0).OrderBy(p => p.Pinyin).ThenBy(p => p.SortKey).Select(p => p.Id),
            db.People.Where(p => string.Compare(p.Initials, latin) > 0 && string.Compare(p.Initials, end) < 0).OrderBy(p => p.Initials).ThenBy(p => p.SortKey).Select(p => p.Id),
        ];
        var found = new List<Id<Person>>();
        foreach (var way in ways)
            if (found.Count < count) found = [.. found.Concat(await way.Take(count).ToListAsync(cancellationToken)).Distinct().Take(count)];
        return found;
    }
#pragma warning restore CA1309
}

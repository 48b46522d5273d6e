using Association.Application.Common;
using Association.Application.Members.Duplicates;
using Association.Domain.Common;
using Association.Domain.Members;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Integrity;

/// <summary>Who was merged is nobody any more: nothing points to a tombstone, and its number is nobody's. Source: anchors.md pain 21.</summary>
internal static class MergeInvariants
{
    private const int Stretch = 200;

    public static IEnumerable<Invariant> Of(IAssociationDb db, IPersonReferences references) =>
        [new("merges.tombstone", token => PointedAtAsync(db, references, token)), Numbers(db), Journals(db)];

    private static async Task<IReadOnlyList<string>> PointedAtAsync(IAssociationDb db, IPersonReferences references, CancellationToken cancellationToken)
    {
        var gone = await db.PersonMerges.Where(m => m.UndoneAt == null).OrderBy(m => m.Gone).Select(m => m.Gone).ToListAsync(cancellationToken);
        var found = new List<string>();
        foreach (var part in gone.Chunk(Stretch))
        {
            List<Id<Person>> ids = [.. part.Select(id => new Id<Person>(id))];
            found.AddRange(await references.PointingAsync(ids, cancellationToken));
            if (await db.People.AnyAsync(p => ids.Contains(p.Id), cancellationToken)) found.Add("a merged record is among the people still");
        }

        return Invariant.Shown(found);
    }

    private static Invariant Numbers(IAssociationDb db) => Invariant.Of("merges.number",
        db.PersonMerges.Where(m => m.UndoneAt == null && m.Number != null && db.Memberships.Any(x => x.Number == m.Number)),
        m => $"merge {m.Id}: the number that went is given to a member");

    /// <summary>What was undone needs no way back.</summary>
    private static Invariant Journals(IAssociationDb db) => Invariant.Of("merges.journal",
        db.PersonMerges.Where(m => m.UndoneAt != null && m.Journal != null),
        m => $"merge {m.Id}: undone, but kept to be undone");
}

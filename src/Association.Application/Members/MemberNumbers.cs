using Association.Application.Common;
using Association.Domain.Members;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Members;

/// <summary>
/// Gives out member numbers by the association's pattern. The counter never starts again, so a number is never given twice;
/// one that an older pattern made already is passed over.
/// </summary>
internal static class MemberNumbers
{
    public const string Scope = "member";

    /// <summary>As many numbers as there are newcomers, in their order. Holds the counter until the commit: ask last.</summary>
    public static async Task<IReadOnlyList<string>> NumbersForAsync(
        this IAssociationDb db, MembershipPolicy policy, IReadOnlyList<(MembershipCategory Category, DateOnly Joined)> newcomers, CancellationToken cancellationToken)
    {
        var pattern = MemberNumberPattern.Parse(policy.NumberPattern);
        var given = new List<string>(newcomers.Count);
        while (given.Count < newcomers.Count)
        {
            var open = newcomers.Skip(given.Count).ToList();
            var first = await db.NextAsync(Scope, cancellationToken, open.Count) - open.Count + 1;
            var made = open.Select((newcomer, index) => pattern.Format(first + index, policy.Of(newcomer.Category).Terms.Letter!, newcomer.Joined)).ToList();
            // A number that a merge retired is still on somebody's card.
            var taken = await db.Memberships.Where(m => made.Contains(m.Number)).Select(m => m.Number)
                .Concat(db.PersonMerges.Where(m => m.Number != null && made.Contains(m.Number)).Select(m => m.Number!)).ToListAsync(cancellationToken);
            // Numbers before the first taken one fit their newcomers; the rest is made anew, for a number may name the category.
            given.AddRange(taken.Count == 0 ? made : made.Take(made.FindIndex(taken.Contains)));
        }

        return given;
    }
}

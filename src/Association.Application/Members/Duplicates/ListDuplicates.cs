using System.Globalization;
using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Members;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Members.Duplicates;

/// <summary>Pairs of records that may be one person; the likeliest first. Numbers masked.</summary>
/// <param name="Person">Only pairs with this person.</param>
[Requires(Permissions.MergeMembers)]
public sealed record ListDuplicates(DuplicateState State = DuplicateState.Open, Guid? Person = null, string? After = null, int? Size = null) : IQuery<DuplicateList>;

/// <param name="Open">Pairs that wait, whatever is shown.</param>
public sealed record DuplicateList(IReadOnlyList<DuplicateLine> Items, string? Next, int Open, int Dismissed);

/// <param name="Score">0 to 100.</param>
public sealed record DuplicateLine(Guid Id, int Score, IReadOnlyList<LikenessReasons> Reasons, DuplicateState State, DateTimeOffset FoundAt, DuplicateSide First, DuplicateSide Second);

/// <param name="Id">The person's.</param>
public sealed record DuplicateSide(Guid Id, string Name, string? Number, string? Unit, string? MobileMasked);

internal sealed class ListDuplicatesHandler(IAssociationDb db) : IRequestHandler<ListDuplicates, DuplicateList>
{
    public async Task<DuplicateList> Handle(ListDuplicates query, CancellationToken cancellationToken)
    {
        var size = Cursor.Size(query.Size);
        // A finding outlives a person who is gone until the next scan: it is not shown.
        var all = db.DuplicatePairs.AsNoTracking().Where(p => db.People.Any(x => x.Id == p.First) && db.People.Any(x => x.Id == p.Second));
        if (query.Person is { } person)
        {
            var id = new Id<Person>(person);
            all = all.Where(p => p.First == id || p.Second == id);
        }

        var pairs = all.Where(p => p.State == query.State);
        if (Cursor.Parse(query.After) is { } after && int.TryParse(after.Key, NumberStyles.None, CultureInfo.InvariantCulture, out var score))
        {
            var id = new Id<DuplicatePair>(after.Id);
            pairs = pairs.Where(p => p.Score < score || p.Score == score && p.Id > id);
        }

        var found = await pairs.OrderByDescending(p => p.Score).ThenBy(p => p.Id).Take(size + 1).ToListAsync(cancellationToken);
        var shown = found.Take(size).ToList();
        var sides = await SidesAsync([.. shown.SelectMany(p => new[] { p.First, p.Second }).Distinct()], cancellationToken);
        return new([.. shown.Where(p => sides.ContainsKey(p.First) && sides.ContainsKey(p.Second))
                .Select(p => new DuplicateLine(p.Id.Value, p.Score, Each(p.Reasons), p.State, p.FoundAt, sides[p.First], sides[p.Second]))],
            found.Count > size ? new Cursor(shown[^1].Score.ToString(CultureInfo.InvariantCulture), shown[^1].Id.Value).ToString() : null,
            await all.CountAsync(p => p.State == DuplicateState.Open, cancellationToken), await all.CountAsync(p => p.State == DuplicateState.Dismissed, cancellationToken));
    }

    public static IReadOnlyList<LikenessReasons> Each(LikenessReasons reasons) =>
        [.. Enum.GetValues<LikenessReasons>().Where(r => r is not LikenessReasons.None && reasons.HasFlag(r))];

    private async Task<Dictionary<Id<Person>, DuplicateSide>> SidesAsync(List<Id<Person>> people, CancellationToken cancellationToken) =>
        (await db.People.AsNoTracking().Where(p => people.Contains(p.Id))
            .Select(p => new
            {
                p.Id, p.Name, Mobile = p.Mobile!.Masked, Number = db.Memberships.Where(m => m.Person == p.Id).Select(m => m.Number).FirstOrDefault(),
                Unit = p.Employments.Where(e => e.To == null).OrderByDescending(e => e.From)
                    .Select(e => db.Units.Where(u => u.Id == e.Unit).Select(u => u.Name).FirstOrDefault()).FirstOrDefault(),
            })
            .ToListAsync(cancellationToken)).ToDictionary(p => p.Id, p => new DuplicateSide(p.Id.Value, p.Name, p.Number, p.Unit, p.Mobile));
}

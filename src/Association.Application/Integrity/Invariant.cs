using Microsoft.EntityFrameworkCore;

namespace Association.Application.Integrity;

/// <summary>A rule that must hold in the data at any time, and the search for what breaks it.</summary>
internal sealed record Invariant(string Id, Func<CancellationToken, Task<IReadOnlyList<string>>> FindBrokenAsync)
{
    /// <summary>So many rows show what is wrong; more would bury it.</summary>
    public const int MaxShown = 5;

    /// <summary>One statement finds the rows that break the rule.</summary>
    /// <param name="tell">Ids and figures only.</param>
    public static Invariant Of<T>(string id, IQueryable<T> broken, Func<T, string> tell) where T : class => new(id, async cancellationToken =>
    {
        var rows = await broken.AsNoTracking().Take(MaxShown + 1).ToListAsync(cancellationToken);
        return Shown(rows.Select(tell));
    });

    public static IReadOnlyList<string> Shown(IEnumerable<string> broken)
    {
        var first = broken.Take(MaxShown + 1).ToList();
        return first.Count > MaxShown ? [.. first.Take(MaxShown), "and more"] : first;
    }
}

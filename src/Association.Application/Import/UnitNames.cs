using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Members;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Import;

/// <summary>Finds a unit by its name as written in a workbook: exactly, once spaces and widths are evened out.</summary>
internal sealed class UnitNames
{
    private readonly Dictionary<string, (Id<MemberUnit> Id, string Name)> _byName = new(StringComparer.OrdinalIgnoreCase);

    public static async Task<UnitNames> LoadAsync(IAssociationDb db, CancellationToken cancellationToken)
    {
        var names = new UnitNames();
        foreach (var unit in await db.Units.AsNoTracking().Select(u => new { u.Id, u.Name }).ToListAsync(cancellationToken))
            names._byName.TryAdd(TextNormalization.Compact(unit.Name), (unit.Id, unit.Name));
        return names;
    }

    public Id<MemberUnit>? Find(string name) => _byName.TryGetValue(TextNormalization.Compact(name), out var unit) ? unit.Id : null;

    /// <summary>The refusal; where a known name is one slip away, it is offered.</summary>
    public RowError Unknown(int row, string name) => new(row, "unit", "unit.unknown", Nearest(TextNormalization.Compact(name)) is { } near ? $"{name} (≈ {near}?)" : name);

    /// <summary>Names that somebody who typed this may have meant, nearest first.</summary>
    public IReadOnlyList<string> Suggest(string name, int count = 3)
    {
        var typed = TextNormalization.Compact(name);
        return [.. _byName
            .Select(known => (known.Value.Name, Distance: known.Key.Contains(typed, StringComparison.OrdinalIgnoreCase) || typed.Contains(known.Key, StringComparison.OrdinalIgnoreCase)
                ? 0 : Distance(known.Key, typed)))
            .Where(known => known.Distance <= Math.Max(2, typed.Length / 2)).OrderBy(known => known.Distance).Take(count).Select(known => known.Name)];
    }

    private string? Nearest(string name)
    {
        var allowed = Math.Max(1, name.Length / 6);
        var (near, distance) = _byName.Where(known => Math.Abs(known.Key.Length - name.Length) <= allowed)
            .Select(known => (known.Value.Name, Distance: Distance(known.Key, name))).DefaultIfEmpty(("", int.MaxValue)).MinBy(known => known.Item2);
        return distance <= allowed ? near : null;
    }

    /// <summary>Single characters to insert, drop or exchange (Levenshtein).</summary>
    private static int Distance(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0]++;
            for (var j = 1; j <= to.Length; j++)
            {
                var cost = from[i - 1] == to[j - 1] ? diagonal : diagonal + 1;
                (diagonal, row[j]) = (row[j], Math.Min(cost, Math.Min(row[j], row[j - 1]) + 1));
            }
        }

        return row[to.Length];
    }
}

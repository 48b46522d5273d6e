using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Members;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Import;

/// <summary>Finds a unit by its name as written in a workbook: exactly, once spaces and widths are evened out.</summary>
internal sealed class UnitNames
{
    private const double Likeness = 0.34;

    private readonly IPinyin _pinyin;
    private readonly Dictionary<string, (Id<MemberUnit> Id, string Name)> _byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string?> _suggested = new(StringComparer.Ordinal);
    private List<(string Key, string Reading, string Name)>? _readings;

    private UnitNames(IPinyin pinyin) => _pinyin = pinyin;

    public static async Task<UnitNames> LoadAsync(IAssociationDb db, IPinyin pinyin, CancellationToken cancellationToken)
    {
        var names = new UnitNames(pinyin);
        foreach (var unit in await db.Units.AsNoTracking().Select(u => new { u.Id, u.Name }).ToListAsync(cancellationToken))
            names._byName.TryAdd(TextNormalization.Compact(unit.Name), (unit.Id, unit.Name));
        return names;
    }

    public Id<MemberUnit>? Find(string name) => _byName.TryGetValue(TextNormalization.Compact(name), out var unit) ? unit.Id : null;

    /// <summary>The refusal; names that may have been meant are offered.</summary>
    public RowError Unknown(int row, string name)
    {
        if (!_suggested.TryGetValue(name, out var near))
            _suggested[name] = near = Suggest(name) is { Count: > 0 } names ? string.Join('、', names) : null;
        return new(row, "unit", "unit.unknown", name, near);
    }

    /// <summary>Known names that look or sound like this one, the nearest first: 高薪第一医院 sounds like 高新第一医院.</summary>
    public IReadOnlyList<string> Suggest(string name, int count = 3)
    {
        var (typed, sound) = (TextNormalization.Compact(name), _pinyin.Full(TextNormalization.Compact(name)));
        _readings ??= [.. _byName.Select(known => (known.Key, _pinyin.Full(known.Key), known.Value.Name))];
        return [.. _readings.Select(known => (known.Name, Unlike: Unlike(known, typed, sound))).Where(known => known.Unlike <= Likeness)
            .OrderBy(known => known.Unlike).ThenBy(known => known.Name, StringComparer.Ordinal).Take(count).Select(known => known.Name)];
    }

    /// <summary>0 for the same word or the same sound, 1 for nothing in common; a name within the other is a likely short form.</summary>
    private static double Unlike((string Key, string Reading, string Name) known, string typed, string sound)
    {
        if (typed.Length > 2 && (known.Key.Contains(typed, StringComparison.OrdinalIgnoreCase) || typed.Contains(known.Key, StringComparison.OrdinalIgnoreCase))) return 0.1;
        var written = (double)Distance(known.Key, typed) / Math.Max(known.Key.Length, typed.Length);
        var spoken = (double)Distance(known.Reading, sound) / Math.Max(1, Math.Max(known.Reading.Length, sound.Length));
        return Math.Min(written, spoken);
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

using Association.Application.Members;

namespace Association.Web.Pages.Office.Units;

/// <summary>A column that the list of units can show; the name, and how many members work there, are always there.</summary>
/// <param name="Key">As the address and a saved list name it.</param>
/// <param name="Label">The key of a text.</param>
internal sealed record UnitColumn(string Key, string Label, Func<UnitLine, string?> Show, string? Css = null);

internal static class UnitColumns
{
    public static readonly IReadOnlyList<UnitColumn> All =
    [
        new("tier", "members.tier", u => Localization.Show.Choice(u.Tier)),
        new("level", "members.level", u => Localization.Show.Choice(u.Level)),
        new("kind", "unit.kind", u => Localization.Show.Choice(u.Kind), "minor"),
        new("ownership", "members.ownership", u => Localization.Show.Choice(u.Ownership), "minor"),
        new("street", "members.street", u => u.Street, "minor"),
        new("since", "members.since", u => Localization.Show.Date(u.Since)),
    ];

    private static readonly string[] Standard = ["tier", "level", "kind", "ownership", "street", "since"];

    /// <summary>In the order of <see cref="All"/>; unknown names are passed over, and nothing chosen is the standard.</summary>
    public static IReadOnlyList<UnitColumn> Chosen(IEnumerable<string?> keys)
    {
        var wanted = keys.SelectMany(key => (key ?? "").Split(',')).ToHashSet(StringComparer.Ordinal);
        var chosen = All.Where(column => wanted.Contains(column.Key)).ToList();
        return chosen.Count > 0 ? chosen : [.. All.Where(column => Standard.Contains(column.Key))];
    }
}

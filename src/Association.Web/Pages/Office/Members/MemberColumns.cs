using Association.Application.Members;
using Association.Web.Localization;

namespace Association.Web.Pages.Office.Members;

/// <summary>A column that a list can show; the name is always there.</summary>
/// <param name="Key">As the address and a saved list name it.</param>
/// <param name="Label">The key of a text.</param>
internal sealed record MemberColumn(string Key, string Label, Func<MemberLine, string?> Show, string? Css = null);

internal static class MemberColumns
{
    public static readonly IReadOnlyList<MemberColumn> All =
    [
        new("number", "members.number", m => m.Number, "tabular"),
        new("unit", "field.unit", m => m.Unit),
        new("department", "field.department", m => m.Department),
        new("title", "members.title", m => m.Title, "minor"),
        new("category", "members.category", m => m.Category is { } category ? Localization.Show.Choice(category) : Texts.Find("members.ended")),
        new("status", "field.status", m => Localization.Show.Choice(m.Status)),
        new("mobile", "field.mobile", m => m.MobileMasked, "tabular"),
        new("joined", "members.joined", m => Localization.Show.Date(m.JoinedOn)),
        new("until", "members.until", m => m.Until is { } until ? Localization.Show.Date(until) : Texts.Find("members.open-end")),
        new("email", "field.email", m => m.Email),
        new("latin", "members.latin-name", m => m.LatinName),
        new("sex", "members.sex", m => Localization.Show.Choice(m.Sex)),
        new("birth", "members.birth", m => m.BirthDate is { } day ? Localization.Show.Date(day) : null),
        new("id", "members.resident-id", m => m.ResidentIdMasked, "tabular"),
        new("licence", "members.licence", m => m.PracticeCertificateMasked, "tabular"),
    ];

    private static readonly string[] Standard = ["number", "unit", "title", "category", "status", "mobile"];

    /// <summary>In the order of <see cref="All"/>; unknown names are passed over, and nothing chosen is the standard.</summary>
    public static IReadOnlyList<MemberColumn> Chosen(IEnumerable<string?> keys)
    {
        var wanted = keys.SelectMany(key => (key ?? "").Split(',')).ToHashSet(StringComparer.Ordinal);
        var chosen = All.Where(column => wanted.Contains(column.Key)).ToList();
        return chosen.Count > 0 ? chosen : [.. All.Where(column => Standard.Contains(column.Key))];
    }
}

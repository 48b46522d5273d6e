using Association.Application.Events.Lists;
using Association.Web.Localization;

namespace Association.Web.Pages.Office.Events;

/// <summary>A column that the list of registrations can show; the name is always there.</summary>
/// <param name="Label">The key of a text, or a question in the reader's language.</param>
/// <param name="Question">Whose answers it shows.</param>
internal sealed record RegistrationColumn(string Key, string Label, Func<RegistrationRow, string?> Show, string? Css = null, Guid? Question = null);

internal static class RegistrationColumns
{
    private static readonly RegistrationColumn[] Fixed =
    [
        new("number", "people.number", r => r.Line.Number, "tabular"),
        new("unit", "field.unit", r => r.Line.Unit),
        new("mobile", "field.mobile", r => r.Line.MobileMasked, "tabular minor"),
        new("email", "field.email", r => r.Line.Email),
        new("category", "editor.category", r => r.Line.Category.Here()),
        new("membership", "people.membership", r => Texts.Find(r.Line.AsMember ? "editor.as-member" : "editor.as-non-member")),
        new("price", "editor.price", r => r.Line.Price == 0 ? Texts.Find("editor.free") : Localization.Show.Money(r.Line.Price), "num"),
        new("status", "field.status", r => Localization.Show.Choice(r.Line.Status)),
        new("registered", "editor.registered-at", r => Localization.Show.DateTime(r.Line.RegisteredAt), "minor"),
        new("came", "people.came", r => r.Line.CheckedInAt is { } at ? Localization.Show.DateTime(at) : null, "minor"),
        new("tags", "people.tags", r => string.Join(Texts.Find("form.comma"), r.Tags)),
        new("remark", "people.remark", r => r.Remark),
        new("certificate", "editor.tab-certificates", r => r.Line.Certificate),
    ];

    private static readonly string[] Standard = ["unit", "category", "price", "status", "registered", "tags", "certificate"];

    public static IReadOnlyList<RegistrationColumn> All(IReadOnlyList<FacetQuestion> questions) =>
        [.. Fixed, .. questions.Select(q => new RegistrationColumn($"q-{q.Id:N}", q.Label.Here(), r => r.Answers.GetValueOrDefault(q.Id), Question: q.Id))];

    /// <summary>In the order of the list; unknown names are passed over, and nothing chosen is the standard.</summary>
    public static IReadOnlyList<RegistrationColumn> Chosen(IReadOnlyList<RegistrationColumn> all, IEnumerable<string?> keys)
    {
        var wanted = keys.SelectMany(key => (key ?? "").Split(',')).ToHashSet(StringComparer.Ordinal);
        var chosen = all.Where(column => wanted.Contains(column.Key)).ToList();
        return chosen.Count > 0 ? chosen : [.. all.Where(column => Standard.Contains(column.Key))];
    }
}

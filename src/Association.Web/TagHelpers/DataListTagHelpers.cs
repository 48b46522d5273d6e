using Association.Web.Localization;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Association.Web.TagHelpers;

/// <summary>
/// <c>&lt;data-list label="events.list"&gt;&lt;thead&gt;…&lt;tbody&gt;…&lt;/data-list&gt;</c> around an ordinary table: rows on a desk, cards on a
/// phone. Cells take label and class of their column; <c>&lt;th sort="name"&gt;</c> makes a link that keeps the address's other parts.
/// Column classes: <c>num</c> right-aligned figures, <c>main</c> the title of the card, <c>actions</c> buttons, <c>minor</c> hidden on phones.
/// </summary>
[HtmlTargetElement("data-list")]
public sealed class DataListTagHelper(IStringLocalizer<Texts> texts) : ShellTagHelper(texts)
{
    public string? Label { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        context.Items[typeof(ListColumns)] = new ListColumns();
        var rows = await output.GetChildContentAsync();
        Become(output, "table", "data-list");
        output.Attributes.SetAttribute("role", "table");
        if (Label is not null) output.Content.Add(Markup.El("caption", "visually-hidden", Say(Label)));
        output.Content.AppendHtml(rows);
    }
}

/// <summary>What the cells of a list must know about their columns.</summary>
internal sealed class ListColumns
{
    private readonly List<(string Label, string? Css)> _columns = [];
    private int _next;

    public void Add(string label, string? css) => _columns.Add((label, css));
    public void StartRow() => _next = 0;

    public (string Label, string? Css) Next(int span)
    {
        var column = _next < _columns.Count ? _columns[_next] : ("", null);
        _next += span;
        return span > 1 ? ("", column.Item2) : column;
    }

    public static ListColumns? Of(TagHelperContext context) => context.Items.TryGetValue(typeof(ListColumns), out var columns) ? (ListColumns)columns : null;
}

[HtmlTargetElement("tr")]
public sealed class ListRowTagHelper : TagHelper
{
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        if (ListColumns.Of(context) is not { } columns) return;
        columns.StartRow();
        output.Attributes.SetAttribute("role", "row");
        output.Content = await output.GetChildContentAsync();
    }
}

[HtmlTargetElement("td")]
public sealed class ListCellTagHelper : TagHelper
{
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        if (ListColumns.Of(context) is not { } columns) return;
        var content = await output.GetChildContentAsync();
        var span = output.Attributes.TryGetAttribute("colspan", out var given) && int.TryParse(given.Value.ToString(), out var wide) ? wide : 1;
        var (label, css) = columns.Next(span);

        output.Attributes.SetAttribute("role", "cell");
        if (label.Length > 0) output.Attributes.SetAttribute("data-label", label);
        var own = output.Attributes.TryGetAttribute("class", out var written) ? written.Value.ToString() : null;
        var all = string.Join(' ', new[] { css, own, content.IsEmptyOrWhiteSpace ? "blank" : null }.Where(part => !string.IsNullOrEmpty(part)));
        if (all.Length > 0) output.Attributes.SetAttribute("class", all);
        output.Content = content;
    }
}

[HtmlTargetElement("th")]
public sealed partial class ListHeadTagHelper(IStringLocalizer<Texts> texts) : ShellTagHelper(texts)
{
    private const string Parameter = "sort";

    /// <summary>The value of <c>?sort=</c> that orders by this column; <c>-name</c> is descending.</summary>
    public string? Sort { get; set; }

    /// <summary>Words or the key of a text, instead of content.</summary>
    [HtmlAttributeName("text")]
    public string? Words { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        output.TagMode = TagMode.StartTagAndEndTag;
        if (Words is not null) content = content.Append(Say(Words));
        if (ListColumns.Of(context) is { } columns)
        {
            var css = output.Attributes.TryGetAttribute("class", out var given) ? given.Value.ToString() : null;
            columns.Add(System.Net.WebUtility.HtmlDecode(Tags().Replace(content.GetContent(), "")).Trim(), css);
            output.Attributes.SetAttribute("role", "columnheader");
            output.Attributes.SetAttribute("scope", "col");
        }

        if (Sort is null) output.Content = content;
        else SortLink(output, content);
    }

    private void SortLink(TagHelperOutput output, TagHelperContent content)
    {
        var current = Http.Request.Query[Parameter].ToString();
        var (ascending, descending) = (current == Sort, current == "-" + Sort);
        if (ascending || descending) output.Attributes.SetAttribute("aria-sort", ascending ? "ascending" : "descending");
        var icon = ascending ? "chevron-up" : descending ? "chevron-down" : "selector";
        output.Content.SetHtmlContent(Markup.El("a", "sort", content, Icon(icon))
            .With("href", Addresses.With(Http.Request, (Parameter, ascending ? "-" + Sort : Sort), ("page", null), ("after", null), ("before", null))));
    }

    [System.Text.RegularExpressions.GeneratedRegex("<[^>]*>")]
    private static partial System.Text.RegularExpressions.Regex Tags();
}

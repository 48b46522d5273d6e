using Association.Web.Localization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Association.Web.TagHelpers;

/// <summary>
/// <c>&lt;filter-form target="#list"&gt;fields&lt;/filter-form&gt;</c>: a GET form, so the address holds the question. With script the list
/// changes while one types. <c>search="q"</c> puts a search box first.
/// </summary>
[HtmlTargetElement("filter-form")]
public sealed class FilterFormTagHelper(IStringLocalizer<Texts> texts) : ShellTagHelper(texts)
{
    /// <summary>The element of the answer that replaces its like on this page.</summary>
    public string Target { get; set; } = "#list";

    public string? Search { get; set; }
    public string SearchLabel { get; set; } = "shared.search";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var fields = await output.GetChildContentAsync();
        Become(output, "form", "filter");
        foreach (var (name, value) in Attributes()) output.Attributes.SetAttribute(name, value);
        if (Search is not null) output.Content.Add(SearchBox());
        output.Content.AppendHtml(fields);
        output.Content.Add(Markup.El("div", "filter-actions",
            Markup.El("button", "btn btn-primary", Icon("search"), Markup.El("span", null, Text("shared.apply"))).With("type", "submit"),
            Http.Request.Query.Count == 0 ? null : Markup.El("a", "btn btn-link", Text("shared.clear")).With("href", Http.Request.PathBase + Http.Request.Path)));
    }

    private (string Name, string Value)[] Attributes() =>
    [
        ("method", "get"), ("action", Http.Request.PathBase + Http.Request.Path), ("role", "search"),
        ("hx-get", Http.Request.PathBase + Http.Request.Path), ("hx-target", Target), ("hx-select", Target), ("hx-swap", "outerHTML"),
        // What is kept or exported, and the count above the list, follow the question that the address holds now.
        ("hx-select-oob", "#list-tools,#page-lead"), ("hx-push-url", "true"), ("hx-trigger", "submit, change, input changed delay:350ms from:find input[type=search]"), ("hx-sync", "this:replace"),
    ];

    private TagBuilder SearchBox() =>
        Markup.El("div", "field search",
            Markup.El("label", "form-label", Say(SearchLabel)).With("for", "search"),
            Markup.El("div", "with-icon", Icon("search"),
                Markup.El("input", "form-control").With("type", "search").With("id", "search").With("name", Search)
                    .With("value", Http.Request.Query[Search!].ToString()).With("maxlength", 100).With("autocomplete", "off")));
}

/// <summary>
/// <c>&lt;pager number="2" size="50" total="5700" /&gt;</c> for numbered pages (<c>?page=</c>), or
/// <c>&lt;pager after="cursor" before="cursor" count="5700" /&gt;</c> for lists read by key (<c>?after=</c>, <c>?before=</c>); the count may be left out.
/// </summary>
[HtmlTargetElement("pager", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class PagerTagHelper(IStringLocalizer<Texts> texts) : ShellTagHelper(texts)
{
    public int Number { get; set; } = 1;
    public int Size { get; set; } = 50;
    public int? Total { get; set; }
    /// <summary>Rows of a list read by key.</summary>
    public int? Count { get; set; }
    public string? After { get; set => field = Given(value); }
    public string? Before { get; set => field = Given(value); }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var pages = Total is { } total ? Math.Max(1, (total + Size - 1) / Size) : 1;
        if (Total is null && Count is null && After is null && Before is null) { output.SuppressOutput(); return; }

        Become(output, "nav", "pager");
        output.Attributes.SetAttribute("aria-label", Text("shared.pages"));
        output.Content.Add(Markup.El("p", "pager-count", Counted()));
        if (Total is null ? After is not null || Before is not null : pages > 1) output.Content.Add(Total is null ? Cursors() : Numbers(pages));
    }

    private string Counted() => Total switch
    {
        null => Count is { } count ? Text("shared.row-count", Show.Number(count)) : "",
        0 => Text("shared.no-rows"),
        { } total => Text("shared.rows", Show.Number((Number - 1) * Size + 1), Show.Number(Math.Min(total, Number * Size)), Show.Number(total)),
    };

    private TagBuilder Numbers(int pages)
    {
        var list = Markup.El("ul");
        list.InnerHtml.Add(Step("chevron-left", "shared.previous", Number > 1 ? At(Number - 1) : null));
        var last = 0;
        foreach (var page in Enumerable.Range(1, pages).Where(page => page == 1 || page == pages || Math.Abs(page - Number) <= 1))
        {
            if (page - last > 1) list.InnerHtml.Add(Markup.El("li", "gap", "…"));
            var link = Markup.El("a", null, Show.Number(page)).With("href", At(page));
            list.InnerHtml.Add(Markup.El("li", null, page == Number ? link.With("aria-current", "page") : link));
            last = page;
        }

        list.InnerHtml.Add(Step("chevron-right", "shared.next", Number < pages ? At(Number + 1) : null));
        return list;
    }

    private TagBuilder Cursors() => Markup.El("ul", null,
        Step("chevron-left", "shared.previous", Before is null ? null : Addresses.With(Http.Request, ("after", null), ("before", Before)), words: true),
        Step("chevron-right", "shared.next", After is null ? null : Addresses.With(Http.Request, ("before", null), ("after", After)), words: true));

    private string At(int page) => Addresses.With(Http.Request, ("page", page == 1 ? null : page.ToString(System.Globalization.CultureInfo.InvariantCulture)));

    private TagBuilder Step(string icon, string key, string? href, bool words = false)
    {
        var label = Markup.El("span", words ? null : "visually-hidden", Text(key));
        return Markup.El("li", "step", href is null
            ? Markup.El("span", "off", Icon(icon), label).With("aria-disabled", "true")
            : Markup.El("a", null, Icon(icon), label).With("href", href));
    }
}

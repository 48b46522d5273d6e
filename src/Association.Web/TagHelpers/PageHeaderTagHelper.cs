using Association.Web.Localization;
using Association.Web.Navigation;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Association.Web.TagHelpers;

/// <summary>
/// <c>&lt;page-header title="events.title" lead="events.lead"&gt;buttons&lt;/page-header&gt;</c>: the page's only h1, its document title,
/// where it lies, and what can be done. The path comes from the menus; <c>parent</c> adds one step before the title.
/// </summary>
[HtmlTargetElement("page-header")]
public sealed class PageHeaderTagHelper(IStringLocalizer<Texts> texts, INavigation navigation) : ShellTagHelper(texts)
{
    public string Title { get; set; } = "";
    public string? Lead { get; set => field = Given(value); }
    public string? Parent { get; set; }
    public string? ParentHref { get; set; }

    /// <summary>A badge or other short content beside the title is given by <c>status</c> as HTML.</summary>
    public IHtmlContent? Status { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var actions = await output.GetChildContentAsync();
        var title = Say(Title);
        ViewContext.ViewData["Title"] ??= title;

        Become(output, "div", "page-head");
        output.Content.Add(Breadcrumb(title));
        output.Content.Add(Markup.El("div", "page-head-row",
            Markup.El("div", "page-head-words",
                Markup.El("h1", null, title, Status is null ? null : Markup.Join(" ", Status)),
                Lead is null ? null : Markup.El("p", "lead", Say(Lead)).With("id", "page-lead")),
            actions.IsEmptyOrWhiteSpace ? null : Markup.El("div", "page-head-actions", actions)));
    }

    private TagBuilder? Breadcrumb(string title)
    {
        // A page below one of the same name, as an answer below its question, says it once.
        var steps = Steps().DistinctBy(step => step.Href).Where(step => Say(step.Text) != title).ToList();
        if (steps.Count == 0) return null;

        var list = Markup.El("ol");
        foreach (var (text, href) in steps)
            list.InnerHtml.Add(Markup.El("li", null, Markup.El("a", null, Say(text)).With("href", href)));
        list.InnerHtml.Add(Markup.El("li", null, title).With("aria-current", "page"));
        return Markup.El("nav", "crumbs", list).With("aria-label", Text("shared.breadcrumb"));
    }

    private IEnumerable<(string Text, string Href)> Steps()
    {
        var path = Http.Request.Path.Value ?? "/";
        var section = navigation.SectionOf(path);
        if (section is not null && path != section.Entry.Href) yield return (section.Entry.Text, section.Entry.Href);

        var above = (section?.Links ?? navigation.Main).FirstOrDefault(link =>
            link.Href != section?.Entry.Href && path != link.Href && navigation.IsCurrent(link, path));
        if (above is not null) yield return (above.Text, above.Href);
        if (Parent is not null && ParentHref is not null) yield return (Parent, ParentHref);
    }
}

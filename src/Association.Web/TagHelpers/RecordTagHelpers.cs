using Association.Web.Localization;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Association.Web.TagHelpers;

/// <summary><c>&lt;facts&gt;&lt;fact label="events.venue"&gt;…&lt;/fact&gt;&lt;/facts&gt;</c>: the properties of one record.</summary>
[HtmlTargetElement("facts")]
public sealed class FactsTagHelper : TagHelper
{
    /// <summary>Two columns on a desk.</summary>
    public bool Wide { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "dl";
        output.Attributes.SetAttribute("class", Wide ? "facts wide" : "facts");
    }
}

[HtmlTargetElement("fact", ParentTag = "facts")]
public sealed class FactTagHelper(IStringLocalizer<Texts> texts) : ShellTagHelper(texts)
{
    public string Label { get; set; } = "";

    /// <summary>Plain words, instead of content.</summary>
    public string? Value { get; set => field = Given(value); }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        Become(output, "div", "fact");
        output.Content.Add(Markup.El("dt", null, Say(Label)));
        output.Content.Add(Markup.El("dd", null, Value is not null ? Value : content.IsEmptyOrWhiteSpace ? Show.None : content));
    }
}

/// <summary><c>&lt;timeline&gt;&lt;moment at="@entry.At" title="…" by="…" tone="Success"&gt;…&lt;/moment&gt;&lt;/timeline&gt;</c>.</summary>
[HtmlTargetElement("timeline")]
public sealed class TimelineTagHelper : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "ol";
        output.Attributes.SetAttribute("class", "timeline");
    }
}

[HtmlTargetElement("moment", ParentTag = "timeline")]
public sealed class MomentTagHelper(IStringLocalizer<Texts> texts) : ShellTagHelper(texts)
{
    public DateTimeOffset? At { get; set; }

    /// <summary>Words instead of a time, such as 09:00–10:30.</summary>
    public string? When { get; set; }

    public string Title { get; set; } = "";
    public string? By { get; set => field = Given(value); }
    public Tone Tone { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        Become(output, "li", Tone.ToneClass());
        output.Content.Add(Markup.El("p", "moment-head",
            Markup.El("strong", null, Say(Title)),
            Markup.El("span", "moment-when", When ?? Show.DateTime(At), By is null ? null : " · " + By)));
        if (!content.IsEmptyOrWhiteSpace) output.Content.Add(Markup.El("div", "moment-body", content));
    }
}

/// <summary><c>&lt;checklist&gt;&lt;check ready="true" text="events.has-venue" href="…" /&gt;&lt;/checklist&gt;</c>: what is ready and what is missing.</summary>
[HtmlTargetElement("checklist")]
public sealed class ChecklistTagHelper : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "ul";
        output.Attributes.SetAttribute("class", "checklist");
    }
}

[HtmlTargetElement("check", ParentTag = "checklist")]
public sealed class CheckTagHelper(IStringLocalizer<Texts> texts) : ShellTagHelper(texts)
{
    public bool Ready { get; set; }

    [HtmlAttributeName("text")]
    public string Words { get; set; } = "";

    /// <summary>Where the missing part is entered.</summary>
    [HtmlAttributeName("href")]
    public string? Href { get; set => field = Given(value); }

    public string? Hint { get; set => field = Given(value); }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        Become(output, "li", Ready ? "ready" : "missing");
        output.Content.Add(Icon(Ready ? "circle-check" : "circle-dashed"));
        output.Content.Add(Markup.El("span", "check-words",
            Markup.El("span", "visually-hidden", Text(Ready ? "shared.ready" : "shared.missing")),
            Href is null ? Say(Words) : Markup.El("a", null, Say(Words)).With("href", Href),
            Hint is null ? null : Markup.El("small", null, Say(Hint))));
    }
}

/// <summary><c>&lt;tabs label="…"&gt;&lt;tab href="?tab=present" text="…" count="212" /&gt;&lt;/tabs&gt;</c>: views of one thing, each with an address.</summary>
[HtmlTargetElement("tabs")]
public sealed class TabsTagHelper(IStringLocalizer<Texts> texts) : ShellTagHelper(texts)
{
    public string Label { get; set; } = "shared.views";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var tabs = await output.GetChildContentAsync();
        Become(output, "nav", "tabs");
        output.Attributes.SetAttribute("aria-label", Say(Label));
        output.Content.Add(Markup.El("ul", null, tabs));
    }
}

[HtmlTargetElement("tab", ParentTag = "tabs")]
public sealed class TabTagHelper(IStringLocalizer<Texts> texts) : ShellTagHelper(texts)
{
    [HtmlAttributeName("href")]
    public string Href { get; set; } = "";

    [HtmlAttributeName("text")]
    public string Words { get; set; } = "";

    public int? Count { get; set; }

    /// <summary>Found from the address when absent.</summary>
    public bool Current { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        Become(output, "li", "tab");
        output.Content.Add(Markup.El("a", null, Say(Words), Count is null ? null : Markup.El("span", "tab-count", Show.Number(Count)))
            .With("href", Href).When(context.AllAttributes.ContainsName("current") ? Current : Matches(), "aria-current", "page"));
    }

    private bool Matches() => Href.StartsWith('?')
        ? Http.Request.QueryString.Value == Href
        : (Http.Request.PathBase + Http.Request.Path + Http.Request.QueryString) == Href || (Http.Request.PathBase + Http.Request.Path) == Href;
}

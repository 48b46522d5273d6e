using Association.Web.Localization;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Association.Web.TagHelpers;

/// <summary><c>&lt;card title="events.programme" icon="calendar"&gt;…&lt;/card&gt;</c>; <c>flush</c> lets a list reach its edges.</summary>
[HtmlTargetElement("card")]
public sealed class CardTagHelper(IStringLocalizer<Texts> texts) : ShellTagHelper(texts)
{
    public string? Title { get; set => field = Given(value); }

    [HtmlAttributeName("icon")]
    public string? IconName { get; set => field = Given(value); }

    [HtmlAttributeName("href")]
    public string? Href { get; set => field = Given(value); }

    [HtmlAttributeName("href-text")]
    public string? HrefText { get; set => field = Given(value); }

    public bool Flush { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        Become(output, "section", "panel");
        if (Title is not null)
            output.Content.Add(Markup.El("div", "panel-head",
                Markup.El("h2", null, Leading(IconName), Say(Title)),
                Href is null ? null : Markup.El("a", "panel-more", Say(HrefText ?? "shared.all"), Icon("chevron-right")).With("href", Href)));
        output.Content.Add(Markup.El("div", Flush ? "panel-body flush" : "panel-body", content));
    }
}

/// <summary><c>&lt;empty-state icon="ticket" title="my.no-registrations" text="…" href="/events" action="my.find-event" /&gt;</c>: says what to do first.</summary>
[HtmlTargetElement("empty-state")]
public sealed class EmptyStateTagHelper(IStringLocalizer<Texts> texts) : ShellTagHelper(texts)
{
    [HtmlAttributeName("icon")]
    public string IconName { get; set; } = "inbox";

    public string Title { get; set; } = "shared.nothing-here";

    [HtmlAttributeName("text")]
    public string? Words { get; set => field = Given(value); }

    [HtmlAttributeName("href")]
    public string? Href { get; set => field = Given(value); }

    public string? Action { get; set => field = Given(value); }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var more = await output.GetChildContentAsync();
        Become(output, "div", "empty-state");
        output.Content.Add(Markup.El("div", "empty-icon", Icon(IconName)));
        output.Content.Add(Markup.El("p", "empty-title", Say(Title)));
        if (Words is not null) output.Content.Add(Markup.El("p", "empty-text", Say(Words)));
        if (Href is not null && Action is not null) output.Content.Add(Markup.El("a", "btn btn-primary", Say(Action)).With("href", Href));
        output.Content.AppendHtml(more);
    }
}

/// <summary><c>&lt;notice tone="Warning" title="…"&gt;…&lt;/notice&gt;</c>: a lasting message within a page.</summary>
[HtmlTargetElement("notice")]
public sealed class NoticeTagHelper(IStringLocalizer<Texts> texts) : ShellTagHelper(texts)
{
    public Tone Tone { get; set; } = Tone.Info;
    public string? Title { get; set => field = Given(value); }

    [HtmlAttributeName("text")]
    public string? Words { get; set => field = Given(value); }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        Become(output, "div", $"notice {Tone.ToneClass()}");
        output.Content.Add(Icon(Markup.IconOf(Tone)));
        output.Content.Add(Markup.El("div", "notice-words",
            Title is null ? null : Markup.El("p", "notice-title", Say(Title)),
            Words is null ? null : Markup.El("p", null, Say(Words)),
            content));
    }
}

/// <summary><c>&lt;stat label="office.waiting" value="@Show.Number(12)" href="…" hint="…" tone="Warning" /&gt;</c>: a figure that opens the rows behind it.</summary>
[HtmlTargetElement("stat", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class StatTagHelper(IStringLocalizer<Texts> texts) : ShellTagHelper(texts)
{
    public string Label { get; set; } = "";
    public string Value { get; set; } = Show.None;
    public string? Hint { get; set => field = Given(value); }

    [HtmlAttributeName("icon")]
    public string? IconName { get; set => field = Given(value); }

    public Tone Tone { get; set; }

    [HtmlAttributeName("href")]
    public string? Href { get; set => field = Given(value); }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        Become(output, Href is null ? "div" : "a", $"stat {Tone.ToneClass()}");
        if (Href is not null) output.Attributes.SetAttribute("href", Href);
        output.Content.Add(Markup.El("span", "stat-label", Leading(IconName), Say(Label)));
        output.Content.Add(Markup.El("span", "stat-value", Value));
        if (Hint is not null) output.Content.Add(Markup.El("span", "stat-hint", Say(Hint)));
    }
}

using System.Globalization;
using Association.Web.Localization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Association.Web.TagHelpers;

/// <summary>
/// <c>&lt;job-progress href="/office/jobs/1?handler=Progress" done="120" total="300" running="true" text="…" /&gt;</c>: with script it fetches
/// <c>href</c> every second and replaces itself; without, the page reloads every four seconds until the work has ended.
/// </summary>
[HtmlTargetElement("job-progress", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class JobProgressTagHelper(IStringLocalizer<Texts> texts) : ShellTagHelper(texts)
{
    internal const string RefreshKey = "shell.refresh";

    /// <summary>Answers this same element, alone.</summary>
    [HtmlAttributeName("href")]
    public string Href { get; set; } = "";

    public int Done { get; set; }
    public int? Total { get; set; }
    public bool Running { get; set; }
    public Tone Tone { get; set; } = Tone.Success;

    [HtmlAttributeName("text")]
    public string? Words { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        Become(output, "div", Running ? "job-progress" : $"job-progress ended {Tone.ToneClass()}");
        if (Running)
        {
            Http.Items[RefreshKey] = 4;
            output.Attributes.SetAttribute("hx-get", Href);
            output.Attributes.SetAttribute("hx-trigger", "every 1s");
            output.Attributes.SetAttribute("hx-swap", "outerHTML");
        }

        var label = Say(Words ?? (Running ? "shared.working" : "shared.finished"));
        output.Content.Add(Markup.El("p", "job-head",
            Markup.El("strong", null, Icon(Running ? "loader" : Markup.IconOf(Tone)), label),
            Total is null ? null : Markup.El("span", "job-count", $"{Show.Number(Done)} / {Show.Number(Total)}")));
        output.Content.Add(Markup.El("progress").With("max", Total ?? 1).With("aria-label", label)
            .With("value", Total is not null ? Done : Running ? null : 1));
        output.Content.AppendHtml(content);
    }
}

/// <summary><c>&lt;quota-bar taken="42" held="3" capacity="50" label="events.seats" /&gt;</c>: how much is gone, held and left.</summary>
[HtmlTargetElement("quota-bar", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class QuotaBarTagHelper(IStringLocalizer<Texts> texts) : ShellTagHelper(texts)
{
    public decimal Taken { get; set; }
    public decimal Held { get; set; }

    /// <summary>Null is unlimited.</summary>
    public decimal? Capacity { get; set; }

    public string? Label { get; set; }

    [HtmlAttributeName("unit")]
    public string? Unit { get; set; }

    /// <summary>A goal to reach (credits) rather than a limit to keep (seats): full is green, not red.</summary>
    public bool Goal { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var full = Capacity is { } limit && Taken + Held >= limit;
        Become(output, "div", $"quota {(Goal ? full ? "reached" : "" : full ? "full" : "")}".TrimEnd());
        var figures = Capacity is { } capacity ? $"{Show.Number(Taken)} / {Show.Number(capacity)}" : Show.Number(Taken);
        output.Content.Add(Markup.El("p", "quota-head",
            Label is null ? null : Markup.El("span", null, Say(Label)),
            Markup.El("span", "quota-figures", figures, Unit is null ? null : " " + Say(Unit))));
        if (Capacity is > 0) output.Content.Add(Bar(Capacity.Value, figures));
    }

    /// <summary>SVG, because a width in a style attribute is forbidden by our own policy.</summary>
    private TagBuilder Bar(decimal capacity, string figures)
    {
        var taken = Math.Min(100, Taken * 100 / capacity);
        var held = Math.Min(100 - taken, Held * 100 / capacity);
        return Markup.El("svg", "quota-bar",
                Markup.El("rect", "room").With("width", "100%").With("height", "100%"),
                Part("taken", 0, taken),
                Held == 0 ? null : Part("held", taken, held))
            .With("role", "img").With("aria-label", $"{Say(Label)} {figures}".Trim());
    }

    private static TagBuilder Part(string css, decimal from, decimal width) =>
        Markup.El("rect", css).With("x", Share(from)).With("width", Share(width)).With("height", "100%");

    private static string Share(decimal percent) => percent.ToString("0.##", CultureInfo.InvariantCulture) + "%";
}

/// <summary><c>&lt;copy text="K7M2PQ9X" /&gt;</c>: words to copy; the button appears with script, the words can always be selected.</summary>
[HtmlTargetElement("copy", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class CopyTagHelper(IStringLocalizer<Texts> texts) : ShellTagHelper(texts)
{
    [HtmlAttributeName("text")]
    public string Words { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        Become(output, "span", "copy");
        output.Content.Add(Markup.El("code", null, Words));
        output.Content.Add(Markup.El("button", "btn-copy", Icon("copy"), Markup.El("span", "visually-hidden", Text("shared.copy", Words)))
            .With("type", "button").With("hidden", "").With("data-copy", Words).With("data-copied", Text("shared.copied")));
    }
}

/// <summary><c>&lt;action-menu text="shared.more"&gt;links and forms&lt;/action-menu&gt;</c>: the less frequent actions, folded away.</summary>
[HtmlTargetElement("action-menu")]
public sealed class ActionMenuTagHelper(IStringLocalizer<Texts> texts) : ShellTagHelper(texts)
{
    [HtmlAttributeName("text")]
    public string Words { get; set; } = "shared.more";

    [HtmlAttributeName("icon")]
    public string IconName { get; set; } = "dots";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var items = await output.GetChildContentAsync();
        Become(output, "details", "menu");
        output.Attributes.SetAttribute("data-menu", "");
        output.Content.Add(Markup.El("summary", "btn", Icon(IconName), Say(Words)));
        output.Content.Add(Markup.El("div", "menu-items", items));
    }
}

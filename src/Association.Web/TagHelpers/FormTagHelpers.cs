using Association.Web.Localization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Association.Web.TagHelpers;

/// <summary>
/// <c>&lt;form method="post" submit-once&gt;</c>: carries a key that makes a double click or a retry the same request
/// (<see cref="IdempotencyKey.Of"/>), and with script takes the second click away.
/// </summary>
[HtmlTargetElement("form", Attributes = "submit-once")]
public sealed class SubmitOnceTagHelper(Microsoft.AspNetCore.Mvc.ViewFeatures.IHtmlGenerator html) : TagHelper
{
    [HtmlAttributeNotBound, Microsoft.AspNetCore.Mvc.ViewFeatures.ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Attributes.RemoveAll("submit-once");
        output.Attributes.SetAttribute("data-submit-once", "");
        output.PostContent.Add(Markup.El("input").With("type", "hidden").With("name", IdempotencyKey.FieldName).With("value", Guid.CreateVersion7()));
        // The framework leaves its token out of a form that names an address.
        if (context.AllAttributes.ContainsName("action") && !context.AllAttributes.ContainsName("asp-antiforgery")) output.PostContent.Add(html.GenerateAntiforgery(ViewContext));
    }
}

/// <summary>
/// <c>&lt;form method="post" enctype="multipart/form-data" keep-files&gt;</c>: a browser forgets chosen files when a form comes back with errors.
/// With script the answer replaces the page around them (<see cref="FieldControl"/> marks the fields to keep). The page answers success
/// by <see cref="Htmx.Go"/>.
/// </summary>
[HtmlTargetElement("form", Attributes = "keep-files")]
public sealed class KeepFilesTagHelper(IStringLocalizer<Texts> texts) : ShellTagHelper(texts)
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Attributes.RemoveAll("keep-files");
        // The same door with script as without it.
        var door = output.Attributes["action"]?.Value ?? Addresses.With(Http.Request, ("handler", null));
        (string Name, object Value)[] attributes =
        [
            ("data-keep-files", Text("shared.not-sent")), ("hx-post", door), ("hx-encoding", "multipart/form-data"),
            ("hx-target", "#main"), ("hx-select", "#main"), ("hx-swap", "outerHTML show:window:top"),
        ];
        foreach (var (name, value) in attributes) output.Attributes.SetAttribute(name, value);
    }
}

/// <summary>The key a form carries; the use case keeps it beside what it did.</summary>
public static class IdempotencyKey
{
    public const string FieldName = "IdempotencyKey";

    /// <summary>The posted key, or a new one when the form carried none.</summary>
    public static Guid Of(HttpRequest request) =>
        request.HasFormContentType && Guid.TryParse(request.Form[FieldName], out var key) ? key : Guid.CreateVersion7();
}

/// <summary><c>&lt;form-errors /&gt;</c> above the fields: what concerns the whole form, and how many fields need a look.</summary>
[HtmlTargetElement("form-errors", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FormErrorsTagHelper(IStringLocalizer<Texts> texts) : ShellTagHelper(texts)
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var state = ViewContext.ViewData.ModelState;
        if (state.ErrorCount == 0) { output.SuppressOutput(); return; }

        Become(output, "div", "notice tone-danger");
        output.Attributes.SetAttribute("role", "alert");
        output.Attributes.SetAttribute("tabindex", "-1");
        output.Attributes.SetAttribute("data-focus", "");
        var words = Markup.El("div", "notice-words", Markup.El("p", "notice-title", Text("shared.form-errors")));
        var list = Markup.El("ul");
        foreach (var (name, entry) in state.OrderBy(entry => entry.Key.Length > 0))
            foreach (var message in entry!.Errors.Select(error => error.ErrorMessage).Where(message => message.Length > 0).Distinct())
                list.InnerHtml.Add(Markup.El("li", null, name.Length == 0 ? message
                    : Markup.El("a", null, FieldTagHelper.KnownLabel(name) is { } label ? Text("shared.labelled", label, message) : message)
                        .With("href", "#" + TagBuilder.CreateSanitizedId(name, "_"))));
        words.InnerHtml.Add(list);
        output.Content.Add(Icon("alert-circle")).Add(words);
    }
}

/// <summary><c>&lt;form-actions submit="shared.save" cancel="/office/events" /&gt;</c>: the buttons that end a form.</summary>
[HtmlTargetElement("form-actions")]
public sealed class FormActionsTagHelper(IStringLocalizer<Texts> texts) : ShellTagHelper(texts)
{
    public string Submit { get; set; } = "shared.save";
    public string? Cancel { get; set => field = Given(value); }

    [HtmlAttributeName("icon")]
    public string? IconName { get; set => field = Given(value); }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var more = await output.GetChildContentAsync();
        Become(output, "div", "form-actions");
        output.Content.Add(Markup.El("button", "btn btn-primary", IconName is null ? null : Icon(IconName), Say(Submit)).With("type", "submit"));
        output.Content.AppendHtml(more);
        if (Cancel is not null) output.Content.Add(Markup.El("a", "btn btn-link", Text("shared.cancel")).With("href", Cancel));
    }
}

/// <summary>
/// <c>&lt;confirm text="shared.delete" title="…" body="…" handler="Delete" icon="trash" /&gt;</c>: a button that asks before it posts.
/// Place it inside nothing: it is a form of its own. Without script the question unfolds below the button.
/// Hidden inputs may be its content.
/// </summary>
[HtmlTargetElement("confirm")]
public sealed class ConfirmTagHelper(IStringLocalizer<Texts> texts, Microsoft.AspNetCore.Mvc.ViewFeatures.IHtmlGenerator html) : ShellTagHelper(texts)
{
    [HtmlAttributeName("text")]
    public string Words { get; set; } = "shared.delete";

    public string? Title { get; set; }

    /// <summary>What will happen, and whether it can be undone.</summary>
    public string? Body { get; set => field = Given(value); }

    public string? Yes { get; set; }

    /// <summary>The way back; other words where the act itself is called cancelling.</summary>
    public string No { get; set; } = "shared.cancel";

    public string? Handler { get; set; }
    public string? Action { get; set; }
    public Tone Tone { get; set; } = Tone.Danger;

    [HtmlAttributeName("icon")]
    public string? IconName { get; set => field = Given(value); }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        Become(output, "details", "confirm");
        output.Attributes.SetAttribute("data-confirm", "");
        var button = Tone == Tone.Danger ? "btn btn-outline-danger" : "btn btn-outline-primary";
        output.Content.Add(Markup.El("summary", button, IconName is null ? null : Icon(IconName), Say(Words)));
        output.Content.Add(Markup.El("dialog", "ask", Form(content)).With("open", "").With("aria-label", Say(Title ?? Words)));
    }

    private TagBuilder Form(TagHelperContent content) =>
        Markup.El("form", null,
            Markup.El("p", "ask-title", Say(Title ?? Words)),
            Body is null ? null : Markup.El("p", "ask-body", Say(Body)),
            content,
            html.GenerateAntiforgery(ViewContext),
            Markup.El("input").With("type", "hidden").With("name", IdempotencyKey.FieldName).With("value", Guid.CreateVersion7()),
            Markup.El("div", "ask-actions",
                Markup.El("button", "btn btn-link", Say(No)).With("type", "button").With("data-close", ""),
                Markup.El("button", Tone == Tone.Danger ? "btn btn-danger" : "btn btn-primary", Say(Yes ?? Words)).With("type", "submit")))
        .With("method", "post").With("data-submit-once", "")
        .With("action", Action ?? Addresses.With(Http.Request, ("handler", Handler)));
}

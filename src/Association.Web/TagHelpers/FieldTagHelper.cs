using System.ComponentModel.DataAnnotations;
using Association.Web.Localization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Association.Web.TagHelpers;

/// <summary>
/// <c>&lt;field for="Input.Name" hint="members.name-hint" required /&gt;</c>: label, control by type, hint and error, tied together for screen
/// readers; what was typed stays. Without a label the text <c>field.name</c> (of the property's name) is used.
/// </summary>
[HtmlTargetElement("field", Attributes = "for", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FieldTagHelper(IStringLocalizer<Texts> texts) : ShellTagHelper(texts)
{
    public ModelExpression For { get; set; } = null!;
    public string? Label { get; set => field = Given(value); }
    public string? Hint { get; set => field = Given(value); }

    /// <summary>
    /// Decided by the property when absent: text, email, tel, password, search, number, money, date, datetime, time, textarea, select,
    /// radio, checks, checkbox, file, hidden.
    /// </summary>
    public string? Type { get; set; }

    /// <summary>The choices of a select, radio or checks.</summary>
    public IEnumerable<SelectListItem>? Options { get; set; }

    /// <summary>Shown and asked for by the browser; a [Required] property is so by itself.</summary>
    public bool Required { get; set; }

    public int? Maxlength { get; set; }

    /// <summary>The unit after the control: 人, 小时, %.</summary>
    public string? Suffix { get; set => field = Given(value); }

    /// <summary>What a select says before anything is chosen; empty text leaves it blank.</summary>
    public string? Empty { get; set; }

    /// <summary>short, medium or full (the default).</summary>
    public string? Width { get; set; }

    /// <summary>Everything else (placeholder, autocomplete, min, max, step, rows, accept, multiple, readonly, autofocus…) goes to the control.</summary>
    [HtmlAttributeNotBound]
    internal IReadOnlyList<TagHelperAttribute> Rest { get; private set; } = [];

    internal string Name => ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);
    internal string Id => TagBuilder.CreateSanitizedId(Name, "_");
    internal string Words(string? wordsOrKey) => Say(wordsOrKey);
    internal IHtmlContent Draw(string icon) => Icon(icon);

    internal Microsoft.AspNetCore.Mvc.ModelBinding.ModelStateEntry? State => ViewContext.ViewData.ModelState.TryGetValue(Name, out var entry) ? entry : null;

    /// <summary>What the control is described by; the error comes first.</summary>
    internal string? DescribedBy { get; private set; }

    internal bool Invalid { get; private set; }

    internal bool IsRequired => Required || (!_said && For.Metadata.ValidatorMetadata.OfType<RequiredAttribute>().Any());

    private bool _said;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        _said = context.AllAttributes.ContainsName("required");
        Rest = [.. output.Attributes.Where(attribute => attribute.Name != "class")];
        foreach (var attribute in Rest) output.Attributes.Remove(attribute);

        var errors = State?.Errors.Select(error => error.ErrorMessage).Where(message => message.Length > 0).Distinct().ToList() ?? [];
        Invalid = errors.Count > 0;
        DescribedBy = string.Join(' ', new[] { Invalid ? Id + "-error" : null, Hint is null ? null : Id + "-hint" }.OfType<string>()) is { Length: > 0 } ids ? ids : null;

        var kind = new FieldControl(this);
        if (kind.Type == "hidden") { Hidden(output, kind); return; }

        var group = kind.Type is "radio" or "checks";
        Become(output, group ? "fieldset" : "div", string.Join(' ', new[] { "field", "field-" + kind.Type, Width is null ? null : "w-" + Width, Invalid ? "invalid" : null }.OfType<string>()));
        if (kind.Type != "checkbox") output.Content.Add(LabelElement(group));
        output.Content.Add(kind.Render());
        if (Hint is not null) output.Content.Add(Markup.El("div", "form-hint", Say(Hint)).With("id", Id + "-hint"));
        if (Invalid) output.Content.Add(Markup.El("div", "field-error", Icon("alert-circle"), Markup.El("span", null, string.Join(' ', errors))).With("id", Id + "-error"));
    }

    internal IHtmlContent LabelWords() => Markup.Join(
        Label is not null ? Say(Label) : For.Metadata.DisplayName is { } display ? Say(display) : Say("field." + Camel(For.Name[(For.Name.LastIndexOf('.') + 1)..])),
        IsRequired ? Markup.El("span", "required", "*").With("aria-hidden", "true") : null);

    private TagBuilder LabelElement(bool group) => group
        ? Markup.El("legend", "form-label", LabelWords())
        : Markup.El("label", "form-label", LabelWords()).With("for", Id);

    private static void Hidden(TagHelperOutput output, FieldControl kind)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(kind.Render());
    }

    /// <summary>The label of a property by its name alone, or null when its page gave it other words.</summary>
    internal static string? KnownLabel(string property) => Texts.Find("field." + Camel(property[(property.LastIndexOf('.') + 1)..]));

    private static string Camel(string name) => name.Length == 0 ? name : char.ToLowerInvariant(name[0]) + name[1..];
}

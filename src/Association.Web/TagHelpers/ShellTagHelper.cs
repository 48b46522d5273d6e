using Association.Web.Localization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Association.Web.TagHelpers;

/// <summary>What the components share. Attributes that people read take finished words or the key of a text.</summary>
public abstract class ShellTagHelper(IStringLocalizer<Texts> texts) : TagHelper
{
    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    protected HttpContext Http => ViewContext.HttpContext;

    protected string Say(string? wordsOrKey) => texts.Say(wordsOrKey);

    /// <summary>A text of the shell itself, with places filled.</summary>
    protected string Text(string key, params object[] arguments) => texts[key, arguments].Value;

    protected IHtmlContent Icon(string? name) => name is null ? HtmlString.Empty : IconTagHelper.Draw(Http, name);

    protected IHtmlContent Leading(string? icon) => icon is null ? HtmlString.Empty : Markup.Join(Icon(icon), " ");

    /// <summary>An attribute written as an expression that is null arrives as an empty string: nothing was given.</summary>
    protected static string? Given(string? value) => string.IsNullOrEmpty(value) ? null : value;

    /// <summary>Turns the helper's own element into a plain one and keeps the attributes its author wrote.</summary>
    protected static void Become(TagHelperOutput output, string name, string css)
    {
        output.TagName = name;
        output.TagMode = TagMode.StartTagAndEndTag;
        var own = output.Attributes.TryGetAttribute("class", out var given) ? $" {given.Value}" : "";
        output.Attributes.SetAttribute("class", css + own);
    }
}

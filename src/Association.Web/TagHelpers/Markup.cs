using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Association.Web.TagHelpers;

/// <summary>Builds elements from code; every string is encoded.</summary>
internal static class Markup
{
    private static readonly HashSet<string> Void = ["input", "img", "br", "hr", "meta", "link", "source"];

    /// <param name="content">Strings are encoded, HTML is kept, null is nothing.</param>
    public static TagBuilder El(string name, string? css = null, params object?[] content)
    {
        var element = new TagBuilder(name) { TagRenderMode = Void.Contains(name) ? TagRenderMode.SelfClosing : TagRenderMode.Normal };
        if (!string.IsNullOrEmpty(css)) element.Attributes["class"] = css;
        foreach (var part in content) element.InnerHtml.Add(part);
        return element;
    }

    /// <summary>Sets the attribute when there is a value.</summary>
    public static TagBuilder With(this TagBuilder element, string attribute, object? value)
    {
        if (value is not null) element.Attributes[attribute] = Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture);
        return element;
    }

    public static TagBuilder When(this TagBuilder element, bool condition, string attribute, string value = "")
    {
        if (condition) element.Attributes[attribute] = value;
        return element;
    }

    public static IHtmlContentBuilder Add(this IHtmlContentBuilder builder, object? part) => part switch
    {
        null => builder,
        IHtmlContent html => builder.AppendHtml(html),
        _ => builder.Append(part.ToString() ?? ""),
    };

    public static IHtmlContent Join(params object?[] parts)
    {
        var all = new HtmlContentBuilder();
        foreach (var part in parts) all.Add(part);
        return all;
    }

    public static string ToneClass(this Tone tone) => "tone-" + tone.ToString().ToLowerInvariant();

    public static string IconOf(Tone tone) => tone switch
    {
        Tone.Success => "circle-check",
        Tone.Warning => "alert-triangle",
        Tone.Danger => "alert-circle",
        Tone.Info => "info-circle",
        _ => "circle-dot",
    };
}

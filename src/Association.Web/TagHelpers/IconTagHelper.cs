using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Association.Web.TagHelpers;

/// <summary><c>&lt;icon name="calendar" /&gt;</c>: a Tabler icon listed in Assets/icons.txt. Decoration, unless it has a label.</summary>
[HtmlTargetElement("icon", TagStructure = TagStructure.WithoutEndTag)]
public sealed class IconTagHelper(Microsoft.Extensions.Localization.IStringLocalizer<Localization.Texts> texts) : ShellTagHelper(texts)
{
    public string Name { get; set; } = "";
    public string? Label { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        Become(output, "svg", "icon");
        if (Label is null) output.Attributes.SetAttribute("aria-hidden", "true");
        else
        {
            output.Attributes.SetAttribute("role", "img");
            output.Attributes.SetAttribute("aria-label", Say(Label));
        }

        output.Content.AppendHtml(Markup.El("use").With("href", Sprite(Http) + "#" + Name));
    }

    internal static IHtmlContent Draw(HttpContext http, string name) =>
        Markup.El("svg", "icon", Markup.El("use").With("href", Sprite(http) + "#" + name)).With("aria-hidden", "true");

    private static string Sprite(HttpContext http)
    {
        const string Key = "shell.sprite";
        if (http.Items[Key] is string known) return known;
        const string Path = "lib/icons.svg";
        var version = http.Request.PathBase + "/" + (http.GetEndpoint()?.Metadata.GetMetadata<ResourceAssetCollection>()?[Path] ?? Path);
        http.Items[Key] = version;
        return version;
    }
}

using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Ganss.Xss;
using Markdig;
using Markdig.Syntax;
using Microsoft.AspNetCore.Html;
using Microsoft.Extensions.Caching.Memory;

namespace Association.Web.Rendering;

/// <summary>
/// Markdown that an officer wrote, as HTML that can do nothing but be read: only the tags, attributes and schemes named here
/// survive, pictures from elsewhere do not, and a link that reads like another address says where it leads. Source: security.md B11.
/// </summary>
internal sealed class MarkdownRenderer : IDisposable
{
    private const int MaxKept = 500;

    /// <summary>A description's headings lie below the page's own h1 and h2.</summary>
    private const int HeadingsBelow = 2;

    private static readonly string[] Tags =
    [
        "p", "br", "hr", "h3", "h4", "h5", "h6", "strong", "em", "b", "i", "del", "s", "sub", "sup", "mark", "code", "pre", "blockquote",
        "ul", "ol", "li", "dl", "dt", "dd", "table", "thead", "tbody", "tr", "th", "td", "a", "span",
    ];

    // Without backtracking: what somebody wrote cannot make it slow.
    private static readonly Regex AddressPattern = new(
        @"[\p{L}\p{N}._%+-]*@?([\p{L}\p{N}-]+\.)+[\p{L}]{2,}|\d{1,3}(\.\d{1,3}){3}", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);

    private static readonly string[] Schemes = ["http", "https", "mailto"];

    private readonly MarkdownPipeline _pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseEmphasisExtras().UseAutoLinks().UseDefinitionLists().Build();
    private readonly MemoryCache _kept = new(new MemoryCacheOptions { SizeLimit = MaxKept });

    public IHtmlContent Render(string? markdown) =>
        string.IsNullOrWhiteSpace(markdown) ? HtmlString.Empty : _kept.GetOrCreate(markdown, entry =>
        {
            entry.Size = 1;
            return new HtmlString(Clean(ToHtml(markdown)));
        })!;

    public void Dispose() => _kept.Dispose();

    private string ToHtml(string markdown)
    {
        try
        {
            var document = Markdown.Parse(markdown, _pipeline);
            foreach (var heading in document.Descendants<HeadingBlock>()) heading.Level = Math.Min(heading.Level + HeadingsBelow, 6);
            return document.ToHtml(_pipeline);
        }
        catch (ArgumentException)
        {
            // Nested deeper than the parser goes: nobody reads that, so it is shown as it was typed.
            return $"<pre>{System.Net.WebUtility.HtmlEncode(markdown)}</pre>";
        }
    }

    private static string Clean(string html)
    {
        // Not kept between calls: it is not made for several threads.
        var sanitizer = new HtmlSanitizer(new HtmlSanitizerOptions
        {
            AllowedTags = Set(Tags),
            AllowedAttributes = Set(["href", "title", "start", "colspan", "rowspan", "lang"]),
            AllowedSchemes = Set(Schemes),
            UriAttributes = Set(["href"]),
        });
        sanitizer.RemovingTag += static (_, removed) => KeepWords(removed);
        sanitizer.PostProcessNode += static (_, processed) => { if (processed.Node is IElement { LocalName: "a" } link) Mark(link); };
        return sanitizer.Sanitize(html);
    }

    /// <summary>What a picture shows is said in its place; text in other unknown tags stays, scripts and styles go whole.</summary>
    private static void KeepWords(RemovingTagEventArgs removed)
    {
        if (removed.Tag is { LocalName: "img" } image && image.GetAttribute("alt") is { Length: > 0 } words)
        {
            image.Replace(image.Owner!.CreateTextNode(words));
            removed.Cancel = true;
        }
    }

    private static void Mark(IElement link)
    {
        if (link.GetAttribute("href") is not { Length: > 0 } href) return;
        link.SetAttribute("rel", "noopener noreferrer nofollow");
        if (TargetOf(href) is not { } target || SpeaksOf(link.TextContent, target)) return;

        var shown = link.Owner!.CreateElement("span");
        shown.SetAttribute("class", "link-target");
        shown.TextContent = $" [{target}]";
        link.Append(shown);
    }

    /// <summary>The host, or the mail address, that a link leads to; null for a place on this site.</summary>
    private static string? TargetOf(string href)
    {
        var address = href.Trim().Replace('\\', '/');
        if (address.StartsWith("//", StringComparison.Ordinal)) address = "https:" + address;
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.IsFile) return null;
        return uri.Scheme == Uri.UriSchemeMailto ? uri.GetComponents(UriComponents.UserInfo | UriComponents.Host, UriFormat.Unescaped) : uri.IdnHost;
    }

    /// <summary>Whether every address that the words contain is the one the link leads to.</summary>
    private static bool SpeaksOf(string words, string target) =>
        AddressPattern.Matches(words.Normalize(System.Text.NormalizationForm.FormKC)).All(found => WithoutWww(found.Value) == WithoutWww(target));

    private static string WithoutWww(string host) =>
        (host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? host[4..] : host).ToLowerInvariant();

    private static HashSet<string> Set(string[] values) => new(values, StringComparer.OrdinalIgnoreCase);
}

using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using AngleSharp.Dom;
using Association.Application.Common;
using Association.Application.Messages;
using Association.Application.Messages.Templates;
using Association.Domain.Common;
using Association.Domain.Messages;
using Ganss.Xss;
using Markdig;
using Markdig.Parsers;
using Markdig.Syntax;

namespace Association.Infrastructure.Messages;

/// <summary>
/// Makes a mail of the office's words. The Markdown is read first and the values are put in afterwards, as text: a name with markup,
/// a line break or another placeholder in it stays a name. Sources: security.md B15, B16.
/// </summary>
internal sealed partial class TemplateRenderer(SiteOptions site) : ITemplateRenderer
{
    private const char Open = '\uE000';
    private const char Close = '\uE001';
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
    private static readonly MarkdownPipeline Pipeline = Readable();

    public TemplateWords Standard(string purpose, string culture) =>
        new(MailTexts.Get(culture, $"purpose.{purpose}.subject"), MailTexts.Get(culture, $"purpose.{purpose}.body"));

    public MailContent Render(TemplateWords words, string culture, IReadOnlyDictionary<string, object?> values, string? otherSubject = null, bool marked = false)
    {
        var language = MailTexts.Language(culture);
        var subject = Line(words.Subject, language, values);
        if (otherSubject is not null) subject = $"{subject} | {Line(otherSubject, language == "en" ? "zh-CN" : "en", values)}";
        var name = site.Name.In(language);
        var foot = MailTexts.Get(language, "mail.foot", name);
        var text = $"{Text(words.Body, language, values)}\n\n-- \n{foot}\n";
        return new MailContent(subject, text, MailLayout.Page(language, name, Line(words.Subject, language, values), Html(words.Body, language, values, marked), foot), []);
    }

    private static string Line(string text, string language, IReadOnlyDictionary<string, object?> values) =>
        TemplateText.OneLine(TemplateText.Fill(text, placeholder => Value(placeholder, language, values)));

    /// <summary>The Markdown as people write it in a mail without formats.</summary>
    private static string Text(string body, string language, IReadOnlyDictionary<string, object?> values)
    {
        var plain = Links().Replace(body, found => found.Groups["words"].Value == found.Groups["target"].Value ? found.Groups["target"].Value : $"{found.Groups["words"].Value}: {found.Groups["target"].Value}");
        plain = Marks().Replace(plain, "");
        return TemplateText.Fill(plain, placeholder => Value(placeholder, language, values));
    }

    private static string Html(string body, string language, IReadOnlyDictionary<string, object?> values, bool marked)
    {
        var filled = new List<string>();
        // Addresses are the product's own: they have to be there when links are made. Everything else comes after.
        var source = TemplateText.Fill(Private().Replace(body, ""), placeholder =>
        {
            if (values.GetValueOrDefault(placeholder) is Uri address) return address.AbsoluteUri;
            filled.Add(Value(placeholder, language, values) ?? "");
            return $"{Open}{(filled.Count - 1).ToString(CultureInfo.InvariantCulture)}{Close}";
        });
        var html = Clean(ToHtml(source));
        return Tokens().Replace(html, found => Shown(filled[int.Parse(found.Groups["at"].Value, CultureInfo.InvariantCulture)], marked));
    }

    /// <summary>Four spaces before a paragraph are how Word and people begin one, not a programme text.</summary>
    private static MarkdownPipeline Readable()
    {
        var builder = new MarkdownPipelineBuilder().DisableHtml();
        builder.BlockParsers.TryRemove<IndentedCodeBlockParser>();
        return builder.Build();
    }

    private static string ToHtml(string markdown)
    {
        try
        {
            var document = Markdown.Parse(markdown, Pipeline);
            // The subject is the mail's own heading.
            foreach (var heading in document.Descendants<HeadingBlock>()) heading.Level = Math.Min(heading.Level + 1, 3);
            return document.ToHtml(Pipeline);
        }
        catch (ArgumentException)
        {
            // Nested deeper than the parser goes: nobody reads that, so it is shown as it was typed.
            return $"<p>{Encoder.Encode(markdown)}</p>";
        }
    }

    private static string Shown(string value, bool marked)
    {
        var words = Encoder.Encode(MailLayout.Inert(value)).Replace("&#xA;", "<br>", StringComparison.Ordinal);
        return marked ? $"<mark>{words}</mark>" : words;
    }

    private static string? Value(string placeholder, string language, IReadOnlyDictionary<string, object?> values) => values.TryGetValue(placeholder, out var value) ? Written(value, language) : null;

    private static string Written(object? value, string language) => value switch
    {
        null => "—",
        string words => TemplateText.OneLine(Private().Replace(words, "")),
        Bilingual words => Private().Replace(words.In(language), ""),
        DateOnly day => MailDates.Day(language, day),
        DateTimeOffset at => $"{MailDates.Day(language, AssociationCalendar.DayOf(at))} {MailDates.Time(at)}",
        Uri address => address.AbsoluteUri,
        decimal number => number.ToString("0.##", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.GetCultureInfo(language)),
        _ => value.ToString() ?? "",
    };

    private static string Clean(string html)
    {
        // Not kept between calls: it is not made for several threads.
        var sanitizer = new HtmlSanitizer(new HtmlSanitizerOptions
        {
            AllowedTags = Set("p", "br", "hr", "h2", "h3", "strong", "em", "ul", "ol", "li", "a", "blockquote", "code", "pre"),
            AllowedAttributes = Set("href", "start"),
            AllowedSchemes = Set("http", "https", "mailto"),
            UriAttributes = Set("href"),
        });
        sanitizer.PostProcessNode += static (_, processed) => { if (processed.Node is IElement element) Dress(element); };
        return sanitizer.Sanitize(html);
    }

    /// <summary>Mail programs know no style sheets: each element carries its own.</summary>
    private static void Dress(IElement element)
    {
        if (element.LocalName is "a" && element.ParentElement is { LocalName: "p", ChildNodes.Length: 1 }) element.SetAttribute("style", MailLayout.ButtonStyle);
        else if (MailLayout.StyleOf(element.LocalName) is { } style) element.SetAttribute("style", style);
    }

    private static HashSet<string> Set(params string[] values) => new(values, StringComparer.OrdinalIgnoreCase);

    [GeneratedRegex(@"[\uE000-\uF8FF]", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Private();

    [GeneratedRegex(@"\uE000(?<at>[0-9]+)\uE001", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Tokens();

    [GeneratedRegex(@"\[(?<words>[^\[\]]*)\]\((?<target>[^()\s]*)\)", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Links();

    [GeneratedRegex(@"\*\*|^#{1,3} |^> ", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.Multiline)]
    private static partial Regex Marks();
}

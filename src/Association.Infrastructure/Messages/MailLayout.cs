using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using System.Text.Unicode;

namespace Association.Infrastructure.Messages;

/// <summary>The HTML of mails: tables and inline styles, because mail programs know little else; no script, no remote picture.</summary>
internal static partial class MailLayout
{
    private const string Font = "font-family:'PingFang SC','Microsoft YaHei','Noto Sans SC',Segoe UI,Helvetica,Arial,sans-serif";
    private const string Ink = "#1d2b36";
    private const string Pale = "#5b6b77";
    private const string Accent = "#0d5c56";

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public const string FactsStart = """<table role="presentation" width="100%" cellspacing="0" cellpadding="0" style="margin:16px 0;border-top:1px solid #e3e8ec">""";
    public const string FactsEnd = "</table>";

    /// <summary>What ends the small print of a page; once in it.</summary>
    public const string FootEnd = "</td></tr><!-- end -->";

    private const string TitleEnd = "</h1>";

    public static string SmallLink(string words, Uri address) => $"<a href=\"{Encode(address.AbsoluteUri)}\" style=\"color:{Pale}\">{Encode(words)}</a>";

    public const string ButtonStyle = $"display:inline-block;background:{Accent};color:#ffffff;text-decoration:none;padding:12px 22px;border-radius:6px;font-weight:600;margin:8px 0";

    /// <summary>How an element of the office's own words looks; null: as its parent.</summary>
    public static string? StyleOf(string element) => element switch
    {
        "p" => "margin:0 0 14px;line-height:1.7",
        "h2" => "margin:22px 0 10px;font-size:18px",
        "h3" => "margin:18px 0 8px;font-size:16px",
        "ul" or "ol" => "margin:0 0 14px;padding-left:22px;line-height:1.7",
        "a" => $"color:{Accent}",
        "pre" => "margin:0 0 14px;line-height:1.7;white-space:pre-wrap",
        "blockquote" => $"margin:0 0 14px;padding-left:14px;border-left:3px solid #e3e8ec;color:{Pale}",
        _ => null,
    };

    public static string Paragraph(string words) => $"<p style=\"margin:0 0 14px;line-height:1.7\">{Lines(words)}</p>";

    public static string Note(string words) => $"<p style=\"margin:16px 0;line-height:1.6;font-size:13px;color:{Pale}\">{Lines(words)}</p>";

    public static string Fact(string label, string value) =>
        $"<tr><td valign=\"top\" style=\"padding:9px 16px 9px 0;border-bottom:1px solid #e3e8ec;color:{Pale};width:30%\">{Encode(label)}</td>" +
        $"<td style=\"padding:9px 0;border-bottom:1px solid #e3e8ec;line-height:1.6\">{Lines(value)}</td></tr>";

    public static string Button(string words, Uri address) =>
        $"<p style=\"margin:22px 0\"><a href=\"{Encode(address.AbsoluteUri)}\" style=\"display:inline-block;background:{Accent};color:#ffffff;" +
        $"text-decoration:none;padding:12px 22px;border-radius:6px;font-weight:600\">{Encode(words)}</a></p>" +
        $"<p style=\"margin:-8px 0 16px;font-size:12px;color:{Pale};word-break:break-all\">{Encode(address.AbsoluteUri)}</p>";

    public static string Picture(string contentId, string describes, string caption) =>
        $"<p style=\"margin:18px 0;text-align:center\"><img src=\"cid:{Encode(contentId)}\" alt=\"{Encode(describes)}\" width=\"220\" height=\"220\" style=\"border:1px solid #e3e8ec\">" +
        $"<br><span style=\"font-size:13px;color:{Pale}\">{Lines(caption)}</span></p>";

    public static string Page(string culture, string site, string title, string body, string foot) => $"""
        <!DOCTYPE html>
        <html lang="{Encode(culture)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{Encode(title)}</title></head>
        <body style="margin:0;padding:24px 12px;background:#f1f4f6;color:{Ink};font-size:15px;{Font}">
        <table role="presentation" width="100%" cellspacing="0" cellpadding="0"><tr><td align="center">
        <table role="presentation" width="600" cellspacing="0" cellpadding="0" style="max-width:600px;width:100%;background:#ffffff;border-radius:10px;overflow:hidden">
        <tr><td style="background:{Accent};color:#ffffff;padding:16px 28px;font-weight:600">{Encode(site)}</td></tr>
        <tr><td style="padding:26px 28px 12px"><h1 style="margin:0 0 18px;font-size:21px;line-height:1.4">{Encode(title)}</h1>{body}</td></tr>
        <tr><td style="padding:14px 28px 22px;border-top:1px solid #e3e8ec;font-size:12px;line-height:1.6;color:{Pale}">{Lines(foot)}{FootEnd}
        </table></td></tr></table></body></html>
        """;

    /// <summary>
    /// What a person typed, safe against mail programs that make links of whatever looks like one: an invisible break stands
    /// behind each mark that an address needs. Source: security.md B16.
    /// </summary>
    public static string Inert(string? typed) => typed is null ? "" : AddressMark().Replace(typed, "$0\u200B");

    /// <summary>The words stand under the title, before everything else.</summary>
    public static string WithPreface(string page, string words) => page.IndexOf(TitleEnd, StringComparison.Ordinal) is var at and >= 0
        ? page.Insert(at + TitleEnd.Length, $"<p style=\"margin:0 0 18px;padding:10px 14px;background:#f1f4f6;line-height:1.7\">{Lines(Inert(words))}</p>")
        : page;

    private static string Lines(string words) => Encode(words).Replace("\n", "<br>", StringComparison.Ordinal).Replace("&#xA;", "<br>", StringComparison.Ordinal);

    private static string Encode(string words) => Encoder.Encode(words);

    [GeneratedRegex(@"[.:/@](?=[A-Za-z0-9/])", RegexOptions.CultureInvariant)]
    private static partial Regex AddressMark();
}

using System.Diagnostics;
using System.Text.Encodings.Web;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Association.Web.Rendering;
using Xunit;

namespace Association.Web.Tests.Rendering;

/// <summary>Source: security.md B11.</summary>
public sealed class MarkdownRendererTests
{
    [Theory]
    [InlineData("[x](javascript:alert(1))")]
    [InlineData("[x](JaVaScRiPt:alert(1))")]
    [InlineData("[x](vbscript:msgbox)")]
    [InlineData("[x](data:text/html;base64,PHNjcmlwdD4=)")]
    [InlineData("[x](file:///etc/passwd)")]
    [InlineData("<a href=\"java&#9;script:alert(1)\">x</a>")]
    [InlineData("<javascript:alert(1)>")]
    public void A_link_leads_to_pages_and_mail_only(string markdown) =>
        Assert.All(Render(markdown).QuerySelectorAll("a[href]"), link => Assert.Matches("^(https?:|mailto:|/)", link.GetAttribute("href")!));

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<form action=//127.0.0.1:1><input name=p><button>Pay</button></form>")]
    [InlineData("<style>*{display:none}</style>")]
    [InlineData("<base href=//evil.example/>")]
    [InlineData("<meta http-equiv=refresh content='0;url=//evil.example'>")]
    [InlineData("<iframe src=//evil.example></iframe><object data=x></object><embed src=x>")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("![a](http://127.0.0.1:1/p.png)")]
    [InlineData("![a](//evil.example/p.png)")]
    [InlineData("<svg onload=alert(1)><a xlink:href='javascript:alert(1)'>x</a></svg>")]
    [InlineData("<math><mtext><mglyph><style><img src=x onerror=alert(1)></style></mglyph></mtext></math>")]
    [InlineData("<p style='position:fixed;inset:0' class='btn' id='main' onclick='x()'>x</p>")]
    [InlineData("<details open ontoggle=alert(1)>x</details>")]
    [InlineData("[a]: javascript:alert(1)\n\n[a]")]
    public void Nothing_that_acts_looks_or_loads_survives(string markdown)
    {
        var shown = Render(markdown);
        Assert.Empty(shown.QuerySelectorAll("script, form, input, button, textarea, select, style, base, meta, link, iframe, object, embed, img, svg, math, details, video, audio"));
        Assert.All(shown.QuerySelectorAll("*"), element => Assert.All(element.Attributes, attribute =>
            Assert.Contains(attribute.Name, new[] { "href", "title", "rel", "start", "colspan", "rowspan", "lang", "class" })));
        Assert.All(shown.QuerySelectorAll("[class]"), element => Assert.Equal("link-target", element.ClassName));
    }

    [Theory]
    [InlineData("<a href=//evil.example>good.org</a>", "evil.example")]
    [InlineData("[https://www.good.org/pay](https://evil.example/pay)", "evil.example")]
    [InlineData("[pay at good.org now](https://evil.example)", "evil.example")]
    [InlineData("[GOOD.ORG](http://good.org.evil.example)", "good.org.evil.example")]
    [InlineData("[ｇｏｏｄ.org](https://evil.example)", "evil.example")]
    [InlineData("[bank@good.org](mailto:thief@evil.example)", "thief@evil.example")]
    [InlineData("[192.0.2.1](http://198.51.100.7/)", "198.51.100.7")]
    [InlineData("<a href='https:\\\\evil.example'>good.org</a>", "evil.example")]
    public void A_link_that_reads_like_another_address_says_where_it_leads(string markdown, string target) =>
        Assert.Contains(target, Render(markdown).QuerySelector(".link-target")!.TextContent, StringComparison.Ordinal);

    [Theory]
    [InlineData("[会议通知](https://good.org/notice)")]
    [InlineData("[www.good.org](https://good.org)")]
    [InlineData("https://good.org/a")]
    [InlineData("[office@good.org](mailto:office@good.org)")]
    [InlineData("[报名](/events)")]
    public void An_honest_link_is_left_as_it_is(string markdown)
    {
        var link = Render(markdown).QuerySelector("a")!;
        Assert.Null(link.QuerySelector(".link-target"));
        Assert.Contains("noopener", link.GetAttribute("rel")!, StringComparison.Ordinal);
    }

    [Fact]
    public void What_officers_write_is_shown_below_the_headings_of_the_page()
    {
        var shown = Render("# 会议简介\n\n**要点**与*说明*\n\n- 一\n- 二\n\n| 时间 | 内容 |\n|---|---|\n| 9:00 | 开幕 |\n\n![会场照片](https://x.example/a.jpg)");

        Assert.Equal("会议简介", shown.QuerySelector("h3")!.TextContent);
        Assert.Empty(shown.QuerySelectorAll("h1, h2"));
        Assert.Equal(("要点", 2, "开幕"), (shown.QuerySelector("strong")!.TextContent, shown.QuerySelectorAll("li").Length, shown.QuerySelectorAll("td")[1].TextContent));
        Assert.Contains("会场照片", shown.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Hostile_length_and_depth_take_no_time_and_throw_nothing()
    {
        var clock = Stopwatch.StartNew();
        string[] hostile =
        [
            new string('>', 10_000) + "x", string.Concat(Enumerable.Repeat("- ", 5_000)) + "x", new string('[', 20_000), $"[{new string('a', 19_000)}](https://b.example)",
            new string('*', 20_000), string.Concat(Enumerable.Repeat("<div>", 4_000)), $"[{string.Concat(Enumerable.Repeat("a.", 9_000))}](https://b.example)",
        ];
        foreach (var text in hostile) Render(text);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), $"{clock.Elapsed}");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("  \n ")]
    public void Nothing_is_shown_for_nothing(string? markdown) => Assert.Equal("", Render(markdown).TextContent);

    private static IElement Render(string? markdown)
    {
        using var renderer = new MarkdownRenderer();
        using var html = new StringWriter();
        renderer.Render(markdown).WriteTo(html, HtmlEncoder.Default);
        return new HtmlParser().ParseDocument($"<body>{html}").Body!;
    }
}

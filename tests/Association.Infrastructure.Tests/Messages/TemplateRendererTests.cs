using Association.Application.Messages;
using Association.Application.Messages.Templates;
using Association.Domain.Common;
using Association.Domain.Messages;
using Association.Infrastructure.Messages;
using Xunit;

namespace Association.Infrastructure.Tests.Messages;

public sealed class TemplateRendererTests
{
    private static readonly TemplateRenderer Renderer = new(new(new Bilingual("成都高新医学会", "Association"), new Uri("https://example.org"), "CDGX", new Bilingual("账户")));

    private static MailContent Render(string body, params (string Name, object? Value)[] values) =>
        Renderer.Render(new("{{name}}：到期", body), "zh-CN", values.ToDictionary(v => v.Name, v => v.Value));

    [Theory]
    [InlineData("<a href=\"http://127.0.0.1:1\">pay</a>")]
    [InlineData("[pay here](http://127.0.0.1:1)")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("{{link}}")]
    [InlineData("**bold**")]
    [InlineData("\uE0000\uE001")]
    public void A_name_stays_a_name(string name)
    {
        var mail = Render("{{name}}，您好：\n\n[打开]({{link}})", ("name", name), ("link", new Uri("https://example.org/my")));
        Assert.Equal(["https://example.org/my"], LinksIn(mail.Html));
        Assert.DoesNotContain("<script", mail.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<strong", mail.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"http://127", mail.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_break_in_a_name_is_no_line_of_the_subject()
    {
        var mail = Render("{{name}}", ("name", "张\r\nBcc: x@example.org\u2028三"));
        Assert.Equal("张 Bcc: x@example.org 三：到期", mail.Subject);
    }

    [Fact]
    public void Values_are_written_in_the_language_of_the_reader()
    {
        var values = new Dictionary<string, object?>
        {
            ["term_end"] = new DateOnly(2026, 12, 31), ["amount"] = new Money(300), ["event"] = new Bilingual("年会", "Annual meeting"), ["nothing"] = null, ["count"] = 3,
        };
        var words = new TemplateWords("{{event}}", "{{term_end}} · {{amount}} · {{event}} · {{nothing}} · {{count}}");
        Assert.StartsWith("2026年12月31日（星期四） · ", Renderer.Render(words, "zh-CN", values).Text, StringComparison.Ordinal);
        var english = Renderer.Render(words, "en", values);
        Assert.StartsWith("Thursday, 31 December 2026 · ", english.Text, StringComparison.Ordinal);
        Assert.Contains("Annual meeting · — · 3", english.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_subset_of_markdown_becomes_text_and_html()
    {
        var mail = Render("# 标题\n\n**加粗** <b>x</b>\n\n- 一\n- 二\n\n[打开](https://example.org/a) ![图](https://example.org/x.png) [坏](javascript:alert(1))", ("name", "张"));
        Assert.Contains("<strong>加粗</strong>", mail.Html, StringComparison.Ordinal);
        Assert.Contains("<li>一</li>", mail.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", mail.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("javascript:alert", mail.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", mail.Html, StringComparison.Ordinal);
        Assert.Contains("标题\n\n加粗", mail.Text, StringComparison.Ordinal);
        Assert.Contains("打开: https://example.org/a", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_word_that_is_typed_reaches_the_reader_of_html_however_it_is_set()
    {
        var mail = Render("    先生/女士 {{name}}：\n\n第一段 `代码甲`\n\n```\n代码乙\n```\n\n- 列表\n\n      深缩进\n\n> 引文\n\n标题\n===\n\n\t制表 <https://example.org/z>", ("name", "张文静"));
        foreach (var words in new[] { "先生/女士", "张文静", "第一段", "代码甲", "代码乙", "列表", "深缩进", "引文", "标题", "制表", "https://example.org/z" })
        {
            Assert.Contains(words, mail.Html, StringComparison.Ordinal);
            Assert.Contains(words, mail.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_preview_marks_what_was_filled_in()
    {
        var values = new Dictionary<string, object?> { ["name"] = "张文静" };
        Assert.Contains("<mark>张文静</mark>", Renderer.Render(new("s", "{{name}}"), "zh-CN", values, marked: true).Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<mark>", Renderer.Render(new("s", "{{name}}"), "zh-CN", values).Html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_subject_in_both_languages_says_both()
    {
        var values = new Dictionary<string, object?> { ["event"] = new Bilingual("年会", "Annual meeting") };
        Assert.Equal("提醒：年会 | Reminder: Annual meeting", Renderer.Render(new("提醒：{{event}}", "x", true), "zh-CN", values, "Reminder: {{event}}").Subject);
    }

    /// <summary>Every text that came with the product holds only placeholders of its purpose, in both languages.</summary>
    [Fact]
    public void The_words_that_came_with_the_product_are_sound()
    {
        foreach (var purpose in MessagePurposes.All)
            foreach (var culture in new[] { "zh-CN", "en" })
            {
                var words = Renderer.Standard(purpose.Key, culture);
                TemplateText.Check(words.Subject, purpose.Placeholders, purpose.Key);
                TemplateText.Check(words.Body, purpose.Placeholders, purpose.Key);
                Assert.InRange(words.Subject.Length, 5, TemplateVersion.MaxSubjectLength);
            }

        Assert.All(ReadyReminders.All(), rule => Assert.Equal(rule.Entity, MessagePurposes.Find(rule.Template)!.Entity));
    }

    private static IEnumerable<string> LinksIn(string html) =>
        new AngleSharp.Html.Parser.HtmlParser().ParseDocument(html).QuerySelectorAll("a").Select(a => a.GetAttribute("href") ?? "");
}

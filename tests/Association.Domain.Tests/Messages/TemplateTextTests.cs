using Association.Domain.Common;
using Association.Domain.Messages;
using Xunit;

namespace Association.Domain.Tests.Messages;

public sealed class TemplateTextTests
{
    private static readonly Placeholder[] Known = [new("name", PlaceholderKind.Text), new("link", PlaceholderKind.Link)];

    [Theory]
    [InlineData("{{member}}", "{{member}}")]
    [InlineData("{{7*7}}", "{{7*7}}")]
    [InlineData("{{ name.Length }}", "{{name.Length}}")]
    [InlineData("{{member.GetType().Assembly}}", "{{member.GetType().Assembly}}")]
    [InlineData("{{ include 'file' }}", "{{include 'file'}}")]
    [InlineData("{{}}", "{{}}")]
    public void An_unknown_placeholder_is_refused_by_its_name(string text, string named)
    {
        var refused = Assert.Throws<RefusedException>(() => TemplateText.Check(text, Known, "Body"));
        Assert.Equal(("template.unknown-placeholder", "Body", named), (refused.Error.Code, refused.Error.Field, refused.Error.Arguments[0]));
    }

    [Theory]
    [InlineData("{{name}} {{ name }} {name} {0} @(7*7) ${7*7} {{ {% if %}")]
    [InlineData("[open]({{link}})")]
    public void Everything_else_is_text(string text) => TemplateText.Check(text, Known, "Body");

    [Theory]
    [InlineData("[open]({{name}})")]
    [InlineData("[open](https://x/{{name}})")]
    public void A_name_is_no_target_of_a_link(string text) =>
        Assert.Equal("template.no-link", Assert.Throws<RefusedException>(() => TemplateText.Check(text, Known, "Body")).Error.Code);

    [Fact]
    public void What_it_is_filled_with_is_never_read_again() =>
        Assert.Equal("{{link}} and {{name}} and L", TemplateText.Fill("{{name}} and {{ link }}", name => name == "name" ? "{{link}} and {{name}}" : "L"));

    [Fact]
    public void A_long_text_of_braces_is_read_in_no_time()
    {
        var text = string.Concat(Enumerable.Repeat("{{", 500_000));
        var began = System.Diagnostics.Stopwatch.GetTimestamp();
        TemplateText.Check(text, Known, "Body");
        Assert.True(System.Diagnostics.Stopwatch.GetElapsedTime(began) < TimeSpan.FromSeconds(2));
    }

    [Fact]
    public void A_version_keeps_its_subject_in_one_line()
    {
        var version = new TemplateVersion("renewal", "zh-CN", 1, "到期\r\nBcc: x", "{{name}}\r\n\r\n您好", false, Known, new UserId(Guid.NewGuid()), DateTimeOffset.UnixEpoch);
        Assert.Equal(("到期 Bcc: x", "{{name}}\n\n您好"), (version.Subject, version.Body));
    }
}

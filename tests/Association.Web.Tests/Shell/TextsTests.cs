using System.Text.RegularExpressions;
using System.Xml.Linq;
using Association.Application.Messages;
using Association.Web.Localization;
using Xunit;

namespace Association.Web.Tests.Shell;

public sealed partial class TextsTests
{
    [Fact]
    public void Both_languages_have_the_same_texts() =>
        Assert.Equal(Texts.All(Cultures.Chinese).Keys.Order(StringComparer.Ordinal), Texts.All(Cultures.English).Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void Both_languages_fill_the_same_places() =>
        Assert.Empty(Texts.All(Cultures.Chinese).Where(text => !Places(text.Value).SetEquals(Places(Texts.Find(text.Key, Cultures.English) ?? "")))
            .Select(text => text.Key));

    [Fact]
    public void No_text_is_empty() =>
        Assert.Empty(Cultures.Names.SelectMany(Texts.All).Where(text => string.IsNullOrWhiteSpace(text.Value)).Select(text => text.Key));

    [Fact]
    public void English_texts_hold_no_Chinese() =>
        Assert.Empty(Texts.All(Cultures.English).Where(text => !IsChineseExample(text.Key) && Han().IsMatch(WrittenDate().Replace(text.Value, ""))).Select(text => text.Key));

    [Fact]
    public void Every_kind_of_mail_has_a_name()
    {
        Assert.True(MailTemplates.All.Count > 50);
        Assert.DoesNotContain(MailTemplates.All, kind => Texts.Find($"messages.{kind}", Cultures.Chinese) is null);
    }

    [Fact]
    public void The_first_segment_of_a_key_names_its_file() =>
        Assert.All(Directory.EnumerateFiles(Path.Combine(SourceTree.Web, "Resources"), "*.resx"), file =>
            Assert.All(XDocument.Load(file).Descendants("data").Select(data => data.Attribute("name")!.Value),
                key => Assert.Equal(Path.GetFileName(file).Split('.')[0], key.Split('.')[0])));

    [Fact]
    public void Every_text_a_page_asks_for_exists()
    {
        var asked = SourceTree.Read(".cshtml")
            .SelectMany(page => Asked().Matches(page.Text).Select(match => (page.File, Key: match.Groups["key"].Value)))
            .Where(ask => Texts.IsKey(ask.Key))
            .ToList();

        Assert.NotEmpty(asked);
        Assert.Empty(asked.Where(ask => Texts.Find(ask.Key, Cultures.Chinese) is null).Select(ask => $"{ask.Key} in {ask.File}").Distinct());
    }

    [Fact]
    public void Every_icon_a_page_draws_is_in_the_sprite()
    {
        var drawn = File.ReadAllLines(Path.Combine(SourceTree.Web, "Assets", "icons.txt")).ToHashSet();
        var asked = SourceTree.Read(".cshtml").SelectMany(page => Icon().Matches(page.Text).Select(match => (page.File, Name: match.Groups["name"].Value))).ToList();

        Assert.NotEmpty(asked);
        Assert.Empty(asked.Where(ask => !drawn.Contains(ask.Name)).Select(ask => $"{ask.Name} in {ask.File}").Distinct());
    }

    [Fact]
    public void A_refusal_is_said_in_the_readers_language_with_its_arguments_and_falls_back_to_its_own_words()
    {
        using var culture = new InCulture(Cultures.Chinese);
        Assert.Equal("“abc”不是有效的值。", ErrorTexts.For("binding.invalid", "no", ["abc"]));
        Assert.Equal("最多 10 个字，现有 12 个。", ErrorTexts.For("MaximumLengthValidator", "no", new Dictionary<string, object?> { ["MaxLength"] = 10, ["TotalLength"] = 12 }));
        Assert.Equal("Only 3 left {1}", ErrorTexts.For("unheard-of", "Only {0} left {1}", ["3"]));
    }

    /// <summary>What may be typed into a field for Chinese words: "zh" in its key, and the same in both languages.</summary>
    private static bool IsChineseExample(string key) =>
        key.Split('.', '-').Contains("zh") && Texts.Find(key, Cultures.Chinese) == Texts.Find(key, Cultures.English);

    private static HashSet<string> Places(string text) => Place().Matches(text).Select(match => match.Value).ToHashSet();

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Place();

    /// <summary>An English text may show how a Chinese date is typed.</summary>
    [GeneratedRegex(@"\d+年\d+月\d+日")]
    private static partial Regex WrittenDate();

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex Han();

    [GeneratedRegex("""(?:\bT\["|\bT\.Say\("|\b(?:title|text|label|hint|lead|body|action|parent|submit|yes|empty|suffix|unit|search-label|href-text|placeholder)=")(?<key>[a-z][A-Za-z0-9-]*(?:\.[A-Za-z0-9-]+)+)["]""")]
    private static partial Regex Asked();

    [GeneratedRegex("""(?:<icon name|\bicon)="(?<name>[a-z0-9-]+)["]""")]
    private static partial Regex Icon();
}

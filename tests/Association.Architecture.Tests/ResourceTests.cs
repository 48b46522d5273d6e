using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Association.Domain.Common;
using Association.TestKit;
using Xunit;

namespace Association.Architecture.Tests;

/// <summary>Every text in both languages, and every text that the product asks for.</summary>
public sealed partial class ResourceTests
{
    private static readonly string WebTexts = Path.Combine("src", "Association.Web", "Resources");

    public static TheoryData<string> Chinese => new(Directory.EnumerateFiles(Repository.At("src"), "*.zh-CN.resx", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(Repository.Root, file)).Where(file => !file.Contains("artifacts", StringComparison.Ordinal)));

    [Theory, MemberData(nameof(Chinese))]
    public void Both_languages_have_the_same_texts(string file)
    {
        var (chinese, english) = (Read(file), Read(file.Replace(".zh-CN.", ".en.", StringComparison.Ordinal)));
        Assert.Equal(chinese.Keys.Order(StringComparer.Ordinal), english.Keys.Order(StringComparer.Ordinal));
        Assert.DoesNotContain(chinese.Concat(english), text => string.IsNullOrWhiteSpace(text.Value));
        Assert.All(chinese, text => Assert.Equal(Places(text.Value), Places(english[text.Key])));
    }

    [Fact]
    public void No_english_file_is_alone() =>
        Assert.All(Directory.EnumerateFiles(Repository.At("src"), "*.en.resx", SearchOption.AllDirectories),
            file => Assert.True(File.Exists(file.Replace(".en.", ".zh-CN.", StringComparison.Ordinal)), file));

    [Fact]
    public void Every_refusal_has_words()
    {
        var texts = Read(Path.Combine(WebTexts, "error.zh-CN.resx"));
        Findings.None(ErrorCodes().Where(code => !texts.ContainsKey($"error.{code}")));
    }

    /// <summary>Keys in pages and tag helpers: T["events.title"], label="events.name".</summary>
    [Fact]
    public void Every_text_a_page_asks_for_exists()
    {
        var known = Directory.EnumerateFiles(Repository.At(WebTexts), "*.zh-CN.resx").SelectMany(file => Read(file).Keys).ToHashSet();
        var asked = Directory.EnumerateFiles(Repository.At("src", "Association.Web"), "*.cs*", SearchOption.AllDirectories)
            .Where(file => !file.Contains("node_modules", StringComparison.Ordinal) && !file.EndsWith(".csproj", StringComparison.Ordinal))
            .SelectMany(file => Asked().Matches(Comment().Replace(File.ReadAllText(file), "")).Select(match => (File: Path.GetRelativePath(Repository.Root, file), Key: match.Groups["key"].Value)));
        Findings.None(asked.Where(a => !known.Contains(a.Key)).Select(a => $"{a.File}: {a.Key}"));
    }

    /// <summary>Codes of the constants, those made by factories, and what validators say.</summary>
    private static IEnumerable<string> ErrorCodes() => Layers.All.SelectMany(a => a.GetTypes())
        .Where(type => !type.ContainsGenericParameters)
        .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
        .Where(field => field.FieldType == typeof(Error))
        .Select(field => ((Error)field.GetValue(null)!).Code)
        .Concat([Error.NotFound("").Code, Error.Forbidden("").Code])
        .Concat(SourceFiles.OfProduct.SelectMany(f => WithErrorCode().Matches(f.Tree.ToString()).Select(m => m.Groups[1].Value)))
        .Distinct();

    private static Dictionary<string, string> Read(string file) => XDocument.Load(Repository.At(file)).Root!.Elements("data")
        .ToDictionary(data => (string)data.Attribute("name")!, data => (string)data.Element("value")!);

    private static IEnumerable<string> Places(string text) => Place().Matches(text).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Place();

    [GeneratedRegex(""""(?:\bT\[|Texts\.(?:Find|Get)\()"(?<key>[a-z][a-z0-9-]*(?:\.[A-Za-z0-9-]+)+)"|\b(?:label|hint|title|text|caption|confirm|empty)="(?<key>[a-z][a-z0-9-]*(?:\.[a-z0-9-]+)+)(?=")"""")]
    private static partial Regex Asked();

    [GeneratedRegex("^ *///.*$", RegexOptions.Multiline)]
    private static partial Regex Comment();

    [GeneratedRegex("""WithErrorCode\("([^"]+)"\)""")]
    private static partial Regex WithErrorCode();
}

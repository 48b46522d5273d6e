using System.Text.Json;
using Association.TestKit;
using Xunit;

namespace Association.Architecture.Tests;

/// <summary>
/// Versions that advisories ask for, read from what was really restored: the registry's own audit may be blind.
/// Source: security.md 6.3.
/// </summary>
public sealed class PackageTests
{
    public static TheoryData<string, string> Minimum => new()
    {
        { "MimeKit", "4.15.1" },
        { "MailKit", "4.16.0" },
        { "Hangfire.Core", "1.7.26" },
        { "Newtonsoft.Json", "13.0.1" },
        { "System.Drawing.Common", "4.7.2" },
        { "HtmlSanitizer", "10.0.0" },
    };

    private static readonly string[] Hosts = ["Association.Web", "Association.Cli"];

    [Theory, MemberData(nameof(Minimum))]
    public void Nothing_older_than_an_advisory_asks_for_is_restored(string package, string minimum) =>
        Assert.All(Hosts.SelectMany(Restored).Where(p => p.Name.Equals(package, StringComparison.OrdinalIgnoreCase)),
            found => Assert.True(found.Version >= Version.Parse(minimum), $"{found.Name} {found.Version}"));

    [Fact]
    public void Mail_is_among_what_was_read() => Assert.Contains(Restored("Association.Web"), p => p.Name == "MailKit");

    [Fact]
    public void The_runtime_has_no_forged_cookies() => Assert.True(Environment.Version >= new Version(10, 0, 7), Environment.Version.ToString());

    [Fact]
    public void No_old_jquery_comes_with_the_client_packages()
    {
        using var locked = JsonDocument.Parse(File.ReadAllText(Repository.At("src", "Association.Web", "package-lock.json")));
        var versions = locked.RootElement.GetProperty("packages").EnumerateObject()
            .Where(p => p.Name.EndsWith("node_modules/jquery", StringComparison.Ordinal))
            .Select(p => Version.Parse(p.Value.GetProperty("version").GetString()!));
        Assert.All(versions, version => Assert.True(version >= new Version(3, 5), version.ToString()));
    }

    private static IEnumerable<(string Name, Version Version)> Restored(string project)
    {
        using var assets = JsonDocument.Parse(File.ReadAllText(Repository.At("artifacts", "obj", project, "project.assets.json")));
        return [.. assets.RootElement.GetProperty("libraries").EnumerateObject()
            .Where(library => library.Value.GetProperty("type").GetString() == "package")
            .Select(library => library.Name.Split('/'))
            .Select(parts => (parts[0], Version.Parse(parts[1].Split('-')[0])))];
    }
}

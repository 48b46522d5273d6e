using System.Text.RegularExpressions;
using Association.TestKit;

namespace Association.Browser.Tests;

/// <summary>Who looks at a page, with the demo's account; a visitor has none.</summary>
internal sealed record Onlooker(string Persona, string? Account)
{
    /// <summary>In the order in which a page is given to somebody: whoever needs the least rights for it.</summary>
    public static readonly IReadOnlyList<Onlooker> All =
        [new("anonymous", null), new("member", "member@demo.example"), new("Administrator", "admin@demo.example"), new("liaison", "liaison@demo.example")];
}

/// <summary>A page of the site; the part of an address that names a record stands in braces.</summary>
internal sealed partial record SitePage(string Pattern, Onlooker Onlooker)
{
    /// <summary>Addresses that answer with something else than a page, belong to developers, or are answered by another page.</summary>
    private static readonly string[] Others =
        ["/api", "/openapi", "/health", "/language", "/dev", "/error", "/index", "/setup", "/office/jobs/dashboard", "/office/settings", "/account/second-factor", "/exports"];

    /// <summary>How an address ends that answers with a file.</summary>
    private static readonly string[] Downloads = [".ics", ".{kind}", ".jpg", "/materials/{id:guid}"];

    private readonly Regex _address = new(
        $"^{Placeholder().Replace(Regex.Escape(Pattern).Replace(@"/\{number\?}", @"(/\{number})?", StringComparison.Ordinal).Replace(@"/\{code\?}", @"(/\{code})?", StringComparison.Ordinal).Replace(@"/\{list:guid\?}", @"(/\{list:guid})?", StringComparison.Ordinal), m => m.Value.Contains("guid", StringComparison.Ordinal) ? "[0-9a-f-]{36}" : "[^/?#]+")}([?#].*)?$");

    public bool NamesRecord => Pattern.Contains('{', StringComparison.Ordinal);

    /// <summary>Every page that the generated matrix of rights knows: a new page is looked at without being named here.</summary>
    public static IReadOnlyList<SitePage> All() =>
    [
        .. File.ReadAllLines(Repository.At("docs", "rights-matrix.md")).Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Where(cells => cells.Length > 3 && cells[1].StartsWith("`GET /", StringComparison.Ordinal))
            .Select(cells => (Pattern: cells[1][5..^1], Answers: cells[2..]))
            .Where(row => !Downloads.Any(end => row.Pattern.EndsWith(end, StringComparison.Ordinal)) && !Others.Any(o => row.Pattern == o || o is not "/office/settings" && row.Pattern.StartsWith($"{o}/", StringComparison.Ordinal)))
            .Select(row => new SitePage(row.Pattern, OnlookerOf(row.Pattern, row.Answers))),
    ];

    /// <summary>Whether an address leads to this page: records are found by the links that lead to them.</summary>
    public bool Fits(string address) => _address.IsMatch(address);

    private static Onlooker OnlookerOf(string pattern, string[] answers)
    {
        var anonymous = Onlooker.All[0];
        if (pattern.StartsWith("/office", StringComparison.Ordinal) || pattern.StartsWith("/door", StringComparison.Ordinal)) return Onlooker.All[2];
        // The office may look at every desk.
        if (pattern.StartsWith("/bodies/{slug}/desk", StringComparison.Ordinal)) return Onlooker.All[2];
        if (pattern == "/unit" || pattern.StartsWith("/unit/", StringComparison.Ordinal)) return Onlooker.All[3];
        return answers[0].StartsWith('→') || pattern.StartsWith("/my", StringComparison.Ordinal) ? Onlooker.All[1] : anonymous;
    }

    [GeneratedRegex(@"\\\{[^}]*}")]
    private static partial Regex Placeholder();
}

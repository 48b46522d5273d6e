using Association.TestKit;
using Deque.AxeCore.Commons;
using Microsoft.Data.Sqlite;
using Microsoft.Playwright;
using Xunit;

namespace Association.Browser.Tests;

/// <summary>What must hold on any page: axe, width, words, console.</summary>
/// <param name="data">Everything people typed or imported, in one text: it may be Chinese on any page.</param>
internal sealed class PageInspection(string data)
{
    /// <summary>The name of the language, in that language.</summary>
    private const string OwnName = "中文";

    /// <summary>Pieces of text with Chinese that are not marked as such, and what looks like the key of a text; actions of the trail are codes of their own.</summary>
    private const string WordsOfPage = """
        areas => {
          const chinese = [], keys = [];
          const key = new RegExp(`^(${areas.join('|')})\\.[a-zA-Z][\\w.-]*$`);
          const look = (text, element) => {
            if (key.test(text.trim()) && !element.closest('[name=Action]')) keys.push(text.trim());
            if (!element.closest('[lang^=zh]:not(html)')) for (const run of text.match(/[\u4e00-\u9fff]+/g) ?? []) chinese.push(run);
          };
          const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
          while (walker.nextNode()) if (!walker.currentNode.parentElement.closest('script, style')) look(walker.currentNode.data, walker.currentNode.parentElement);
          for (const name of ['aria-label', 'placeholder', 'title', 'alt'])
            for (const element of document.querySelectorAll(`[${name}]`)) look(element.getAttribute(name), element);
          return { chinese: [...new Set(chinese)], keys: [...new Set(keys)] };
        }
        """;

    /// <summary>axe itself; Deque's way of running it opens a page of its own for every look, which takes most of the time.</summary>
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    private const string GraveViolations = """
        async () => (await axe.run({ resultTypes: ['violations'] })).violations
          .filter(v => v.impact === 'serious' || v.impact === 'critical')
          .map(v => `${v.id}: ${v.nodes.slice(0, 3).map(n => n.html.slice(0, 160)).join('; ')}`)
        """;

    private static readonly string[] Areas =
        [.. Directory.EnumerateFiles(Repository.At("src", "Association.Web", "Resources"), "*.en.resx").Select(f => Path.GetFileName(f)[..^".en.resx".Length])];

    public static async Task<PageInspection> PrepareAsync(string database)
    {
        await using var connection = new SqliteConnection($"Data Source={database};Mode=ReadOnly");
        await connection.OpenAsync();
        var columns = await RowsAsync(connection, """
            SELECT m.name, c.name FROM sqlite_master m, pragma_table_info(m.name) c
            WHERE m.type = 'table' AND c.type = 'TEXT' AND m.name NOT LIKE 'Audit%' AND m.name NOT LIKE 'sqlite%'
            """);
        var data = new HashSet<string>(StringComparer.Ordinal);
        foreach (var column in columns)
            data.UnionWith((await RowsAsync(connection, $"""SELECT DISTINCT "{column[1]}" FROM "{column[0]}" WHERE "{column[1]}" GLOB '*[一-鿿]*'""")).Select(r => r[0]));
        return new(string.Join('\n', data));
    }

    /// <param name="judged">The one width at which axe looks, for a page that is looked at more than once; else both.</param>
    public async Task<IReadOnlyList<string>> InspectAsync(IPage page, string culture, int? judged = null)
    {
        var found = new List<string>();
        await page.EvaluateAsync(Axe);
        foreach (var width in new[] { Chromium.Phone, Chromium.Desk })
        {
            await page.SetViewportSizeAsync(width, 900);
            if (judged is null || judged == width)
                found.AddRange((await page.EvaluateAsync<string[]>(GraveViolations)).Select(violation => $"{width} px: {violation}"));
            var wide = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
            if (wide > 0) found.Add($"{width} px: scrolls sideways by {wide} px");
        }

        var words = await page.EvaluateAsync<Words>(WordsOfPage, Areas);
        found.AddRange(words.Keys.Select(key => $"shows the key {key}"));
        if (culture == "en") found.AddRange(words.Chinese.Where(run => run != OwnName && !data.Contains(run, StringComparison.Ordinal)).Select(run => $"shows {run} in English"));
        return found;
    }

    /// <summary>Pages of records that exist only in the course of a longer test, as the people in it see them.</summary>
    public static async Task FindsNothingAsync(WebServer server, params (IPage Page, string Address)[] pages)
    {
        var inspection = await PrepareAsync(Path.Combine(server.Root, "association.db"));
        foreach (var (page, address) in pages)
        {
            var size = page.ViewportSize!;
            await page.GotoAsync(address);
            Assert.Empty(await inspection.InspectAsync(page, await page.GetAttributeAsync("html", "lang") ?? ""));
            await page.SetViewportSizeAsync(size.Width, size.Height);
        }
    }

    private static async Task<List<string[]>> RowsAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string[]>();
        while (await reader.ReadAsync()) rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)]);
        return rows;
    }

    private sealed class Words
    {
        public string[] Chinese { get; set; } = [];
        public string[] Keys { get; set; } = [];
    }
}

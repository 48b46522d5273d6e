using System.Text.Json;
using Association.Benchmarks;
using Association.TestKit;
using Spectre.Console;

// list | run NAME-OR-PREFIX… [--json FILE]
var rows = Catalogue.Rows;
if (args is ["list"])
{
    foreach (var row in rows) Console.WriteLine($"{row.Name,-28} {row.Database,-12} {row.What}");
    return 0;
}

if (args is not ["run", .. var rest] || rest.Length == 0)
{
    Console.Error.WriteLine("list | run NAME-OR-PREFIX… [--json FILE]");
    return 2;
}

var at = Array.IndexOf(rest, "--json");
var json = at >= 0 ? rest.ElementAtOrDefault(at + 1) : null;
var wanted = rest.Where((word, i) => word != "--json" && (at < 0 || i != at + 1)).ToArray();
var chosen = rows.Where(row => wanted.Any(w => row.Name.StartsWith(w, StringComparison.Ordinal))).ToList();
if (chosen.Count == 0)
{
    Console.Error.WriteLine("No row has such a name; 'list' shows them.");
    return 2;
}

// With fsync, as an association runs it: a place that was sold is sold also after a power cut, by hand and by the product.
if (chosen.Any(row => row.Database == $"{DatabaseKind.PostgreSql}") && Environment.GetEnvironmentVariable(PostgreSqlServer.Variable) is not { Length: > 0 })
    Environment.SetEnvironmentVariable(PostgreSqlServer.Variable, PostgreSqlServer.Start(durable: true));

var measured = new List<Measured>();
foreach (var row in chosen)
{
    Console.Error.WriteLine($"{row.Name} · {row.Database} …");
    measured.Add(await row.MeasureAsync());
}

var table = new Table().Border(TableBorder.Markdown).AddColumns("row", "database", "value", "unit", "yardstick", "ratio");
foreach (var m in measured) table.AddRow(m.Row, m.Database, $"{m.Value:0.##}", m.Unit, m.Yardstick, m.Ratio is { } ratio ? $"{ratio:0.00}" : "–");
AnsiConsole.Profile.Width = 200;
AnsiConsole.Write(table);
if (json is not null) await File.WriteAllTextAsync(json, JsonSerializer.Serialize(measured, Measured.Format));
return 0;

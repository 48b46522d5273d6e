using System.Text;

namespace Association.Infrastructure.Chinese;

/// <summary>The most common reading of each Chinese character, without tones, ü written <c>v</c>; read once from the embedded table.</summary>
internal static class Readings
{
    private static readonly Lazy<Dictionary<Rune, string>> Table = new(Load);

    public static bool TryGet(Rune character, out string reading) => Table.Value.TryGetValue(character, out reading!);

    private static Dictionary<Rune, string> Load()
    {
        using var stream = typeof(Readings).Assembly.GetManifestResourceStream("readings.tsv")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var table = new Dictionary<Rune, string>(24_000);
        while (reader.ReadLine() is { } line)
        {
            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            var reading = line[..tab];
            foreach (var character in line.AsSpan(tab + 1).EnumerateRunes()) table.TryAdd(character, reading);
        }

        return table;
    }
}

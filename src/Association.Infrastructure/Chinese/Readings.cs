using System.Text;

namespace Association.Infrastructure.Chinese;

/// <summary>The most common reading of each Chinese character, without tones, ü written <c>v</c>; read once from the embedded table.</summary>
internal static class Readings
{
    private static readonly Lazy<Dictionary<Rune, string>> Table = new(() => Load("readings.tsv"));
    private static readonly Lazy<Dictionary<Rune, string>> Simple = new(() => Load("simplified.tsv"));

    public static bool TryGet(Rune character, out string reading) => Table.Value.TryGetValue(character, out reading!);

    /// <summary>張 → 张; what has no simpler form stays as it is.</summary>
    public static string Simplified(string text) =>
        string.Concat(text.EnumerateRunes().Select(character => Simple.Value.TryGetValue(character, out var simple) ? simple : character.ToString()));

    private static Dictionary<Rune, string> Load(string name)
    {
        using var stream = typeof(Readings).Assembly.GetManifestResourceStream(name)!;
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

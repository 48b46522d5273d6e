using System.Text.Encodings.Web;
using System.Text.Json;

namespace Association.Domain.Finance;

/// <summary>The lines of a document as they are kept.</summary>
public static class DocumentLines
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, IgnoreReadOnlyProperties = true };

    /// <summary>Equal lines become one with a quantity: ten seats at one price are one line (anchors.md pain 6).</summary>
    public static IReadOnlyList<DocumentLine> Of(IEnumerable<OrderLine> lines) =>
        [.. lines.GroupBy(l => (l.Description, l.Amount)).Select(g => new DocumentLine(g.Key.Description, g.Count(), g.Key.Amount.Amount))];

    public static string Write(IReadOnlyList<DocumentLine> lines) => JsonSerializer.Serialize(lines, Json);

    public static IReadOnlyList<DocumentLine> Read(string kept) => JsonSerializer.Deserialize<List<DocumentLine>>(kept, Json) ?? [];
}

using System.Text.Json;
using System.Text.Json.Serialization;

namespace Association.Application.Import;

/// <param name="Row">As the sheet counts it.</param>
public sealed record DuplicateRow(int Row, string Code);

/// <param name="Rows">Rows below the header that are not blank.</param>
/// <param name="Created">Records that were not there before.</param>
/// <param name="Updated">Records of which at least one field changed.</param>
/// <param name="Duplicates">Rows that repeat an earlier row of the same workbook; the earlier one counts.</param>
/// <param name="Errors">Rows that were refused; nothing of them is kept.</param>
/// <param name="Warnings">What was odd about rows that were taken.</param>
public sealed record ImportReport(
    int Rows, int Created, int Updated, IReadOnlyList<DuplicateRow> Duplicates, IReadOnlyList<RowError> Errors, IReadOnlyList<RowError> Warnings)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Rows that say what the association knows already.</summary>
    public int Unchanged => Rows - Created - Updated - Duplicates.Count - Errors.Count;

    public static ImportReport Parse(string json) => JsonSerializer.Deserialize<ImportReport>(json, Json)!;

    public string ToJson() => JsonSerializer.Serialize(this, Json);
}

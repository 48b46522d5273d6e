using System.Text.Json;

namespace Association.Application.Import;

/// <summary>Which column of a workbook holds which field, when a person has said so.</summary>
/// <param name="HeaderRow">The row of the column names, as the sheet counts it; the data begin below.</param>
/// <param name="Columns">Column from 0 by field; a field that is not named has no column.</param>
public sealed record ColumnChoice(int HeaderRow, IReadOnlyDictionary<string, int> Columns)
{
    public string ToJson() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);

    public static ColumnChoice Parse(string json) => JsonSerializer.Deserialize<ColumnChoice>(json, JsonSerializerOptions.Web)!;
}

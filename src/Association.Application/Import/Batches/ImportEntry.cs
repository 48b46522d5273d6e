using System.Text.Json;
using System.Text.Json.Serialization;
using Association.Domain.Common;
using Association.Domain.Import;

namespace Association.Application.Import.Batches;

public enum ImportAction { Created, Updated }

/// <summary>Standing: as the import left it, as far as anybody asked. Kept: could not be taken back.</summary>
public enum ImportFate { Standing, Undone, Kept }

/// <summary>What one row of a workbook did: the memory from which a batch is shown and undone. No name is copied here.</summary>
public sealed class ImportEntry
{
    public const int MaxWhyLength = 60;
    public const int MaxDetailLength = 200;

    private ImportEntry() { }

    public ImportEntry(Id<ImportBatch> batch, int row, ImportAction action, Guid subject, string? memory) =>
        (Batch, Row, Action, Subject, Memory) = (batch, row, action, subject, memory);

    public Id<ImportBatch> Batch { get; private set; }
    /// <summary>As the sheet counts it.</summary>
    public int Row { get; private set; }
    public ImportAction Action { get; private set; }
    /// <summary>The person, unit, body or event.</summary>
    public Guid Subject { get; private set; }
    /// <summary>JSON of a <c>RowMemory</c>; personal numbers sealed.</summary>
    public string? Memory { get; private set; }
    public ImportFate Fate { get; private set; }
    /// <summary>Why it was kept: a code with the text <c>error.{code}</c>.</summary>
    public string? Why { get; private set; }
    /// <summary>The fields that changed since, or the kind of record that refers to it.</summary>
    public string? Detail { get; private set; }

    public void Undone() => (Fate, Memory) = (ImportFate.Undone, null);

    public void Keep(string why, string? detail = null) =>
        (Fate, Why, Detail) = (ImportFate.Kept, why, detail?.Length > MaxDetailLength ? detail[..MaxDetailLength] : detail);
}

/// <summary>A field before and after a row, as its <c>ImportField</c> writes it.</summary>
public sealed record FieldChange(string Field, string? Before, string? After);

/// <summary>What must be known to take a row back.</summary>
public sealed record RowMemory
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The person was recorded by this row.</summary>
    public bool NewPerson { get; init; }
    /// <summary>The body was recorded by this row.</summary>
    public bool NewBody { get; init; }
    public Guid? Person { get; init; }
    public Guid? Appointment { get; init; }
    public IReadOnlyList<FieldChange>? Fields { get; init; }

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    public static RowMemory Parse(string? json) => json is null ? new() : JsonSerializer.Deserialize<RowMemory>(json, Json)!;
}

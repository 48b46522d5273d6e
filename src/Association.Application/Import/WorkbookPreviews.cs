using Association.Domain.Common;
using Association.Domain.Import;

namespace Association.Application.Import;

/// <summary>The beginning of a workbook, for somebody who says what its columns are.</summary>
/// <param name="Rows">Rows below the header that are not blank.</param>
/// <param name="HeaderRow">As the sheet counts it.</param>
/// <param name="Samples">The first rows below the header.</param>
/// <param name="Recognised">Column by field, where the header is a known word.</param>
public sealed record SheetPreview(int Rows, int HeaderRow, IReadOnlyList<string?> Headers, IReadOnlyList<SheetRow> Samples, IReadOnlyDictionary<string, int> Recognised)
{
    public int Width => Math.Max(Headers.Count, Samples.Count == 0 ? 0 : Samples.Max(row => row.Cells.Count));

    public ColumnChoice Guess => new(HeaderRow, Recognised);
}

/// <summary>Looks into a workbook before anything is decided about it.</summary>
public sealed class WorkbookPreviews(IWorkbooks workbooks)
{
    public const int SampleRows = 5;

    /// <param name="content">Seekable; read to its end, so that what is damaged or too large is refused now.</param>
    public async Task<Result<SheetPreview>> ReadAsync(ImportKind kind, Stream content, string fileName, CancellationToken cancellationToken)
    {
        var (start, rows) = (new List<SheetRow>(), 0);
        content.Position = 0;
        try
        {
            await foreach (var row in workbooks.ReadAsync(content, fileName, cancellationToken))
            {
                rows++;
                if (start.Count <= SheetDefinition.MaxPreamble + SampleRows) start.Add(row);
            }
        }
        catch (RefusedException refused) { return refused.Error; }

        var header = HeaderOf(start, ImportKinds.ColumnsOf(kind));
        var recognised = HeaderMap.Recognise(start[header], ImportKinds.ColumnsOf(kind));
        // One line without a known word is no table at all, but a letter under the name of one.
        if (rows - header - 1 <= 0) return recognised.Count > 0 ? WorkbookErrors.Empty
            : WorkbookErrors.ColumnMissing(string.Join(", ", ImportKinds.ColumnsOf(kind).Where(column => column.Required).Select(column => column.Names[0])));
        return new SheetPreview(rows - header - 1, start[header].Number, start[header].Cells, [.. start.Skip(header + 1).Take(SampleRows)], recognised);
    }

    /// <summary>The row with the most known words; one word may stand in any cell. Else the one with the most cells, for titles stand alone.</summary>
    private static int HeaderOf(List<SheetRow> start, IReadOnlyList<SheetColumn> columns)
    {
        var candidates = start.Take(SheetDefinition.MaxPreamble + 1).Index().ToList();
        var (best, known) = candidates.Select(row => (row.Index, HeaderMap.Recognise(row.Item, columns).Count)).MaxBy(row => row.Count);
        return known > 1 ? best : candidates.MaxBy(row => row.Item.Cells.Count(cell => !string.IsNullOrWhiteSpace(cell))).Index;
    }
}

namespace Association.Application.Import;

/// <summary>Writes tables that open in a spreadsheet program and in which nothing that somebody typed can become a formula.</summary>
public interface IWorkbookWriter
{
    /// <summary>An xlsx of one sheet; every cell is text.</summary>
    Task WriteAsync(Stream target, IReadOnlyList<string> headers, IAsyncEnumerable<IReadOnlyList<string?>> rows, CancellationToken cancellationToken);

    /// <summary>A csv in UTF-8 with BOM; a cell that a spreadsheet would take for a formula begins with an apostrophe.</summary>
    Task WriteCsvAsync(Stream target, IReadOnlyList<string> headers, IAsyncEnumerable<IReadOnlyList<string?>> rows, CancellationToken cancellationToken);

    /// <summary>The same in GB18030, which the accounting programs of this country read.</summary>
    Task WriteGbCsvAsync(Stream target, IReadOnlyList<string> headers, IAsyncEnumerable<IReadOnlyList<string?>> rows, CancellationToken cancellationToken);
}

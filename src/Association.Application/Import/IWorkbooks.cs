namespace Association.Application.Import;

/// <param name="Number">As the sheet counts it, so that a person finds the row again; blank rows count and are not delivered.</param>
/// <param name="Cells">By column from A; a blank cell is null, cells after the last filled one may be left out.</param>
public sealed record SheetRow(int Number, IReadOnlyList<string?> Cells)
{
    /// <summary>Columns whose cell is a formula; <see cref="Cells"/> holds its stored result.</summary>
    public IReadOnlyList<int> Formulas { get; init; } = [];

    public string? this[int column] => column < Cells.Count ? Cells[column] : null;
}

/// <summary>Reads the tables that offices keep, one row at a time: the first visible sheet of an xlsx, or a csv.</summary>
public interface IWorkbooks
{
    /// <summary>
    /// Every row that is not blank. Date cells come as <c>2019-03-05</c>, numbers without exponent, formulas as their stored result.
    /// </summary>
    /// <param name="content">Judged by what it holds, never by its name; need not be seekable.</param>
    /// <param name="fileName">For the refusal's sentence.</param>
    /// <param name="cancellationToken">Stops between two rows.</param>
    /// <exception cref="Domain.Common.RefusedException">One of <see cref="WorkbookErrors"/>, possibly after some rows.</exception>
    IAsyncEnumerable<SheetRow> ReadAsync(Stream content, string fileName, CancellationToken cancellationToken);
}

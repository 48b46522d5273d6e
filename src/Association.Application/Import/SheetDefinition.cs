using System.Runtime.CompilerServices;
using Association.Domain.Common;

namespace Association.Application.Import;

/// <param name="Field">As the import's report names it.</param>
/// <param name="Required">Whether a workbook without the column is of another kind.</param>
/// <param name="Names">Headers in Chinese and English; the first is printed on exports and in refusals, earlier ones win over later ones.</param>
public sealed record SheetColumn(string Field, bool Required, params string[] Names)
{
    /// <summary>The first English header, as in <c>Full name</c>.</summary>
    public string English
    {
        get
        {
            var name = Array.Find(Names, n => n.All(char.IsAscii)) ?? Field;
            return char.ToUpperInvariant(name[0]) + name[1..];
        }
    }
}

internal static class SheetDefinition
{
    /// <summary>Rows above the header that may hold a title, a date or the account that a statement is of.</summary>
    public const int MaxPreamble = 10;
}

/// <summary>One kind of workbook: its columns, and how a row of it is read.</summary>
public sealed record SheetDefinition<TRow>(IReadOnlyList<SheetColumn> Columns, Func<SheetRow, HeaderMap, DateOnly, ParsedRow<TRow>> Parse) where TRow : class
{
    /// <summary>The headers of an export that the import reads back.</summary>
    public IReadOnlyList<string> Headers => [.. Columns.Select(column => column.Names[0])];

    /// <summary>Each row below the header, read or refused.</summary>
    /// <exception cref="RefusedException">One of <see cref="WorkbookErrors"/>: the file as a whole is not such a workbook.</exception>
    public IAsyncEnumerable<ParsedRow<TRow>> ReadAsync(IAsyncEnumerable<SheetRow> rows, DateOnly today, CancellationToken cancellationToken) =>
        ReadAsync(rows, today, choice: null, cancellationToken);

    /// <param name="choice">Null: the header is found and its columns are recognised.</param>
    /// <inheritdoc cref="ReadAsync(IAsyncEnumerable{SheetRow}, DateOnly, CancellationToken)"/>
    public async IAsyncEnumerable<ParsedRow<TRow>> ReadAsync(
        IAsyncEnumerable<SheetRow> rows, DateOnly today, ColumnChoice? choice, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var (row, map) in BelowHeaderAsync(rows, choice, cancellationToken)) yield return Parse(row, map, today);
    }

    /// <summary>Rows below the header, unread.</summary>
    /// <inheritdoc cref="ReadAsync(IAsyncEnumerable{SheetRow}, DateOnly, ColumnChoice?, CancellationToken)"/>
    public async Task<int> CountAsync(IAsyncEnumerable<SheetRow> rows, ColumnChoice? choice, CancellationToken cancellationToken)
    {
        var count = 0;
        await foreach (var _ in BelowHeaderAsync(rows, choice, cancellationToken)) count++;
        return count;
    }

    private async IAsyncEnumerable<(SheetRow Row, HeaderMap Map)> BelowHeaderAsync(
        IAsyncEnumerable<SheetRow> rows, ColumnChoice? choice, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (preamble, map) = (new List<SheetRow>(), choice is null ? null : HeaderMap.Of(choice));
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            if (row.Number <= choice?.HeaderRow) continue;
            if (map is not null) yield return (row, map);
            else if (HeaderMap.TryRead(row, Columns, out var found)) map = found;
            else if (preamble.Count < SheetDefinition.MaxPreamble) preamble.Add(row);
            else throw NotSuchAWorkbook(preamble);
        }

        if (map is null) throw NotSuchAWorkbook(preamble);
    }

    /// <summary>Names what the row lacks that looks most like a header.</summary>
    private RefusedException NotSuchAWorkbook(List<SheetRow> preamble)
    {
        var fewest = preamble.Select(row => HeaderMap.Missing(row, Columns)).DefaultIfEmpty(Columns.Where(column => column.Required).ToList()).MinBy(missing => missing.Count)!;
        return new(WorkbookErrors.ColumnMissing(string.Join(", ", fewest.Select(column => column.Names[0]))));
    }
}

/// <summary>A row read, or the one reason why it was not; and what was odd about it without standing in the way.</summary>
/// <param name="Number">As the sheet counts it.</param>
/// <param name="Row">Null where the row is refused.</param>
/// <param name="Refusal">The first fault, in the order that the row's type states.</param>
/// <param name="Warnings">Values that were left out, and values that contradict each other.</param>
public sealed record ParsedRow<TRow>(int Number, TRow? Row, RowError? Refusal, IReadOnlyList<RowError> Warnings) where TRow : class;

/// <param name="Row">As the sheet counts it.</param>
/// <param name="Field">A <see cref="SheetColumn.Field"/>.</param>
/// <param name="Code">Stable; translations and tests key on it.</param>
/// <param name="Value">What stood in the cell, personal numbers and names masked.</param>
/// <param name="Near">Names that may have been meant, the nearest first, joined by 、.</param>
public sealed record RowError(int Row, string Field, string Code, string? Value = null, string? Near = null);

using System.Globalization;
using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Files;
using Association.Domain.Import;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Import.Batches;

/// <summary>
/// The refused rows of a batch as they stood in the workbook, to be corrected and imported again. They hold personal numbers
/// in full: for the sender, and for those who may see such numbers; the trail says who took them.
/// </summary>
[Requires(Permissions.EnterOffice)]
public sealed record TakeErrorRows(Id<ImportBatch> Batch) : ICommand<Result<ErrorRows>>, IAboutImport;

/// <param name="Errors">By row.</param>
public sealed record ErrorRows(Guid File, string FileName, int HeaderRow, IReadOnlyDictionary<int, RowError> Errors);

internal sealed class TakeErrorRowsAccess(IAssociationDb db, ICurrentUser user) : IAccessRule<TakeErrorRows>
{
    public Task<bool> AllowsAsync(TakeErrorRows request, CancellationToken cancellationToken)
    {
        var all = user.Has(Permissions.UnmaskNumbers);
        return db.ImportBatches.SeenBy(user).AnyAsync(b => b.Id == request.Batch && (all || b.StartedBy == user.Id), cancellationToken);
    }
}

internal sealed class TakeErrorRowsHandler(IAssociationDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<TakeErrorRows, Result<ErrorRows>>
{
    public async Task<Result<ErrorRows>> Handle(TakeErrorRows command, CancellationToken cancellationToken)
    {
        if (await db.ImportBatches.AsNoTracking().FirstOrDefaultAsync(b => b.Id == command.Batch, cancellationToken) is not { Report: { } json, File: { } file } batch) return ImportErrors.NotFound;
        var errors = ImportReport.Parse(json).Errors.ToDictionary(e => e.Row);
        db.AuditEntries.Add(Exports.Trace("import.errors-taken", nameof(ImportBatch), errors.Count, user, clock, batch.Id.Value.ToString("D", CultureInfo.InvariantCulture)));
        return new ErrorRows(file.Value, batch.FileName, ColumnChoice.Parse(batch.Columns).HeaderRow, errors);
    }
}

/// <summary>Writes the refused rows with their row number, column, code and sentence behind their own cells.</summary>
public sealed class ErrorWorkbooks(ImportFiles files, IWorkbooks workbooks, IWorkbookWriter writer)
{
    /// <param name="headers">Of the four columns that are added: row, column, code, sentence.</param>
    /// <param name="words">The column and the sentence in the reader's language.</param>
    public async Task WriteAsync(
        Stream target, ErrorRows rows, IReadOnlyList<string> headers, Func<RowError, (string Column, string Sentence)> words, CancellationToken cancellationToken)
    {
        await using var content = await files.OpenAsync(new Id<StoredFile>(rows.File), cancellationToken);
        var source = workbooks.ReadAsync(content, rows.FileName, cancellationToken).GetAsyncEnumerator(cancellationToken);
        await using (source)
        {
            while (await source.MoveNextAsync() && source.Current.Number < rows.HeaderRow) { }
            var header = source.Current.Cells;
            await writer.WriteAsync(target, [.. header.Select(cell => cell ?? ""), .. headers], RefusedAsync(source, header.Count, rows, words), cancellationToken);
        }
    }

    private static async IAsyncEnumerable<IReadOnlyList<string?>> RefusedAsync(
        IAsyncEnumerator<SheetRow> source, int width, ErrorRows rows, Func<RowError, (string Column, string Sentence)> words)
    {
        while (await source.MoveNextAsync())
        {
            if (!rows.Errors.TryGetValue(source.Current.Number, out var error)) continue;
            var (row, (column, sentence)) = (source.Current, words(error));
            yield return [.. Enumerable.Range(0, width).Select(at => row[at]), error.Row.ToString(CultureInfo.InvariantCulture), column, error.Code, sentence];
        }
    }
}

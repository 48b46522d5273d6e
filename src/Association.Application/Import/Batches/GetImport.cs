using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Import;
using Association.Domain.Tasks;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Import.Batches;

/// <summary>One batch with its counts, its work and what was refused.</summary>
[Requires(Permissions.EnterOffice)]
public sealed record GetImport(Id<ImportBatch> Batch) : IQuery<ImportDetails?>, IAboutImport;

/// <param name="Mine">Whether the reader sent the workbook.</param>
/// <param name="Report">Null before the first dry run.</param>
/// <param name="Work">The task that runs now or ran last.</param>
/// <param name="Kept">Rows that an undo could not take back.</param>
public sealed record ImportDetails(
    Guid Id, ImportKind Kind, MatchRule Match, ImportState State, bool Closed, DateTimeOffset ClosesAt, string FileName, ColumnChoice Columns, string StartedByName, bool Mine,
    DateTimeOffset CreatedAt, DateTimeOffset? FinishedAt, DateTimeOffset? UndoneAt, ImportCounts? Counts, ImportReport? Report, ImportWorkState? Work, int Kept);

/// <param name="Error">Why it broke off.</param>
public sealed record ImportWorkState(Guid Task, LongTaskState State, int Total, int Done, string? Error)
{
    public bool Running => State is LongTaskState.Queued or LongTaskState.Running;
}

internal sealed class GetImportAccess(IAssociationDb db, ICurrentUser user) : ImportAccess<GetImport>(db, user);

internal sealed class GetImportHandler(IAssociationDb db, ICurrentUser user) : IRequestHandler<GetImport, ImportDetails?>
{
    public async Task<ImportDetails?> Handle(GetImport query, CancellationToken cancellationToken)
    {
        if (await db.ImportBatches.AsNoTracking().FirstOrDefaultAsync(b => b.Id == query.Batch, cancellationToken) is not { } b) return null;
        var work = await db.Tasks.AsNoTracking().Where(t => t.Id == b.Task).Select(t => new ImportWorkState(t.Id.Value, t.State, t.Total, t.Done, t.Error)).FirstOrDefaultAsync(cancellationToken);
        var kept = await db.ImportEntries.CountAsync(e => e.Batch == b.Id && e.Fate == ImportFate.Kept, cancellationToken);
        return new(b.Id.Value, b.Kind, b.Match, b.State, b.Closed, b.ClosesAt, b.FileName, ColumnChoice.Parse(b.Columns), b.StartedByName, b.StartedBy == user.Id,
            b.CreatedAt, b.FinishedAt, b.UndoneAt, b.Counts, b.Report is null ? null : ImportReport.Parse(b.Report), work, kept);
    }
}

/// <summary>The batches, the newest first.</summary>
[Requires(Permissions.EnterOffice)]
public sealed record ListImports(int Page = 1) : IQuery<ImportList>
{
    public const int PageSize = 20;
}

public sealed record ImportList(IReadOnlyList<ImportLine> Items, int Total);

public sealed record ImportLine(Guid Id, ImportKind Kind, ImportState State, string FileName, string StartedByName, DateTimeOffset CreatedAt, int Created, int Updated, int Refused);

internal sealed class ListImportsHandler(IAssociationDb db, ICurrentUser user) : IRequestHandler<ListImports, ImportList>
{
    public async Task<ImportList> Handle(ListImports query, CancellationToken cancellationToken)
    {
        var batches = db.ImportBatches.AsNoTracking().SeenBy(user);
        var items = await batches.OrderByDescending(b => b.CreatedAt).Skip((Math.Max(query.Page, 1) - 1) * ListImports.PageSize).Take(ListImports.PageSize)
            .Select(b => new ImportLine(b.Id.Value, b.Kind, b.State, b.FileName, b.StartedByName, b.CreatedAt,
                b.Counts == null ? 0 : b.Counts.Created, b.Counts == null ? 0 : b.Counts.Updated, b.Counts == null ? 0 : b.Counts.Refused)).ToListAsync(cancellationToken);
        return new(items, await batches.CountAsync(cancellationToken));
    }
}

/// <summary>The workbook of a batch, for the page that shows its first rows; its sender alone may look into it.</summary>
[Requires(Permissions.EnterOffice)]
public sealed record OpenImportFile(Id<ImportBatch> Batch) : IQuery<Stream?>, IAboutImport;

internal sealed class OpenImportFileAccess(IAssociationDb db, ICurrentUser user) : IAccessRule<OpenImportFile>
{
    public Task<bool> AllowsAsync(OpenImportFile request, CancellationToken cancellationToken) =>
        db.ImportBatches.SeenBy(user).AnyAsync(b => b.Id == request.Batch && b.StartedBy == user.Id, cancellationToken);
}

internal sealed class OpenImportFileHandler(IAssociationDb db, ImportFiles files) : IRequestHandler<OpenImportFile, Stream?>
{
    public async Task<Stream?> Handle(OpenImportFile query, CancellationToken cancellationToken) =>
        await db.ImportBatches.Where(b => b.Id == query.Batch).Select(b => b.File).FirstOrDefaultAsync(cancellationToken) is { } file
            ? await files.OpenAsync(file, cancellationToken) : null;
}

using System.Text.Json;
using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Files;
using Association.Application.Members;
using Association.Domain.Common;
using Association.Domain.Files;
using Association.Domain.Lists;
using Association.Domain.Members;
using Association.Domain.Tasks;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Lists;

/// <summary>Which units a workbook of units lists: the same as the page it was asked from.</summary>
public sealed record UnitFilter(
    DateOnly? AsOf = null, UnitTier? Tier = null, string? Search = null,
    InstitutionLevel? Level = null, InstitutionKind? Kind = null, Ownership? Ownership = null, string? Street = null);

/// <summary>
/// Queues a list as a workbook: the rows and columns of the page, made in the background. Numbers are masked; who may open
/// them can ask for them in full, and the audit says so.
/// </summary>
/// <param name="Only">These people alone, where rows were chosen.</param>
[Requires(Permissions.EnterOffice)]
public sealed record ExportList(
    ListKind Kind, MemberFilter? Members = null, UnitFilter? Units = null, IReadOnlyList<string>? Columns = null, IReadOnlyList<Guid>? Only = null, bool Unmasked = false,
    string? IdempotencyKey = null) : ICommand<Result<Guid>>, IIdempotent
{
    public const int MaxChosen = 100;
}

internal sealed class ExportListAccess(ICurrentUser user) : IAccessRule<ExportList>
{
    public Task<bool> AllowsAsync(ExportList request, CancellationToken cancellationToken) =>
        Task.FromResult(user.Has(SavedLists.PermissionFor(request.Kind)) && (!request.Unmasked || user.Has(Permissions.UnmaskNumbers)));
}

internal sealed class ExportListValidator : AbstractValidator<ExportList>
{
    public ExportListValidator()
    {
        RuleFor(c => c.Kind).IsInEnum();
        RuleFor(c => c.Only).Must(chosen => chosen is null || chosen.Count <= ExportList.MaxChosen).WithErrorCode("list.too-many");
    }
}

internal sealed class ExportListHandler(IAssociationDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ExportList, Result<Guid>>
{
    public Task<Result<Guid>> Handle(ExportList command, CancellationToken cancellationToken)
    {
        var (now, question) = (clock.GetUtcNow(), new ListQuestion(command.Members, command.Units, command.Columns ?? [], command.Only, user.Culture));
        var export = new Export(command.Kind is ListKind.Units ? ExportKind.Units : ExportKind.Members, JsonSerializer.Serialize(question), command.Unmasked, null, user.Id, now);
        var task = new LongTask(LongTaskKind.Export, export.Id.Value, user.Id, now);
        db.Exports.Add(export);
        db.Tasks.Add(task);
        if (command.Unmasked)
            db.AuditEntries.Add(new Audit.AuditEntry
            {
                At = now, User = user.Id.Value, UserName = user.Name, From = user.From, Action = "list.exported-unmasked",
                Entity = nameof(Export), EntityId = export.Id.ToString(), After = JsonSerializer.Serialize(new { command.Kind, Filter = (object?)command.Members ?? command.Units }),
            });
        return Task.FromResult<Result<Guid>>(task.Id.Value);
    }
}

internal sealed record ListQuestion(MemberFilter? Members, UnitFilter? Units, IReadOnlyList<string> Columns, IReadOnlyList<Guid>? Only, string Culture);

/// <summary>A file that the sender asked for; null when it is not ready, was removed or is somebody else's.</summary>
[Requires(Permissions.Self)]
public sealed record DownloadExport(Id<Export> Export) : IQuery<FileContent?>;

internal sealed class DownloadExportHandler(IAssociationDb db, IFileStore files, ICurrentUser user, TimeProvider clock) : IRequestHandler<DownloadExport, FileContent?>
{
    public async Task<FileContent?> Handle(DownloadExport query, CancellationToken cancellationToken)
    {
        var export = await db.Exports.AsNoTracking().FirstOrDefaultAsync(e => e.Id == query.Export && e.AskedBy == user.Id, cancellationToken);
        return export?.IsReadyAt(clock.GetUtcNow()) is true ? await files.OpenAsync(db, export.File, cancellationToken) : null;
    }
}

/// <summary>Keeps what was made for an export.</summary>
[Requires(Permissions.System)]
public sealed record KeepExport(Id<Export> Export, MadeFile File) : ICommand<Result>;

/// <param name="Rows">How many rows or records it holds.</param>
public sealed record MadeFile(string Name, string ContentType, byte[] Content, int Rows);

internal sealed class KeepExportHandler(IAssociationDb db, IFileStore files, TimeProvider clock) : IRequestHandler<KeepExport, Result>
{
    public async Task<Result> Handle(KeepExport command, CancellationToken cancellationToken)
    {
        if (await db.Exports.FirstOrDefaultAsync(e => e.Id == command.Export, cancellationToken) is not { File: null } export) return Result.Done;
        var (file, now) = (command.File, clock.GetUtcNow());
        var kept = await files.KeepAsync(file.Content, file.Name, file.ContentType, FilePurpose.Export, export.AskedBy, cancellationToken);
        export.KeptAs(kept.Id, file.Rows, now);
        return Result.Done;
    }
}

/// <summary>Removes the files of exports whose time is over.</summary>
[Requires(Permissions.System)]
public sealed record ExpireExports : ICommand<Result<int>>;

internal sealed class ExpireExportsHandler(IAssociationDb db, TimeProvider clock) : IRequestHandler<ExpireExports, Result<int>>
{
    private const int Batch = 50;

    public async Task<Result<int>> Handle(ExpireExports command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var over = await db.Exports.Where(e => e.File != null && e.ExpiresAt <= now).OrderBy(e => e.ExpiresAt).Take(Batch).ToListAsync(cancellationToken);
        var ids = over.Select(e => e.File!.Value).ToList();
        foreach (var file in await db.Files.Where(f => ids.Contains(f.Id)).ToListAsync(cancellationToken)) file.Discard(now);
        foreach (var export in over) export.Expire();
        return over.Count;
    }
}

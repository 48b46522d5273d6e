using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Files;
using Association.Domain.Common;
using Association.Domain.Files;
using Association.Domain.Works;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Works;

/// <summary>Adds a file that proves a record: PDF, JPG or PNG.</summary>
[Requires(Permissions.EnterOffice)]
public sealed record AttachWorkEvidence(Id<WorkRecord> Work, UploadedFile? File) : ICommand<Result>, IWritesWork;

[Requires(Permissions.EnterOffice)]
public sealed record DropWorkEvidence(Id<WorkRecord> Work, Id<WorkEvidence> Evidence) : ICommand<Result>, IWritesWork;

[Requires(Permissions.EnterOffice)]
public sealed record DownloadWorkEvidence(Id<WorkRecord> Work, Id<WorkEvidence> Evidence) : IQuery<FileContent?>, IReadsWork;

internal sealed class KeepWorkEvidenceHandler(IAssociationDb db, IFileStore files, ICurrentUser user, TimeProvider clock) :
    IRequestHandler<AttachWorkEvidence, Result>, IRequestHandler<DropWorkEvidence, Result>, IRequestHandler<DownloadWorkEvidence, FileContent?>
{
    public async Task<Result> Handle(AttachWorkEvidence command, CancellationToken cancellationToken)
    {
        if (await FindAsync(command.Work, cancellationToken) is not { } work) return WorkErrors.NotFound;
        var type = EvidenceFile.TypeOf(command.File);
        var kept = await files.KeepAsync(command.File!.Content, command.File.Name, type, FilePurpose.Evidence, user.Id, cancellationToken);
        work.Prove(kept.Id, clock.GetUtcNow());
        return Result.Done;
    }

    public async Task<Result> Handle(DropWorkEvidence command, CancellationToken cancellationToken)
    {
        if (await FindAsync(command.Work, cancellationToken) is not { } work || work.Drop(command.Evidence) is not { } file) return WorkErrors.NotFound;
        (await db.Files.FirstOrDefaultAsync(f => f.Id == file, cancellationToken))?.Discard(clock.GetUtcNow());
        return Result.Done;
    }

    public async Task<FileContent?> Handle(DownloadWorkEvidence query, CancellationToken cancellationToken)
    {
        var file = await db.Works.AsNoTracking().Where(w => w.Id == query.Work).SelectMany(w => w.Evidence).Where(e => e.Id == query.Evidence)
            .Select(e => (Id<StoredFile>?)e.File).FirstOrDefaultAsync(cancellationToken);
        return await files.OpenAsync(db, file, cancellationToken);
    }

    private Task<WorkRecord?> FindAsync(Id<WorkRecord> id, CancellationToken cancellationToken) =>
        db.Works.Include(w => w.Evidence).FirstOrDefaultAsync(w => w.Id == id, cancellationToken);
}

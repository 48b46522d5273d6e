using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Files;
using Association.Domain.Common;
using Association.Domain.Files;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.Forms;

/// <summary>
/// Takes a file in before the form is sent: an answer then names it by its id. Nobody but its sender may name it, once, and what no
/// answer names within a day is removed.
/// </summary>
[Requires(Permissions.Self)]
public sealed record UploadAnswerFile(UploadedFile File) : ICommand<Result<UploadReceipt>>
{
    /// <summary>Files of one sender that no answer names yet.</summary>
    public const int MostWaiting = 20;
}

/// <param name="Bytes">Length of the content.</param>
public sealed record UploadReceipt(Guid File, string Name, string ContentType, long Bytes);

internal sealed class UploadAnswerFileHandler(IAssociationDb db, IFileStore files, ICurrentUser user) : IRequestHandler<UploadAnswerFile, Result<UploadReceipt>>
{
    public async Task<Result<UploadReceipt>> Handle(UploadAnswerFile command, CancellationToken cancellationToken)
    {
        var type = EvidenceFile.TypeOf(command.File);
        if (await db.UploadsOf(user.Id).CountAsync(cancellationToken) >= UploadAnswerFile.MostWaiting) return UploadErrors.TooMany;
        var kept = await files.KeepAsync(command.File.Content, command.File.Name, type, FilePurpose.Answer, user.Id, cancellationToken);
        return new UploadReceipt(kept.Id.Value, kept.Name, kept.ContentType, kept.Size);
    }
}

/// <summary>Takes away files that were sent a day ago and that no answer names.</summary>
[Requires(Permissions.System)]
public sealed record ForgetUploads : ICommand<Result<int>>
{
    public static readonly TimeSpan Kept = TimeSpan.FromDays(1);
    public const int BatchSize = 100;
}

internal sealed class ForgetUploadsHandler(IAssociationDb db, TimeProvider clock) : IRequestHandler<ForgetUploads, Result<int>>
{
    public async Task<Result<int>> Handle(ForgetUploads command, CancellationToken cancellationToken)
    {
        var (now, before) = (clock.GetUtcNow(), clock.GetUtcNow() - ForgetUploads.Kept);
        var left = await db.Uploads().Where(f => f.StoredAt < before).OrderBy(f => f.StoredAt).Take(ForgetUploads.BatchSize).ToListAsync(cancellationToken);
        foreach (var file in left) file.Discard(now);
        return left.Count;
    }
}

internal static class UploadRows
{
    /// <summary>Files sent as answers that no answer names.</summary>
    public static IQueryable<StoredFile> Uploads(this IAssociationDb db) =>
        db.Files.Where(f => f.Purpose == FilePurpose.Answer && f.DiscardedAt == null && !db.Answers.Any(a => a.File == f.Id));

    public static IQueryable<StoredFile> UploadsOf(this IAssociationDb db, UserId owner) => db.Uploads().Where(f => f.Owner == owner);
}

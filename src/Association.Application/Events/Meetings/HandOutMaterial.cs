using Association.Application.Access;
using Association.Application.Bodies.Desk;
using Association.Application.Common;
using Association.Application.Files;
using Association.Domain.Bodies;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Files;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.Meetings;

/// <summary>Puts a file up for those who attended: PDF, JPG or PNG, at most 10 MB.</summary>
[Requires(Permissions.Self)]
public sealed record HandOutMaterial(Id<Body> Body, Id<Event> Event, UploadedFile? File) : ICommand<Result>, IForMyBody;

/// <summary>Takes a file back; nobody can fetch it from then on.</summary>
[Requires(Permissions.Self)]
public sealed record TakeBackMaterial(Id<Body> Body, Id<Event> Event, Id<Material> Material) : ICommand<Result>, IForMyBody;

internal sealed class MaterialHandler(IAssociationDb db, IFileStore files, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<HandOutMaterial, Result>, IRequestHandler<TakeBackMaterial, Result>
{
    public async Task<Result> Handle(HandOutMaterial command, CancellationToken cancellationToken)
    {
        var type = EvidenceFile.TypeOf(command.File);
        var record = await db.RecordAsync(command.Body, command.Event, cancellationToken);
        Refuse.If(record.Materials.Count >= MeetingRecord.MaxMaterials, MeetingRecordErrors.TooManyMaterials);
        var kept = await files.KeepAsync(command.File!.Content, command.File.Name, type, FilePurpose.Material, user.Id, cancellationToken);
        record.HandOut(kept.Id);
        return Result.Done;
    }

    public async Task<Result> Handle(TakeBackMaterial command, CancellationToken cancellationToken)
    {
        var record = await db.RecordAsync(command.Body, command.Event, cancellationToken);
        var id = record.TakeBack(command.Material);
        (await db.Files.SingleAsync(f => f.Id == id, cancellationToken)).Discard(clock.GetUtcNow());
        return Result.Done;
    }
}

/// <summary>A material, for those who attended and for the desk of the body; to anybody else it does not exist.</summary>
[Requires(Permissions.Self)]
public sealed record DownloadMaterial(Id<Event> Event, Id<Material> Material) : IQuery<FileContent?>;

internal sealed class DownloadMaterialHandler(IAssociationDb db, IFileStore files, BodyScope scope, ICurrentUser user) : IRequestHandler<DownloadMaterial, FileContent?>
{
    public async Task<FileContent?> Handle(DownloadMaterial query, CancellationToken cancellationToken)
    {
        if (!await MayAsync(query.Event, cancellationToken)) return null;
        var file = await db.MeetingRecords.AsNoTracking().Where(r => r.Event == query.Event).SelectMany(r => r.Materials).Where(m => m.Id == query.Material)
            .Select(m => (Id<StoredFile>?)m.File).FirstOrDefaultAsync(cancellationToken);
        return await files.OpenAsync(db, file, cancellationToken);
    }

    private async Task<bool> MayAsync(Id<Event> @event, CancellationToken cancellationToken)
    {
        if (user.Person is { } me && await db.Invitees.AnyAsync(i => i.Event == @event && i.Person == me && i.Presence == Presence.Attended, cancellationToken)) return true;
        var organiser = await db.Events.Where(e => e.Id == @event).Select(e => e.Organiser).FirstOrDefaultAsync(cancellationToken);
        return organiser is { } body && await scope.ActsForAsync(body, cancellationToken);
    }
}

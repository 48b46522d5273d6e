using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Online;
using System.Text.Json;
using Association.Application.Files;
using Association.Application.Import.Batches;
using Association.Domain.Files;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.Online;

/// <summary>Keeps the attendance file of a platform to be looked at; nothing is recorded yet. The columns of the last file of the platform are tried.</summary>
[Requires(Permissions.EditRegistrations)]
public sealed record UploadAttendance(Id<Event> Event, Id<OnlineRoom> Room, UploadedFile? File) : ICommand<Result<Guid>>, IInEvent;

/// <summary>Says which column is which.</summary>
/// <param name="Columns">Header by field: name, mobile, email, join, leave, minutes.</param>
[Requires(Permissions.EditRegistrations)]
public sealed record MapAttendance(Id<Event> Event, Id<AttendanceFile> File, IReadOnlyDictionary<string, string> Columns) : ICommand<Result>, IInEvent;

/// <summary>What taking the file over would do.</summary>
[Requires(Permissions.EditRegistrations)]
public sealed record PreviewAttendance(Id<Event> Event, Id<AttendanceFile> File) : IQuery<AttendancePreview?>, IInEvent;

/// <param name="Missing">A field that must be chosen first: join or name; null when none is.</param>
public sealed record AttendancePreview(
    Guid Room, string FileName, AttendanceCounts? Done, IReadOnlyList<string> Headers, IReadOnlyDictionary<string, string> Columns, string? Missing, IReadOnlyList<AttendanceLine> Lines);

/// <summary>Records who was there. Several times of one person are united; what is known already adds nothing.</summary>
/// <param name="Picks">Registration numbers for rows that no participant or several matched, by the number of the row.</param>
[Requires(Permissions.EditRegistrations)]
public sealed record CommitAttendance(Id<Event> Event, Id<AttendanceFile> File, IReadOnlyDictionary<int, string> Picks) : ICommand<Result<AttendanceCounts>>, IInEvent;

internal sealed class MapAttendanceValidator : AbstractValidator<MapAttendance>
{
    public MapAttendanceValidator()
    {
        RuleFor(c => c.Columns).Must(c => c.All(f => AttendanceSheet.Fields.Contains(f.Key) && f.Value is { Length: <= 100 }));
    }
}

internal sealed class CommitAttendanceValidator : AbstractValidator<CommitAttendance>
{
    public CommitAttendanceValidator() => RuleFor(c => c.Picks).Must(p => p.Count <= AttendanceFile.MaxRows && p.Values.All(v => v is { Length: <= 20 }));
}

internal sealed class ImportAttendanceHandler(IAssociationDb db, AttendanceSheet sheet, AttendanceMatch match, ImportFiles files, PresenceKeeper keeper, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<UploadAttendance, Result<Guid>>, IRequestHandler<MapAttendance, Result>, IRequestHandler<PreviewAttendance, AttendancePreview?>, IRequestHandler<CommitAttendance, Result<AttendanceCounts>>
{
    public async Task<Result<Guid>> Handle(UploadAttendance command, CancellationToken cancellationToken)
    {
        if (command.File is not { Content.Length: > 0 } upload) return UploadErrors.Missing;
        if (upload.Content.Length > AttendanceFile.MaxBytes) return UploadErrors.TooLarge;
        if (await db.RoomAsync(command.Event, command.Room, cancellationToken) is not { } room) return OnlineErrors.NotFound;
        var table = await sheet.ReadAsync(new MemoryStream(upload.Content, writable: false), upload.Name, null, await DayAsync(room, cancellationToken), cancellationToken);

        var now = clock.GetUtcNow();
        await GiveUpAsync(await db.AttendanceFiles.Where(f => f.Room == room.Id && f.DoneAt == null).ToListAsync(cancellationToken), cancellationToken);
        var name = upload.Name.Length > StoredFile.MaxNameLength ? upload.Name[^StoredFile.MaxNameLength..] : upload.Name;
        var file = new AttendanceFile(room, (await files.KeepAsync(upload.Content, name, user.Id, cancellationToken)).Id, name, user.Id, now);
        if (await RememberedAsync(room.Platform, table.Headers, cancellationToken) is { } columns) file.Map(columns);
        db.AttendanceFiles.Add(file);
        return file.Id.Value;
    }

    public async Task<Result> Handle(MapAttendance command, CancellationToken cancellationToken)
    {
        if (await FindAsync(command.Event, command.File, cancellationToken) is not { } file) return OnlineErrors.FileMissing;
        if (!command.Columns.ContainsKey("join")) return OnlineErrors.NoTime;
        if (!command.Columns.Keys.Any(k => k is "name" or "mobile" or "email")) return OnlineErrors.NoPerson;
        file.Map(JsonSerializer.Serialize(command.Columns));
        return Result.Done;
    }

    public async Task<AttendancePreview?> Handle(PreviewAttendance query, CancellationToken cancellationToken)
    {
        var file = await db.AttendanceFiles.AsNoTracking().FirstOrDefaultAsync(f => f.Id == query.File && f.Event == query.Event, cancellationToken);
        if (file is null || await db.RoomAsync(query.Event, file.Room, cancellationToken) is not { } room) return null;
        if (file.File is null) return new(room.Id.Value, file.FileName, file.Counts, [], new Dictionary<string, string>(), null, []);
        var table = await sheet.ReadAsync(file, await DayAsync(room, cancellationToken), cancellationToken);
        return new(room.Id.Value, file.FileName, null, table.Headers, table.Columns, MissingOf(table), await match.MatchAsync(room, table.Rows, new Dictionary<int, string>(), cancellationToken));
    }

    public async Task<Result<AttendanceCounts>> Handle(CommitAttendance command, CancellationToken cancellationToken)
    {
        if (await FindAsync(command.Event, command.File, cancellationToken) is not { } file) return OnlineErrors.FileMissing;
        if (file.DoneAt is not null) return OnlineErrors.Ended;
        var room = await db.OnlineRooms.SingleAsync(r => r.Id == file.Room, cancellationToken);
        var table = await sheet.ReadAsync(file, await DayAsync(room, cancellationToken), cancellationToken);
        if (MissingOf(table) is { } missing) return missing is "join" ? OnlineErrors.NoTime : OnlineErrors.NoPerson;
        var lines = await match.MatchAsync(room, table.Rows, command.Picks, cancellationToken);
        var matched = lines.Where(l => l.Kind is MatchKind.Matched).ToList();
        if (matched.Count == 0) return OnlineErrors.NothingMatched;

        var added = 0;
        foreach (var own in matched.GroupBy(l => l.People[0].Registration))
        {
            var place = await db.Registrations.SingleAsync(r => r.Id == new Id<Registration>(own.Key), cancellationToken);
            if (await keeper.LearnAsync(room, place, own.Select(l => new PresenceInterval(l.Row.From!.Value, l.Row.To!.Value)), ScanMethod.File, user.Id, cancellationToken)) added++;
        }

        var counts = new AttendanceCounts(lines.Count, matched.Select(l => l.People[0].Registration).Distinct().Count(), added, lines.Count - matched.Count);
        await DiscardAsync(file, cancellationToken);
        if (file.Columns is null) file.Map(JsonSerializer.Serialize(table.Columns));
        file.Finish(counts, clock.GetUtcNow());
        return counts;
    }

    private Task<AttendanceFile?> FindAsync(Id<Event> @event, Id<AttendanceFile> file, CancellationToken cancellationToken) =>
        db.AttendanceFiles.FirstOrDefaultAsync(f => f.Id == file && f.Event == @event, cancellationToken);

    private static string? MissingOf(AttendanceTable table) =>
        !table.Columns.ContainsKey("join") ? "join" : table.Columns.Keys.Any(k => k is "name" or "mobile" or "email") ? null : "name";

    private async Task<DateOnly> DayAsync(OnlineRoom room, CancellationToken cancellationToken) => AssociationCalendar.DayOf((await db.TimeAsync(room, cancellationToken)).From);

    /// <summary>The columns of the platform's last file, where this one has them all.</summary>
    private async Task<string?> RememberedAsync(OnlinePlatform platform, IReadOnlyList<string> headers, CancellationToken cancellationToken)
    {
        var known = await db.AttendanceFiles.AsNoTracking().Where(f => f.Platform == platform && f.Columns != null && f.DoneAt != null).OrderByDescending(f => f.DoneAt).Select(f => f.Columns!).Take(5).ToListAsync(cancellationToken);
        return known.Find(columns => JsonSerializer.Deserialize<Dictionary<string, string>>(columns)!.Values.All(headers.Contains));
    }

    private async Task GiveUpAsync(List<AttendanceFile> drafts, CancellationToken cancellationToken)
    {
        foreach (var draft in drafts) await DiscardAsync(draft, cancellationToken);
        db.AttendanceFiles.RemoveRange(drafts);
    }

    private async Task DiscardAsync(AttendanceFile file, CancellationToken cancellationToken)
    {
        if (file.File is { } id && await db.Files.FirstOrDefaultAsync(f => f.Id == id, cancellationToken) is { } kept) kept.Discard(clock.GetUtcNow());
    }
}

using Association.Domain.Common;
using Association.Domain.Files;

namespace Association.Domain.Events.Online;

/// <summary>How many rows became what when the file was taken over.</summary>
public sealed record AttendanceCounts(int Rows, int People, int Added, int Unmatched);

/// <summary>The attendance file of a platform: uploaded, looked at, taken over. Its columns are remembered for the next one.</summary>
public sealed class AttendanceFile : AggregateRoot<AttendanceFile>
{
    public const int MaxBytes = 10 * 1024 * 1024;
    public const int MaxColumnsLength = 2_000;
    public const int MaxRows = 20_000;

    private AttendanceFile() { }

    public AttendanceFile(OnlineRoom room, Id<StoredFile> file, string fileName, UserId by, DateTimeOffset now) =>
        (Event, Room, Platform, File, FileName, UploadedBy, UploadedAt) = (room.Event, room.Id, room.Platform, file, fileName, by, now);

    public Id<Event> Event { get; private set; }
    public Id<OnlineRoom> Room { get; private set; }
    public OnlinePlatform Platform { get; private set; }
    /// <summary>Sealed, as it holds names and numbers; null once it was taken over or given up.</summary>
    public Id<StoredFile>? File { get; private set; }
    public string FileName { get; private set; } = "";
    public UserId UploadedBy { get; private set; }
    public DateTimeOffset UploadedAt { get; private set; }
    /// <summary>JSON: the header of the column by field; null: recognised.</summary>
    public string? Columns { get; private set; }
    public AttendanceCounts? Counts { get; private set; }
    public DateTimeOffset? DoneAt { get; private set; }

    public void Map(string columns)
    {
        Refuse.If(DoneAt is not null, OnlineErrors.Ended);
        Columns = columns;
    }

    public void Finish(AttendanceCounts counts, DateTimeOffset now)
    {
        Refuse.If(DoneAt is not null, OnlineErrors.Ended);
        (Counts, DoneAt, File) = (counts, now, null);
    }
}

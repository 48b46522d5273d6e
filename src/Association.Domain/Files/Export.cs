using Association.Domain.Common;
using Association.Domain.Members;

namespace Association.Domain.Files;

/// <summary>Members and Units: a list as a workbook. Person: all that is known of one person. BodyReports: a document for each body. Registrations: those of one event.</summary>
public enum ExportKind { Members, Units, Person, BodyReports, Registrations, Certificates }

public static class ExportErrors
{
    public static readonly Error NotFound = Error.NotFound("export");
    public static readonly Error Running = Error.Conflict("export.running", "Your file is being made already.");
}

/// <summary>A file that somebody asked for and that is made in the background; it can be fetched for a while and is removed then.</summary>
public sealed class Export : AggregateRoot<Export>
{
    public const int MaxParametersLength = 4_000;
    public static readonly TimeSpan ListKept = TimeSpan.FromDays(1);
    public static readonly TimeSpan PersonKept = TimeSpan.FromDays(7);

    private Export() { }

    /// <param name="parameters">JSON of what was asked for.</param>
    public Export(ExportKind kind, string parameters, bool unmasked, Id<Person>? person, UserId askedBy, DateTimeOffset now) =>
        (Kind, Parameters, Unmasked, Person, AskedBy, AskedAt) = (kind, parameters, unmasked, person, askedBy, now);

    public ExportKind Kind { get; private set; }
    public string Parameters { get; private set; } = "";
    /// <summary>Personal numbers stand in it in full.</summary>
    public bool Unmasked { get; private set; }
    public Id<Person>? Person { get; private set; }
    public UserId AskedBy { get; private set; }
    public DateTimeOffset AskedAt { get; private set; }
    public Id<StoredFile>? File { get; private set; }
    public int Rows { get; private set; }
    public DateTimeOffset? ExpiresAt { get; private set; }

    public bool IsReadyAt(DateTimeOffset now) => File is not null && ExpiresAt > now;

    public void KeptAs(Id<StoredFile> file, int rows, DateTimeOffset now) =>
        (File, Rows, ExpiresAt) = (file, rows, now + (Kind is ExportKind.Person ? PersonKept : ListKept));

    public void Expire() => File = null;
}

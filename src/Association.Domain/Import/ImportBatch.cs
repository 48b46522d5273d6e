using Association.Domain.Common;
using Association.Domain.Files;
using Association.Domain.Tasks;

namespace Association.Domain.Import;

public enum ImportKind { Units, Members, Bodies, Activities, Works }

/// <summary>
/// What a row does to a record that is known already. Update: what the row states wins. Skip: nothing. Fill: only what the
/// record leaves blank is taken from the row. A blank cell never clears anything.
/// </summary>
public enum MatchRule { Update, Skip, Fill }

/// <summary>Draft: the columns are being chosen. Judged: a dry run has told what would happen.</summary>
public enum ImportState { Draft, Judging, Judged, Running, Done, Undoing, Undone }

/// <summary>What became of the rows of a workbook.</summary>
/// <param name="Rows">Rows below the header that are not blank.</param>
public sealed record ImportCounts(int Rows, int Created, int Updated, int Duplicates, int Refused)
{
    public int Unchanged => Rows - Created - Updated - Duplicates - Refused;
}

public static class ImportErrors
{
    public static readonly Error NotFound = Error.NotFound("import");
    public static readonly Error Busy = Error.Conflict("import.busy", "This import is being worked on; wait until that has ended.");
    public static readonly Error WrongState = Error.Conflict("import.wrong-state", "This import is at another step by now.");
    public static readonly Error Closed = Error.Conflict("import.closed", "This import was closed: its workbook is gone and nothing of it can be undone any more.");
    public static readonly Error NothingToDo = Error.Conflict("import.nothing-to-do", "No row of this workbook would create or change anything.");
}

/// <summary>One workbook on its way in: file, match rule, columns, dry run, run, recap, undo.</summary>
public sealed class ImportBatch : AggregateRoot<ImportBatch>
{
    /// <summary>How long a batch can be gone on with or undone, from its end or else from its upload.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    private ImportBatch() { }

    public ImportBatch(ImportKind kind, MatchRule match, Id<StoredFile> file, string fileName, string columns, UserId startedBy, string startedByName, DateTimeOffset now) =>
        (Kind, Match, File, FileName, Columns, StartedBy, StartedByName, CreatedAt) = (kind, match, file, fileName, columns, startedBy, startedByName, now);

    public ImportKind Kind { get; private set; }
    public MatchRule Match { get; private set; }
    public ImportState State { get; private set; }
    /// <summary>The workbook, sealed; null once the batch is closed, for it holds personal numbers.</summary>
    public Id<StoredFile>? File { get; private set; }
    public string FileName { get; private set; } = "";
    /// <summary>JSON: the row of the header, and which column holds which field.</summary>
    public string Columns { get; private set; } = "";
    public UserId StartedBy { get; private set; }
    public string StartedByName { get; private set; } = "";
    public DateTimeOffset CreatedAt { get; private set; }
    public DateTimeOffset? FinishedAt { get; private set; }
    public DateTimeOffset? UndoneAt { get; private set; }
    /// <summary>The work that runs now or ran last.</summary>
    public Id<LongTask>? Task { get; private set; }
    /// <summary>Of the dry run; when the import has run, of the import.</summary>
    public ImportCounts? Counts { get; private set; }
    /// <summary>JSON of the rows that were refused or are duplicates; the values masked.</summary>
    public string? Report { get; private set; }
    public bool Closed => File is null;
    public DateTimeOffset ClosesAt => (FinishedAt ?? CreatedAt) + Kept;

    /// <summary>The file is judged with these columns; may be repeated with others.</summary>
    /// <param name="busy">Whether the task before has not ended.</param>
    public void Judge(MatchRule match, string columns, Id<LongTask> task, bool busy)
    {
        Refuse.If(Closed, ImportErrors.Closed);
        Refuse.If(busy, ImportErrors.Busy);
        Refuse.Unless(State is ImportState.Draft or ImportState.Judging or ImportState.Judged, ImportErrors.WrongState);
        (Match, Columns, Task, State, Counts, Report) = (match, columns, task, ImportState.Judging, null, null);
    }

    public void Judged(ImportCounts counts, string report)
    {
        Refuse.Unless(State is ImportState.Judging, ImportErrors.WrongState);
        (State, Counts, Report) = (ImportState.Judged, counts, report);
    }

    /// <summary>Begins to write, or goes on where a run broke off.</summary>
    /// <param name="busy">Whether the task before has not ended.</param>
    public void Run(Id<LongTask> task, bool busy)
    {
        Refuse.If(Closed, ImportErrors.Closed);
        Refuse.If(busy, ImportErrors.Busy);
        Refuse.Unless(State is ImportState.Judged or ImportState.Running, ImportErrors.WrongState);
        Refuse.If(State is ImportState.Judged && Counts is null or { Created: 0, Updated: 0 }, ImportErrors.NothingToDo);
        (Task, State) = (task, ImportState.Running);
    }

    /// <summary>Begins to write without a dry run: an operator's command judges each row as it writes it.</summary>
    public void RunAtOnce()
    {
        Refuse.Unless(State is ImportState.Draft, ImportErrors.WrongState);
        State = ImportState.Running;
    }

    public void Finish(ImportCounts counts, string report, DateTimeOffset now)
    {
        Refuse.Unless(State is ImportState.Running, ImportErrors.WrongState);
        (State, Counts, Report, FinishedAt) = (ImportState.Done, counts, report, now);
    }

    /// <summary>Takes the batch back; also one that broke off half way.</summary>
    /// <param name="busy">Whether the task before has not ended.</param>
    public void Undo(Id<LongTask> task, bool busy)
    {
        Refuse.If(Closed, ImportErrors.Closed);
        Refuse.If(busy, ImportErrors.Busy);
        Refuse.Unless(State is ImportState.Done or ImportState.Running or ImportState.Undoing, ImportErrors.WrongState);
        (Task, State) = (task, ImportState.Undoing);
    }

    public void Undone(DateTimeOffset now)
    {
        Refuse.Unless(State is ImportState.Undoing, ImportErrors.WrongState);
        (State, UndoneAt) = (ImportState.Undone, now);
    }

    /// <summary>The same workbook, sealed anew.</summary>
    public void KeepAs(Id<StoredFile> file)
    {
        Refuse.If(Closed, ImportErrors.Closed);
        File = file;
    }

    /// <summary>Gives the workbook up: what the batch did stays, and can be shown but not undone any more.</summary>
    public void Close() => File = null;
}

/// <summary>Which headers of a workbook mean which fields, kept under a name for the next workbook of the same shape.</summary>
public sealed class ColumnMap : AggregateRoot<ColumnMap>
{
    public const int MaxNameLength = 100;

    private ColumnMap() { }

    public ColumnMap(ImportKind kind, string name, string headers) => (Kind, Name, Headers) = (kind, name, headers);

    public ImportKind Kind { get; private set; }
    public string Name { get; private set; } = "";
    /// <summary>JSON: header text by field.</summary>
    public string Headers { get; private set; } = "";

    public void Change(string headers) => Headers = headers;
}

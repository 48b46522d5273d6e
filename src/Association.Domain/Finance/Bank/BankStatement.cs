using Association.Domain.Common;
using Association.Domain.Files;
using Association.Domain.Tasks;

namespace Association.Domain.Finance;

/// <summary>Open: looked through. Committed: booked. Undone: booked and taken back. Discarded: never booked.</summary>
public enum StatementState { Open, Committing, Committed, Undone, Discarded }

public static class StatementErrors
{
    public static readonly Error NotFound = Error.NotFound("statement");
    public static readonly Error NotOpen = Error.Conflict("statement.not-open", "The statement was booked or set aside; nothing in it can be changed.");
    public static readonly Error NotCommitted = Error.Conflict("statement.not-committed", "Only a booked statement can be undone.");
    public static readonly Error NothingToCommit = Error.Conflict("statement.nothing", "No line is matched: there is nothing to book.");
    public static readonly Error NoHeader = Error.Invalid("statement.no-header", "No header was found in the first {0} lines. It needs a date and an amount, such as: {1}.", "File");
    public static readonly Error Encoding = Error.Invalid("statement.encoding", "Line {0} cannot be read as Chinese text: save the file as UTF-8 or GB18030.", "File");
    public static readonly Error Row = Error.Invalid("statement.row", "Line {0}: '{1}' is no {2}. The columns may have shifted.", "File");
    public static readonly Error Currency = Error.Invalid("statement.currency", "Line {0} is in {1}; only renminbi is booked.", "File");
    public static readonly Error Empty = Error.Invalid("statement.empty", "No line stands below the header in line {0}.", "File");
    public static readonly Error Split = Error.Invalid("statement.split", "The shares of a line must add up to no more than its amount.", "Shares");
    public static readonly Error NotIncoming = Error.Conflict("statement.not-incoming", "Only money that came in can be matched.");
}

/// <summary>A bank's statement as it was uploaded. Nothing is settled and nobody is written to before it is committed. Source: anchors.md pattern 16.</summary>
public sealed class BankStatement : AggregateRoot<BankStatement>
{
    public const int MaxNameLength = 200;
    public const int MaxAccountLength = 60;

    private BankStatement() { }

    public BankStatement(string fileName, string sha256, string? account, UserId by, DateTimeOffset now) =>
        (FileName, Sha256, Account, UploadedBy, UploadedAt) = (fileName, sha256, account, by, now);

    public string FileName { get; private set; } = "";
    public string Sha256 { get; private set; } = "";
    /// <summary>The account as the statement shows it, most often masked.</summary>
    public string? Account { get; private set; }
    public StatementState State { get; private set; }
    public UserId UploadedBy { get; private set; }
    public DateTimeOffset UploadedAt { get; private set; }
    public DateTimeOffset? CommittedAt { get; private set; }
    public DateTimeOffset? UndoneAt { get; private set; }
    public Id<LongTask>? Task { get; private set; }
    public Id<StoredFile>? File { get; private set; }

    public void KeptAs(Id<StoredFile> file) => File = file;

    public void BeginCommit(Id<LongTask>? task)
    {
        Refuse.Unless(State is StatementState.Open or StatementState.Undone, StatementErrors.NotOpen);
        (State, Task) = (StatementState.Committing, task);
    }

    public void EndCommit(DateTimeOffset now)
    {
        Refuse.Unless(State is StatementState.Committing, StatementErrors.NotOpen);
        (State, CommittedAt, UndoneAt) = (StatementState.Committed, now, null);
    }

    public void Undo(DateTimeOffset now)
    {
        Refuse.Unless(State is StatementState.Committed, StatementErrors.NotCommitted);
        (State, UndoneAt) = (StatementState.Undone, now);
    }

    public void Discard()
    {
        Refuse.Unless(State is StatementState.Open or StatementState.Undone, StatementErrors.NotOpen);
        State = StatementState.Discarded;
    }
}

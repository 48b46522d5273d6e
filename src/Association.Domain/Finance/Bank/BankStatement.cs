using Association.Domain.Common;
using Association.Domain.Files;
using Association.Domain.Tasks;

namespace Association.Domain.Finance;

/// <summary>
/// Open: looked through. Committing: being booked. Committed: booked. Undoing: being taken back. Undone: taken back. Discarded: never booked.
/// </summary>
public enum StatementState { Open, Committing, Committed, Undone, Discarded, Undoing }

public static class StatementErrors
{
    public static readonly Error NotFound = Error.NotFound("statement");
    public static readonly Error NotOpen = Error.Conflict("statement.not-open", "The statement was booked or set aside; nothing in it can be changed.");
    public static readonly Error NotCommitted = Error.Conflict("statement.not-committed", "Only a booked statement can be undone.");
    public static readonly Error AtWork = Error.Conflict("statement.at-work", "The statement is being booked or undone right now; wait until that has ended.");
    public static readonly Error StillBooked = Error.Conflict("statement.still-booked", "Some lines are booked still, because what they paid has had consequences; undo those first.");
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
    public bool IsAtWork => State is StatementState.Committing or StatementState.Undoing;

    public void KeptAs(Id<StoredFile> file) => File = file;

    /// <param name="again">The work that was begun broke off: it is gone on with.</param>
    public void BeginCommit(Id<LongTask>? task, bool again = false)
    {
        Refuse.If(!again && IsAtWork, StatementErrors.AtWork);
        Refuse.Unless(State is StatementState.Open or StatementState.Undone || again && State is StatementState.Committing, StatementErrors.NotOpen);
        (State, Task) = (StatementState.Committing, task);
    }

    public void EndCommit(DateTimeOffset now)
    {
        Refuse.Unless(State is StatementState.Committing, StatementErrors.NotOpen);
        (State, CommittedAt, UndoneAt) = (StatementState.Committed, now, null);
    }

    /// <summary>Undone in part is undone again, once what stood against it is gone.</summary>
    /// <param name="again">The work that was begun broke off: it is gone on with.</param>
    public void BeginUndo(Id<LongTask>? task, bool again = false)
    {
        Refuse.If(!again && IsAtWork, StatementErrors.AtWork);
        Refuse.Unless(State is StatementState.Committed or StatementState.Undone || again && State is StatementState.Undoing, StatementErrors.NotCommitted);
        (State, Task) = (StatementState.Undoing, task);
    }

    public void EndUndo(DateTimeOffset now)
    {
        Refuse.Unless(State is StatementState.Undoing, StatementErrors.NotCommitted);
        (State, UndoneAt) = (StatementState.Undone, now);
    }

    public void Discard()
    {
        Refuse.If(IsAtWork, StatementErrors.AtWork);
        Refuse.Unless(State is StatementState.Open or StatementState.Undone, StatementErrors.NotOpen);
        State = StatementState.Discarded;
    }
}

using Association.Domain.Common;

namespace Association.Domain.Tasks;

public enum LongTaskKind { IssueCertificates, ImportUnits, ImportMembers, ImportBodies, ImportActivities, Export, JudgeImport, UndoImport, PrintBadges, IssueLetters, RunDues, CommitStatement, UndoStatement, ImportWorks, ReleaseCredits, IssueCredits, IssueTeachingProofs, IssueTrainings, SendMailing }

public enum LongTaskState { Queued, Running, Done, Failed }

/// <summary>Work that takes longer than a page may wait: it can be left, found again, and ends in a result list.</summary>
public sealed class LongTask : AggregateRoot<LongTask>
{
    public const int MaxErrorLength = 1_000;

    private LongTask() { }

    public LongTask(LongTaskKind kind, Guid? subject, UserId startedBy, DateTimeOffset now) =>
        (Kind, Subject, StartedBy, QueuedAt) = (kind, subject, startedBy, now);

    public LongTaskKind Kind { get; private set; }
    /// <summary>What it works on: an event, a file.</summary>
    public Guid? Subject { get; private set; }
    public UserId StartedBy { get; private set; }
    public LongTaskState State { get; private set; }
    public int Total { get; private set; }
    public int Done { get; private set; }
    public int Failed { get; private set; }
    public DateTimeOffset QueuedAt { get; private set; }
    public DateTimeOffset? FinishedAt { get; private set; }
    /// <summary>JSON list of what happened row by row.</summary>
    public string? Report { get; private set; }
    public string? Error { get; private set; }
    /// <summary>A worker has it until then; a worker that died gives it up by dying.</summary>
    public DateTimeOffset? LeasedUntil { get; private set; }
    /// <summary>How often a worker took it: one that never comes through is given up.</summary>
    public int Attempts { get; private set; }

    public bool Finished => State is LongTaskState.Done or LongTaskState.Failed;
    public int Percent => Total == 0 ? (Finished ? 100 : 0) : Math.Min(100, (Done + Failed) * 100 / Total);

    public void Start(int total) => (State, Total, Done, Failed) = (LongTaskState.Running, total, 0, 0);

    public void Progress(int done, int failed) => (Done, Failed) = (done, failed);

    public void Finish(string? report, DateTimeOffset now) => (State, Report, FinishedAt, LeasedUntil) = (LongTaskState.Done, report, now, null);

    public void Break(string error, string? report, DateTimeOffset now) =>
        (State, Error, Report, FinishedAt, LeasedUntil) = (LongTaskState.Failed, error.Length > MaxErrorLength ? error[..MaxErrorLength] : error, report, now, null);
}

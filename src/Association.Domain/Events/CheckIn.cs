using Association.Domain.Common;

namespace Association.Domain.Events;

/// <summary>Code: by a code shown during an online session. File: from the attendance file of its platform.</summary>
public enum ScanMethod { Camera, Scanner, Name, Self, Code, File }

public enum ScanDirection { In, Out }

/// <summary>Admitted and Left are green; AlreadyIn, NotInside and Unpaid are yellow; the others red.</summary>
public enum ScanVerdict { Admitted, AlreadyIn, Unpaid, Cancelled, WrongEvent, Unknown, Left, NotInside, NotEligible, NotOpen, NotConfirmed }

public static class ScanErrors
{
    public static readonly Error NotFound = Error.NotFound("scan");
    public static readonly Error NotOverridable = Error.Conflict("scan.not-overridable", "Nobody without a place here can be let in; register the person first.");
    public static readonly Error NotUndoable = Error.Conflict("scan.not-undoable", "Only an admission that still counts can be undone.");
    public static readonly Error Certified = Error.Conflict("scan.certified", "A certificate was issued for this attendance; revoke it first.");
}

/// <summary>One look at one ticket, kept whatever came of it. A guessed code leaves a row without a registration.</summary>
public sealed class Scan : AggregateRoot<Scan>
{
    public const int MaxNonceLength = 40;
    public const int MaxReasonLength = 200;

    /// <summary>A door that was without network may send what it saw so much later.</summary>
    public static readonly TimeSpan LongestDelay = TimeSpan.FromDays(7);

    private Scan() { }

    public Scan(CheckInList list, Id<Registration>? registration, ScanVerdict verdict, ScanMethod method, ScanDirection direction, UserId steward, ScanTime time, string nonce)
    {
        (Event, List, Registration, Verdict, Method, Direction) = (list.Event, list.Id, registration, verdict, method, direction);
        (Steward, At, ReceivedAt, Nonce) = (steward, time.At, time.ReceivedAt, nonce);
    }

    public Id<Event> Event { get; private set; }
    /// <summary>The list; that of the main door carries the id of the event.</summary>
    public Id<CheckInList> List { get; private set; }
    public Id<Registration>? Registration { get; private set; }
    public ScanVerdict Verdict { get; private set; }
    public ScanMethod Method { get; private set; }
    public ScanDirection Direction { get; private set; }
    public UserId Steward { get; private set; }
    /// <summary>When the ticket was shown.</summary>
    public DateTimeOffset At { get; private set; }
    /// <summary>When we learned of it; later than <see cref="At"/> where the door had no network.</summary>
    public DateTimeOffset ReceivedAt { get; private set; }
    /// <summary>Made by the door for each scan: a repeated upload adds nothing.</summary>
    public string Nonce { get; private set; } = "";
    /// <summary>Why a supervisor let somebody in against the answer of the list.</summary>
    public string? Reason { get; private set; }
    public DateTimeOffset? UndoneAt { get; private set; }
    public UserId? UndoneBy { get; private set; }

    public bool Counts => UndoneAt is null && Verdict is ScanVerdict.Admitted or ScanVerdict.Left;

    public void Because(string? reason) => Reason = reason;

    /// <summary>An earlier scan came to light: this one was the second.</summary>
    internal void Yield() => Verdict = ScanVerdict.AlreadyIn;

    public void Undo(UserId by, DateTimeOffset now)
    {
        Refuse.Unless(Counts, ScanErrors.NotUndoable);
        (UndoneAt, UndoneBy) = (now, by);
    }
}

/// <param name="At">When the ticket was shown.</param>
/// <param name="ReceivedAt">When we learned of it.</param>
public readonly record struct ScanTime(DateTimeOffset At, DateTimeOffset ReceivedAt)
{
    /// <summary>What a door saw some time ago, by its own stopwatch: a wrong clock of the device changes nothing.</summary>
    public static ScanTime Ago(TimeSpan ago, DateTimeOffset now)
    {
        var delay = ago < TimeSpan.Zero ? TimeSpan.Zero : ago > Scan.LongestDelay ? Scan.LongestDelay : ago;
        return new(now - delay, now);
    }
}

/// <summary>
/// That somebody is on a list as come: one row a list and registration, so that the database refuses a second one. The scans
/// tell how it came about.
/// </summary>
public sealed class Admission : Entity<Admission>, INotAudited
{
    private Admission() { }

    public Admission(Scan scan)
    {
        (Event, List, Registration) = (scan.Event, scan.List, scan.Registration!.Value);
        (Scan, FirstAt, LastAt, Inside) = (scan.Id, scan.At, scan.At, true);
    }

    public Id<Event> Event { get; private set; }
    public Id<CheckInList> List { get; private set; }
    public Id<Registration> Registration { get; private set; }
    /// <summary>The scan that let the person in first.</summary>
    public Id<Scan> Scan { get; private set; }
    public DateTimeOffset FirstAt { get; private set; }
    public DateTimeOffset LastAt { get; private set; }
    public bool Inside { get; private set; }
    /// <summary>Counts every change: of two doors that see the same person at once, one looks again.</summary>
    public int Changes { get; private set; }

    /// <summary>What the scans that count say, in the order of their time.</summary>
    /// <returns>False: nothing of the admission is left.</returns>
    public bool Replay(IEnumerable<Scan> scans)
    {
        var counting = scans.Where(s => s.Counts).OrderBy(s => s.At).ToList();
        if (counting.Find(s => s.Verdict is ScanVerdict.Admitted) is not { } first) return false;
        (Scan, FirstAt, LastAt, Inside) = (first.Id, first.At, counting[^1].At, counting[^1].Verdict is ScanVerdict.Admitted);
        Changes++;
        return true;
    }
}

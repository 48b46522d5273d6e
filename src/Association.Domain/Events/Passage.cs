using Association.Domain.Common;

namespace Association.Domain.Events;

/// <summary>A ticket at a list, with what is known of it there: decides what a scan comes to.</summary>
/// <param name="earlier">The scans of this ticket at this list that count.</param>
/// <param name="chose">The holder chose what the list asks for.</param>
public sealed class Passage(CheckInList list, Registration? ticket, Admission? admission, IReadOnlyList<Scan> earlier, bool chose = true)
{
    /// <summary>When the person came in first, for a scan that is not the first.</summary>
    public DateTimeOffset? FirstAt { get; } = admission?.FirstAt;

    public Admission? Admission { get; private set; } = admission;

    /// <summary>What a scan would be answered, with nothing changed.</summary>
    public ScanVerdict Judge(ScanDirection direction, DateTimeOffset at)
    {
        var verdict = list.Judge(ticket, at, chose);
        if (verdict is not ScanVerdict.Admitted) return direction is ScanDirection.Out && verdict is ScanVerdict.NotOpen && InsideAt(at) ? ScanVerdict.Left : verdict;
        if (list.InAndOut) return (direction, InsideAt(at)) switch
        {
            (ScanDirection.In, true) => ScanVerdict.AlreadyIn,
            (ScanDirection.In, false) => ScanVerdict.Admitted,
            (_, true) => ScanVerdict.Left,
            _ => ScanVerdict.NotInside,
        };
        // What was seen first came first, in whichever order we learn of it.
        return Admission is null || at < Admission.FirstAt ? ScanVerdict.Admitted : ScanVerdict.AlreadyIn;
    }

    /// <summary>Lets the ticket pass where nothing speaks against it, or where a supervisor answers for it.</summary>
    /// <returns>The scan, to be kept whatever came of it.</returns>
    public Scan Pass(ScanMethod method, ScanDirection direction, UserId steward, ScanTime time, string nonce, string? reason = null)
    {
        var verdict = Judge(direction, time.At);
        if (reason is not null && verdict is not ScanVerdict.Admitted) verdict = Overridden(verdict);
        var scan = new Scan(list, ticket?.Id, verdict, method, list.InAndOut ? direction : ScanDirection.In, steward, time, nonce);
        scan.Because(reason);
        if (!scan.Counts) return scan;

        if (!list.InAndOut && reason is null)
            foreach (var later in earlier.Where(s => s.Reason is null)) later.Yield();
        if (Admission is null) Admission = new Admission(scan);
        else Admission.Replay([.. earlier, scan]);
        if (list.CountsAsAttendance && scan.Verdict is ScanVerdict.Admitted) ticket!.Admit(scan.At);
        return scan;
    }

    private static ScanVerdict Overridden(ScanVerdict verdict)
    {
        Refuse.Unless(CheckInList.MayBeOverridden(verdict), ScanErrors.NotOverridable);
        return ScanVerdict.Admitted;
    }

    private bool InsideAt(DateTimeOffset at) =>
        earlier.Where(s => s.At <= at).OrderBy(s => s.At).LastOrDefault() is { Verdict: ScanVerdict.Admitted };
}

/// <summary>How long somebody was there. Source: domain.md 5.3, R1.50.</summary>
public static class PresenceTime
{
    /// <summary>Whole minutes of the time between signing in and out, within the bounds; time that two intervals share counts once.</summary>
    /// <param name="scans">Those that count, of one person at one list.</param>
    /// <param name="stayedToEnd">Whoever did not sign out stayed to the end; else the last interval counts nothing.</param>
    public static int Minutes(IEnumerable<(DateTimeOffset At, ScanVerdict Verdict)> scans, DateTimeOffset from, DateTimeOffset to, bool stayedToEnd, DateTimeOffset now)
    {
        var (spent, cameAt) = (TimeSpan.Zero, (DateTimeOffset?)null);
        foreach (var (at, verdict) in scans.OrderBy(s => s.At))
        {
            if (verdict is ScanVerdict.Admitted) cameAt ??= at;
            else if (verdict is ScanVerdict.Left && cameAt is { } came)
            {
                spent += Within(came, at, from, to);
                cameAt = null;
            }
        }

        if (cameAt is { } still && (stayedToEnd || now < to)) spent += Within(still, now < to ? now : to, from, to);
        return (int)spent.TotalMinutes;
    }

    private static TimeSpan Within(DateTimeOffset came, DateTimeOffset left, DateTimeOffset from, DateTimeOffset to)
    {
        var (start, end) = (came < from ? from : came, left > to ? to : left);
        return end > start ? end - start : TimeSpan.Zero;
    }
}

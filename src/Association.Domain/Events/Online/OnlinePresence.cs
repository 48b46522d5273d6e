using Association.Domain.Common;

namespace Association.Domain.Events.Online;

public readonly record struct PresenceInterval(DateTimeOffset From, DateTimeOffset To)
{
    /// <summary>What overlaps or touches becomes one; what lies outside the time is cut off.</summary>
    public static IReadOnlyList<PresenceInterval> Unite(IEnumerable<PresenceInterval> intervals, OnlineTime time)
    {
        var united = new List<PresenceInterval>();
        foreach (var (from, to) in intervals.Select(i => Within(i, time)).Where(i => i.To > i.From).OrderBy(i => i.From))
        {
            if (united.Count > 0 && from <= united[^1].To) united[^1] = new(united[^1].From, to > united[^1].To ? to : united[^1].To);
            else united.Add(new(from, to));
        }

        return united;
    }

    private static PresenceInterval Within(PresenceInterval one, OnlineTime time) =>
        new(Second(one.From < time.From ? time.From : one.From), Second(one.To > time.To ? time.To : one.To));

    private static DateTimeOffset Second(DateTimeOffset at) => new(at.UtcTicks / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond, TimeSpan.Zero);
}

/// <summary>
/// Somebody's time in an online session, as scans of its list: what is learned later is united with what is known. A scan that the
/// union makes wrong stays, marked as undone; the same evidence twice changes nothing.
/// </summary>
/// <param name="earlier">The scans of this person at this list that count.</param>
public sealed class OnlinePresence(CheckInList list, Registration ticket, Admission? admission, IReadOnlyCollection<Scan> earlier)
{
    public Admission? Admission { get; private set; } = admission;

    /// <summary>The intervals that are known, in order; whoever came in and did not leave has none that is closed.</summary>
    public static IEnumerable<PresenceInterval> Known(IEnumerable<Scan> counting)
    {
        DateTimeOffset? came = null;
        foreach (var scan in counting.OrderBy(s => s.At))
        {
            if (scan.Verdict is ScanVerdict.Admitted) came ??= scan.At;
            else if (came is { } from)
            {
                yield return new(from, scan.At);
                came = null;
            }
        }
    }

    /// <returns>The scans to add; none when nothing is new.</returns>
    public IReadOnlyList<Scan> Learn(IEnumerable<PresenceInterval> evidence, OnlineTime time, ScanMethod method, UserId by, DateTimeOffset now)
    {
        var known = Known(earlier).ToList();
        var united = PresenceInterval.Unite(known.Concat(evidence), time);
        if (united.Count == 0 || united.SequenceEqual(known)) return [];

        var wanted = united.SelectMany(i => new[] { (At: i.From, Verdict: ScanVerdict.Admitted), (At: i.To, Verdict: ScanVerdict.Left) }).ToList();
        foreach (var scan in earlier.Where(s => s.Counts && !wanted.Contains((s.At, s.Verdict)) && IsCovered(s, united))) scan.Undo(by, now);
        var added = wanted.Where(w => !earlier.Any(s => s.Counts && s.At == w.At && s.Verdict == w.Verdict))
            .Select(w => new Scan(list, ticket.Id, w.Verdict, method, w.Verdict is ScanVerdict.Left ? ScanDirection.Out : ScanDirection.In, by, new ScanTime(w.At, now), RandomCode.Secret())).ToList();
        var counting = earlier.Concat(added).Where(s => s.Counts).ToList();
        Admission ??= new Admission(counting.Where(s => s.Verdict is ScanVerdict.Admitted).MinBy(s => s.At)!);
        Admission.Replay(counting);
        if (list.CountsAsAttendance) ticket.Admit(Admission.FirstAt);
        return added;
    }

    private static bool IsCovered(Scan scan, IReadOnlyList<PresenceInterval> united) => united.Any(i => scan.At >= i.From && scan.At <= i.To);
}

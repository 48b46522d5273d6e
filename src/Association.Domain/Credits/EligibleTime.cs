using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Online;

namespace Association.Domain.Credits;

/// <summary>A part of the programme whose minutes count.</summary>
public sealed record TaughtTime(Id<EventSession> Session, DateTimeOffset From, DateTimeOffset To)
{
    public PresenceInterval Interval => new(From, To);
}

/// <summary>What one list knows of somebody.</summary>
/// <param name="Session">Null: the list is about the whole event.</param>
/// <param name="InAndOut">People sign in and out; else each look at the ticket shows that they were there.</param>
/// <param name="StayedToEnd">Whoever did not sign out stayed to the end.</param>
/// <param name="ChecksDue">Codes that were shown online.</param>
/// <param name="ChecksPassed">Of them, those that were answered in time.</param>
public sealed record PresenceProof(Id<EventSession>? Session, IReadOnlyList<ProofMoment> Moments, bool InAndOut, bool StayedToEnd, int ChecksDue = 0, int ChecksPassed = 0);

public readonly record struct ProofMoment(DateTimeOffset At, bool In);

/// <summary>What the office put right: there from then to then, or, without a beginning, not there.</summary>
public sealed record TimeCorrection(Id<EventSession> Session, DateTimeOffset? From, DateTimeOffset? To);

/// <summary>Why a session counted as it did.</summary>
public enum TimeFinding { Whole, Part, Absent, NoScan, NoSignOut, Taught, Corrected }

public sealed record SessionTime(Id<EventSession> Session, int Minutes, TimeFinding Finding);

/// <param name="Days">Each moment once, however many sessions run side by side (R1.50).</param>
public sealed record EligibleTime(IReadOnlyList<DayMinutes> Days, IReadOnlyList<SessionTime> Sessions)
{
    public int Minutes => Days.Sum(d => d.Minutes);

    /// <summary>
    /// The union of what was proved, within the sessions that count; what somebody taught is not attended as well.
    /// Source: domain.md 5.3, R1.32, R1.50, R1.51.
    /// </summary>
    /// <param name="taught">By the same person.</param>
    public static EligibleTime Of(AttendanceTerms terms, IReadOnlyList<TaughtTime> sessions, IReadOnlyList<PresenceProof> proofs, IReadOnlyList<TimeCorrection> corrections, IReadOnlyList<PresenceInterval> taught)
    {
        var (all, findings) = (new List<PresenceInterval>(), new List<SessionTime>());
        var scanned = proofs.SelectMany(p => p.Moments).SelectMany(m => HalfDay.OfMoment(m, sessions)).ToHashSet();
        foreach (var session in sessions)
        {
            var (found, finding) = corrections.LastOrDefault(c => c.Session == session.Session) is { } correction
                ? (Corrected(session, correction), TimeFinding.Corrected) : Proved(terms, session, proofs, (sessions, scanned));
            var counted = Without(found, taught);
            findings.Add(new(session.Session, Whole(counted), finding is not TimeFinding.Corrected && Whole(counted) < Whole(found) ? TimeFinding.Taught : finding));
            all.AddRange(counted);
        }

        return new(DaysOf(all), findings);
    }

    /// <summary>Minutes of teaching by day: of the programme, or of one lecturer.</summary>
    public static IReadOnlyList<DayMinutes> DaysOf(IEnumerable<PresenceInterval> intervals) =>
        [.. Unite(intervals, TimeSpan.Zero).GroupBy(i => AssociationCalendar.DayOf(i.From)).OrderBy(day => day.Key).Select(day => new DayMinutes(day.Key, Whole(day)))];

    private static (IReadOnlyList<PresenceInterval>, TimeFinding) Proved(AttendanceTerms terms, TaughtTime session, IReadOnlyList<PresenceProof> proofs, (IReadOnlyList<TaughtTime> Sessions, HashSet<HalfDay> Scanned) day)
    {
        var mine = proofs.Where(p => p.Session is null || p.Session == session.Session).ToList();
        if (mine.Exists(p => p.ChecksDue > 0 && p.ChecksPassed * 100 >= p.ChecksDue * terms.MinChecksPercent)) return ([session.Interval], TimeFinding.Whole);
        if (terms.ScanEachHalfDay && !day.Scanned.Contains(HalfDay.Of(session.From)) && !mine.Exists(p => p.Moments.Any(m => m.At >= session.From && m.At <= session.To)))
            return ([], mine.Exists(p => p.Moments.Count > 0) ? TimeFinding.NoScan : TimeFinding.Absent);

        var there = Closed(terms, session, Unite(mine.SelectMany(p => Over(p, session, day.Sessions)), TimeSpan.FromMinutes(terms.GraceMinutes)));
        if (there.Count == 0) return (there, mine.Exists(p => p.InAndOut && NeverLeft(p, session, day.Sessions)) ? TimeFinding.NoSignOut : TimeFinding.Absent);
        return (there, Whole(there) >= (int)(session.To - session.From).TotalMinutes ? TimeFinding.Whole : TimeFinding.Part);
    }

    private static IEnumerable<PresenceInterval> Over(PresenceProof proof, TaughtTime session, IReadOnlyList<TaughtTime> all) => (proof.InAndOut ? SignedIn(proof, session, all) : Seen(proof, session, all))
        .Select(i => new PresenceInterval(i.From < session.From ? session.From : i.From, i.To > session.To ? session.To : i.To)).Where(i => i.To > i.From);

    /// <summary>Looked at once: there from that moment to the end of the session, if it was within its half day.</summary>
    private static IEnumerable<PresenceInterval> Seen(PresenceProof proof, TaughtTime session, IReadOnlyList<TaughtTime> all) => proof.Moments
        .Where(m => Covers(m, session, all)).Select(m => new PresenceInterval(m.At, session.To));

    private static IEnumerable<PresenceInterval> SignedIn(PresenceProof proof, TaughtTime session, IReadOnlyList<TaughtTime> all)
    {
        DateTimeOffset? came = null;
        foreach (var moment in proof.Moments.OrderBy(m => m.At).ThenByDescending(m => m.In))
        {
            if (moment.In) came ??= moment.At;
            else if (came is { } from)
            {
                yield return new(from, moment.At);
                came = null;
            }
        }

        // Whoever forgot to sign out at noon and was let in again in the afternoon was there from then on.
        if (came is { } since && proof.StayedToEnd && proof.Moments.Where(m => m.In && m.At >= since && Covers(m, session, all)).Select(m => (DateTimeOffset?)m.At).Min() is { } still) yield return new(still, session.To);
    }

    /// <summary>Whether somebody who was let in then was in time for this session.</summary>
    private static bool Covers(ProofMoment moment, TaughtTime session, IReadOnlyList<TaughtTime> all) =>
        moment.At < session.To && (moment.At >= session.From || HalfDay.OfMoment(moment, all).Contains(HalfDay.Of(session.From)));

    private static bool NeverLeft(PresenceProof proof, TaughtTime session, IReadOnlyList<TaughtTime> all) => !proof.StayedToEnd
        && proof.Moments.Where(m => m.At < session.To).OrderBy(m => m.At).LastOrDefault() is { In: true } last && HalfDay.OfMoment(last, all).Contains(HalfDay.Of(session.From));

    /// <summary>Whoever was late by no more than the grace was not late, and the same at the end.</summary>
    private static List<PresenceInterval> Closed(AttendanceTerms terms, TaughtTime session, List<PresenceInterval> there)
    {
        if (there.Count == 0) return there;
        var grace = TimeSpan.FromMinutes(terms.GraceMinutes);
        if (there[0].From - session.From <= grace) there[0] = there[0] with { From = session.From };
        if (session.To - there[^1].To <= grace) there[^1] = there[^1] with { To = session.To };
        return there;
    }

    private static List<PresenceInterval> Corrected(TaughtTime session, TimeCorrection correction)
    {
        if (correction.From is not { } from) return [];
        var (start, end) = (from < session.From ? session.From : from, correction.To is { } to && to < session.To ? to : session.To);
        return end > start ? [new(start, end)] : [];
    }

    private static List<PresenceInterval> Unite(IEnumerable<PresenceInterval> intervals, TimeSpan gap)
    {
        var united = new List<PresenceInterval>();
        foreach (var next in intervals.Where(i => i.To > i.From).OrderBy(i => i.From))
        {
            if (united.Count > 0 && next.From <= united[^1].To + gap) united[^1] = new(united[^1].From, next.To > united[^1].To ? next.To : united[^1].To);
            else united.Add(next);
        }

        return united;
    }

    private static List<PresenceInterval> Without(IReadOnlyList<PresenceInterval> intervals, IReadOnlyList<PresenceInterval> taught)
    {
        List<PresenceInterval> left = [.. intervals];
        foreach (var gone in taught)
            left = [.. left.SelectMany(i => gone.To <= i.From || gone.From >= i.To ? [i] : new PresenceInterval[] { new(i.From, gone.From), new(gone.To, i.To) }.Where(part => part.To > part.From))];
        return left;
    }

    private static int Whole(IEnumerable<PresenceInterval> intervals) => (int)intervals.Aggregate(TimeSpan.Zero, (sum, i) => sum + (i.To - i.From)).TotalMinutes;

    /// <summary>Morning until one o'clock, afternoon until six, evening. Source: domain.md R1.32.</summary>
    private readonly record struct HalfDay(DateOnly Day, int Part)
    {
        /// <summary>Doors open this long before a session, and people leave this long after it.</summary>
        private static readonly TimeSpan Near = TimeSpan.FromMinutes(90);

        /// <summary>That of the clock, and that of the session somebody comes for or leaves: who comes at ten to one for half past one has come in the afternoon.</summary>
        public static IEnumerable<HalfDay> OfMoment(ProofMoment moment, IReadOnlyList<TaughtTime> sessions)
        {
            yield return Of(moment.At);
            var nearest = sessions.Where(s => moment.In ? s.To > moment.At : s.From < moment.At).Select(s => (s.From, Away: moment.In ? s.From - moment.At : moment.At - s.To))
                .Where(s => s.Away <= Near).OrderBy(s => s.Away > TimeSpan.Zero ? s.Away : TimeSpan.Zero).ToList();
            if (nearest.Count > 0) yield return Of(nearest[0].From);
        }

        public static HalfDay Of(DateTimeOffset at)
        {
            var local = AssociationCalendar.LocalTime(at);
            return new(DateOnly.FromDateTime(local.DateTime), local.Hour < 13 ? 0 : local.Hour < 18 ? 1 : 2);
        }
    }
}

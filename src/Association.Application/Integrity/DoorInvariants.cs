using Association.Application.Common;
using Association.Domain.Events;

namespace Association.Application.Integrity;

/// <summary>Who is on a list was let in there, once; and who came to a list that counts has come to the event. Source: product.md invariant 5, security.md B37.</summary>
internal static class DoorInvariants
{
    public static IEnumerable<Invariant> Of(IAssociationDb db) => [Attendance(db), Once(db), Admitted(db)];

    private static Invariant Attendance(IAssociationDb db) => Invariant.Of("registrations.attendance",
        db.Registrations.Where(r => r.CheckedInAt != null != db.Admissions.Any(a => a.Registration == r.Id
            && !db.CheckInLists.Any(l => l.Id == a.List && !l.CountsAsAttendance))),
        r => $"registration {r.Id}: has come without an admission that counts, or the other way round");

    /// <summary>Let in again by a supervisor, with a reason, is no second time.</summary>
    private static Invariant Once(IAssociationDb db) => Invariant.Of("doors.once",
        db.Scans.Where(s => s.Verdict == ScanVerdict.Admitted && s.UndoneAt == null && s.Reason == null && !db.CheckInLists.Any(l => l.Id == s.List && l.InAndOut))
            .GroupBy(s => new { s.List, s.Registration }).Where(g => g.Count() > 1).Select(g => new { g.Key.List, g.Key.Registration, Times = g.Count() }),
        g => $"list {g.List}: registration {g.Registration} was let in {g.Times} times");

    private static Invariant Admitted(IAssociationDb db) => Invariant.Of("doors.admitted",
        db.Admissions.Where(a => !db.Scans.Any(s => s.Id == a.Scan && s.List == a.List && s.Registration == a.Registration && s.Verdict == ScanVerdict.Admitted && s.UndoneAt == null)),
        a => $"admission {a.Id}: no scan let registration {a.Registration} in");
}

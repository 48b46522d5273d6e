using Association.Application.Common;
using Association.Domain.Credits;

namespace Association.Application.Integrity;

/// <summary>Credits follow attendance: one award a person, event and role, and none for somebody who was not there. Source: product.md invariant 5.</summary>
internal static class CreditInvariants
{
    public static IEnumerable<Invariant> Of(IAssociationDb db) => [Once(db), Attended(db), Released(db)];

    private static Invariant Once(IAssociationDb db) => Invariant.Of("credits.once",
        db.CreditAwards.Where(a => a.Event != null && a.Status != AwardStatus.Reversed).GroupBy(a => new { a.Event, a.Person, a.Role }).Where(g => g.Count() > 1)
            .Select(g => new { g.Key.Event, g.Key.Person, Times = g.Count() }),
        g => $"event {g.Event}, person {g.Person}: {g.Times} awards");

    private static Invariant Attended(IAssociationDb db) => Invariant.Of("credits.attended",
        db.CreditAwards.Where(a => a.Registration != null && a.Role == CreditRole.Attendee && a.Status == AwardStatus.Released
            && !db.Registrations.Any(r => r.Id == a.Registration && r.Event == a.Event
                && (r.CheckedInAt != null || db.AttendanceCorrections.Any(c => c.Registration == r.Id && c.From != null && c.WithdrawnAt == null)))),
        a => $"award {a.Id}: released for somebody who did not come");

    private static Invariant Released(IAssociationDb db) => Invariant.Of("credits.released",
        db.CreditAwards.Where(a => a.Status == AwardStatus.Released && (a.ReleasedAt == null || a.Credits <= 0) || (a.Status == AwardStatus.Reversed) != (a.ReversedAt != null)),
        a => $"award {a.Id}: {a.Status}, against its record");
}

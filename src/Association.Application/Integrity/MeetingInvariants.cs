using Association.Application.Common;
using Association.Domain.Events;

namespace Association.Application.Integrity;

/// <summary>Nobody is on an activity's list twice, and nobody came to one that was cancelled. Source: product.md invariant 1.</summary>
internal static class MeetingInvariants
{
    public static IEnumerable<Invariant> Of(IAssociationDb db) => [Once(db), Cancelled(db), Materials(db)];

    private static Invariant Once(IAssociationDb db) => Invariant.Of("meetings.once",
        db.Invitees.GroupBy(i => new { i.Event, i.Person }).Where(g => g.Count() > 1).Select(g => new { g.Key.Event, g.Key.Person, Times = g.Count() }),
        g => $"event {g.Event}: person {g.Person} is on the list {g.Times} times");

    private static Invariant Cancelled(IAssociationDb db) => Invariant.Of("meetings.cancelled",
        db.Invitees.Where(i => i.Presence == Presence.Attended && db.Events.Any(e => e.Id == i.Event && e.Status == EventStatus.Cancelled)),
        i => $"invitee {i.Id}: attended event {i.Event}, which was cancelled");

    private static Invariant Materials(IAssociationDb db) => Invariant.Of("meetings.materials",
        db.MeetingRecords.SelectMany(r => r.Materials).Where(m => db.Files.Any(f => f.Id == m.File && f.DiscardedAt != null)),
        m => $"material {m.Id}: its file {m.File} was discarded");
}

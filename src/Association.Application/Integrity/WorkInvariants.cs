using Association.Application.Common;
using Association.Application.Messages;
using Association.Domain.Tasks;

namespace Association.Application.Integrity;

/// <summary>Messages leave once, and nothing that was begun hangs. Sources: product.md invariant 6, security.md I5 and I8.</summary>
internal static class WorkInvariants
{
    // Far longer than any lease or task of the product takes.
    private static readonly TimeSpan LongestLease = TimeSpan.FromHours(1);
    private static readonly TimeSpan LongestTask = TimeSpan.FromHours(24);

    public static IEnumerable<Invariant> Of(IAssociationDb db, DateTimeOffset now) => [Once(db), Lease(db, now + LongestLease), Sent(db), Task(db, now - LongestTask)];

    private static Invariant Once(IAssociationDb db) => Invariant.Of("outbox.once",
        db.Outbox.GroupBy(m => m.Key).Where(g => g.Count() > 1).Select(g => new { First = g.Min(m => m.CreatedAt), Times = g.Count() }),
        g => $"{g.Times} messages with one key, the first of {g.First:O}");

    private static Invariant Lease(IAssociationDb db, DateTimeOffset limit) => Invariant.Of("outbox.lease",
        db.Outbox.Where(m => m.LeasedUntil != null && (m.State != OutboxState.Pending || m.LeasedUntil > limit)),
        m => $"message {m.Id}: {m.State}, leased until {m.LeasedUntil:O}");

    private static Invariant Sent(IAssociationDb db) => Invariant.Of("outbox.sent",
        db.Outbox.Where(m => m.State == OutboxState.Sent != (m.SentAt != null)),
        m => $"message {m.Id}: {m.State}, sent {m.SentAt:O}");

    private static Invariant Task(IAssociationDb db, DateTimeOffset limit) => Invariant.Of("tasks.stuck",
        db.Tasks.Where(t => (t.State == LongTaskState.Queued || t.State == LongTaskState.Running) && t.QueuedAt < limit),
        t => $"task {t.Id}: {t.Kind} {t.State} since {t.QueuedAt:O}");
}

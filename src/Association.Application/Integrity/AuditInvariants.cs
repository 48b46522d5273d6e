using Association.Application.Audit;
using Association.Application.Common;
using Association.Domain.Access;
using Association.Domain.Certificates;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Finance;
using Association.Domain.Members;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Integrity;

/// <summary>Every change left one entry in the trail. Source: product.md invariant 7.</summary>
internal static class AuditInvariants
{
    private const string Added = ".added";
    private const string Deleted = ".deleted";

    public static IEnumerable<Invariant> Of(IAssociationDb db) => [new("audit.complete", token => MissingAsync(db, token)), Once(db), new("audit.sealed", token => BrokenSealAsync(db, token))];

#pragma warning disable CA1310 // Compared by the database.
    private static Invariant Once(IAssociationDb db) => Invariant.Of("audit.once",
        db.AuditEntries.Where(e => e.Action.EndsWith(Added) || e.Action.EndsWith(Deleted)).GroupBy(e => new { e.Entity, e.EntityId })
            // What an undone merge puts back was removed before.
            .Where(g => g.Count(e => e.Action.EndsWith(Added)) > 1 + g.Count(e => e.Action.EndsWith(Deleted)))
            .Select(g => new { g.Key.Entity, g.Key.EntityId, Times = g.Count(e => e.Action.EndsWith(Added)) }),
        g => $"{g.Entity} {g.EntityId}: added {g.Times} times");
#pragma warning restore CA1310

    private static async Task<IReadOnlyList<string>> BrokenSealAsync(IAssociationDb db, CancellationToken cancellationToken)
    {
        var seal = await new VerifyAuditHandler(db).Handle(new VerifyAudit(), cancellationToken);
        return seal.Holds ? [] : [$"block {seal.Broken}: {seal.Fault}"];
    }

    private static async Task<IReadOnlyList<string>> MissingAsync(IAssociationDb db, CancellationToken cancellationToken)
    {
        Func<Task<IReadOnlyList<string>>>[] kinds =
        [
            () => Of(nameof(Event), db.Events.Select(e => e.Id)), () => Of(nameof(Quota), db.Quotas.Select(q => q.Id)),
            () => Of(nameof(Registration), db.Registrations.Select(r => r.Id)), () => Of(nameof(Scan), db.Scans.Select(s => s.Id)),
            () => Of(nameof(Order), db.Orders.Select(o => o.Id)), () => Of(nameof(Payment), db.Payments.Select(p => p.Id)),
            () => Of(nameof(Receipt), db.Receipts.Select(r => r.Id)), () => Of(nameof(RefundOwed), db.Refunds.Select(r => r.Id)),
            () => Of(nameof(LedgerTransaction), db.LedgerTransactions.Select(t => t.Id)), () => Of(nameof(FinanceDocument), db.FinanceDocuments.Select(d => d.Id)),
            () => Of(nameof(WriteOff), db.WriteOffs.Select(w => w.Id)),
            () => Of(nameof(Certificate), db.Certificates.Select(c => c.Id)), () => Of(nameof(Membership), db.Memberships.Select(m => m.Id)),
            () => Of(nameof(MemberUnit), db.Units.Select(u => u.Id)), () => Of(nameof(RoleGrant), db.RoleGrants.Select(g => g.Id)),
        ];
        var missing = new List<string>();
        foreach (var kind in kinds) missing.AddRange(await kind());
        return Invariant.Shown(missing);

        Task<IReadOnlyList<string>> Of<T>(string entity, IQueryable<Id<T>> ids) => WithoutEntryAsync(db, entity, ids, cancellationToken);
    }

    /// <summary>
    /// Two plain reads instead of a join: the trail names records by text, and each database writes a GUID as text in
    /// its own way.
    /// </summary>
    private static async Task<IReadOnlyList<string>> WithoutEntryAsync<T>(IAssociationDb db, string entity, IQueryable<Id<T>> ids, CancellationToken cancellationToken)
    {
        var unseen = await ids.AsAsyncEnumerable().Select(id => id.Value).ToHashSetAsync(null, cancellationToken);
        if (unseen.Count == 0) return [];
        await foreach (var id in db.AuditEntries.Where(e => e.Entity == entity && e.Action.EndsWith(Added)).Select(e => e.EntityId).AsAsyncEnumerable().WithCancellation(cancellationToken))
            if (Guid.TryParse(id, out var seen)) unseen.Remove(seen);
        return Invariant.Shown(unseen.Select(id => $"{entity} {id}: no entry says that it was added"));
    }
}

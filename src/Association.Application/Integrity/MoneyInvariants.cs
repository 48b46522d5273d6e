using Association.Application.Common;

namespace Association.Application.Integrity;

/// <summary>Money adds up. Source: product.md invariant 2.</summary>
internal static class MoneyInvariants
{
    public static IEnumerable<Invariant> Of(IAssociationDb db) => [Balanced(db)];

    private static Invariant Balanced(IAssociationDb db) => Invariant.Of("money.balanced",
        db.LedgerTransactions
            .Select(t => new { t.Id, Entries = t.Entries.Count, Sum = t.Entries.Sum(e => e.Amount.Amount) })
            .Where(t => t.Entries < 2 || t.Sum != 0),
        t => $"transaction {t.Id}: {t.Entries} entries sum to {t.Sum}");
}

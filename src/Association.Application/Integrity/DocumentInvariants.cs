using Association.Application.Common;
using Association.Domain.Finance;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Integrity;

/// <summary>Numbers without gaps within kind and year, and credit notes that take back what was made out. Source: product.md invariant 2.</summary>
internal static class DocumentInvariants
{
    public static IEnumerable<Invariant> Of(IAssociationDb db) => [new("documents.numbers", token => GapsAsync(db, token)), Credit(db)];

    private static async Task<IReadOnlyList<string>> GapsAsync(IAssociationDb db, CancellationToken cancellationToken)
    {
        var series = await db.FinanceDocuments.GroupBy(d => new { d.Kind, d.Year })
            .Select(g => new { g.Key.Kind, g.Key.Year, First = g.Min(d => d.Serial), Last = g.Max(d => d.Serial), Count = g.Count() }).ToListAsync(cancellationToken);
        var counters = await db.NumberSequences.ToDictionaryAsync(s => s.Scope, s => s.Last, cancellationToken);
        return Invariant.Shown(series.Where(s => s.First != 1 || s.Last != s.Count || counters.GetValueOrDefault(FinanceDocument.ScopeOf(s.Kind, s.Year)) != s.Last)
            .Select(s => $"{s.Kind} {s.Year}: {s.Count} numbered {s.First} to {s.Last}"));
    }

    private static Invariant Credit(IAssociationDb db) => Invariant.Of("documents.credit",
        db.FinanceDocuments.Where(d => (d.Kind == DocumentKind.CreditNote) != (d.Corrects != null)
            || d.Corrects != null && !db.FinanceDocuments.Any(i => i.Id == d.Corrects && i.Kind == DocumentKind.Invoice && i.Order == d.Order && i.Total.Amount == d.Total.Amount))
            .Select(d => new { d.Id, d.Number }),
        d => $"document {d.Number}: takes back no invoice of its amount");
}

using Association.Application.Common;
using Association.Domain.Finance;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Integrity;

/// <summary>No sponsor's pledge is used above what it is, and what is due from sponsors is what they used and were not asked for.</summary>
internal static class SponsorInvariants
{
    public static IEnumerable<Invariant> Of(IAssociationDb db) => [new("sponsors.pledge", token => PledgeAsync(db, token)), new("ledger.sponsor-due", token => DueAsync(db, token))];

    /// <summary>Agreements are few: fen and yuan are compared here, not by three databases.</summary>
    private static async Task<IReadOnlyList<string>> PledgeAsync(IAssociationDb db, CancellationToken cancellationToken)
    {
        var agreements = await db.SponsorAgreements.AsNoTracking().OrderBy(a => a.Id)
            .Select(a => new
            {
                a.Id,
                a.Seats,
                a.BudgetFen,
                a.SeatsUsed,
                a.FenUsed,
                Places = db.SponsorDraws.Count(d => d.Agreement == a.Id && d.Amount.Amount > d.Returned.Amount),
                Net = db.SponsorDraws.Where(d => d.Agreement == a.Id).Sum(d => d.Amount.Amount - d.Returned.Amount),
            }).ToListAsync(cancellationToken);
        return [.. agreements.Where(a => a.SeatsUsed != a.Places || a.FenUsed != a.Net * 100 || a.SeatsUsed > a.Seats || a.FenUsed > a.BudgetFen)
            .Select(a => $"agreement {a.Id}: {a.SeatsUsed} of {a.Seats} seats, {a.FenUsed} of {a.BudgetFen} fen; drawn for {a.Places} places, {a.Net}")];
    }

    private static async Task<IReadOnlyList<string>> DueAsync(IAssociationDb db, CancellationToken cancellationToken)
    {
        var booked = await db.LedgerEntries.Where(e => e.Account == LedgerAccount.SponsorDue).SumAsync(e => e.Amount.Amount, cancellationToken);
        var due = await db.SponsorDraws.Where(d => d.Settlement == null).SumAsync(d => d.Amount.Amount - d.Returned.Amount, cancellationToken);
        return booked == due ? [] : [$"sponsors used {due} that they were not asked for, booked {booked}"];
    }
}

using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Events;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Finance.Sponsors;

/// <summary>Who supports people's fees at an event, and for what: it stands on the event's public page. Source: domain.md R2.09.</summary>
public sealed record DisclosedSponsor(string Name, string Purpose);

/// <summary>What a sponsor's pledge paid within a year, for the members. Names nobody.</summary>
/// <param name="Places">Whose fee it paid and that were kept.</param>
/// <param name="Amount">Yuan.</param>
public sealed record SponsoredLine(string Sponsor, Bilingual Event, string Purpose, int Places, decimal Amount);

internal static class DisclosedSponsors
{
    public static async Task<IReadOnlyList<DisclosedSponsor>> SponsorsOfAsync(this IAssociationDb db, Id<Event> @event, CancellationToken cancellationToken) =>
        await db.SponsorAgreements.AsNoTracking().Where(a => a.Event == @event && (a.ClosedAt == null || a.SeatsUsed > 0)).OrderBy(a => a.SignedAt)
            .Join(db.Sponsors, a => a.Sponsor, s => s.Id, (a, s) => new DisclosedSponsor(s.Name, a.Purpose)).ToListAsync(cancellationToken);

    /// <param name="year">Of the day the fee was paid, in the association's zone.</param>
    public static async Task<IReadOnlyList<SponsoredLine>> SponsoredInAsync(this IAssociationDb db, int year, CancellationToken cancellationToken)
    {
        var (from, end) = (AssociationCalendar.At(new DateOnly(year, 1, 1)), AssociationCalendar.At(new DateOnly(year + 1, 1, 1)));
        var paid = await db.SponsorDraws.AsNoTracking().Where(d => d.DrawnAt >= from && d.DrawnAt < end && d.Amount.Amount > d.Returned.Amount)
            .GroupBy(d => d.Agreement).Select(g => new { Agreement = g.Key, Places = g.Count(), Amount = g.Sum(d => d.Amount.Amount - d.Returned.Amount) }).ToListAsync(cancellationToken);
        var ids = paid.Select(p => p.Agreement).ToList();
        var agreements = await db.SponsorAgreements.AsNoTracking().Where(a => ids.Contains(a.Id)).Join(db.Sponsors, a => a.Sponsor, s => s.Id, (a, s) => new { a.Id, a.Event, a.Purpose, s.Name })
            .Join(db.Events, a => a.Event, e => e.Id, (a, e) => new { a.Id, a.Name, Event = e.Name, a.Purpose }).ToDictionaryAsync(a => a.Id, cancellationToken);
        return [.. paid.Select(p => new SponsoredLine(agreements[p.Agreement].Name, agreements[p.Agreement].Event, agreements[p.Agreement].Purpose, p.Places, p.Amount)).OrderByDescending(l => l.Amount)];
    }
}

using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Events;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.Waiting;

/// <summary>
/// Who gets a freed seat. It is offered in the very transaction that frees it, so that nobody steps between the one who leaves and
/// the one who waits; an offer counts as a taken seat (product.md invariant 1).
/// </summary>
internal sealed class WaitingQueue(IAssociationDb db, SeatClaims seats, TimeProvider clock)
{
    /// <summary>Offers made in one transaction; the job goes on where one stopped.</summary>
    public const int BatchSize = 100;

    private int _offered;

    /// <summary>Gives the seats of one place back and offers them at once to the next who can use exactly them.</summary>
    /// <param name="to">Where whoever leaves goes to: quotas of both categories stay taken.</param>
    public async Task PassOnAsync(Id<Event> @event, Id<TicketCategory> category, CancellationToken cancellationToken, Id<TicketCategory>? to = null)
    {
        var terms = await TermsAsync(@event, cancellationToken);
        if (terms is null || !await Next(@event).AnyAsync(cancellationToken))
        {
            var kept = to is { } target ? await db.QuotasOf(@event, target).Select(q => q.Id).ToListAsync(cancellationToken) : [];
            foreach (var quota in await db.QuotasOf(@event, category).Select(q => q.Id).ToListAsync(cancellationToken))
                if (!kept.Contains(quota)) seats.Free(quota);
            return;
        }

        await LockAsync(@event, cancellationToken);
        var layout = await LayoutAsync(@event, cancellationToken);
        var freed = layout.Where(q => q.Covers(category) && !(to is { } other && q.Covers(other))).ToList();
        foreach (var quota in freed) seats.Free(quota.Id);
        var fitting = await CategoriesAsync(@event, cancellationToken);
        // Of a quota that a mover keeps, as that of the event, nothing is freed: the next needs a seat of it that is free anyway.
        fitting.RemoveAll(c => !layout.Where(q => q.Covers(c)).All(q => freed.Contains(q) || to is { } other && q.Left > (q.Covers(other) && !q.Covers(category) ? 1 : 0)));
        var first = await Next(@event).Where(e => fitting.Contains(e.Category)).Take(_offered + 1).ToListAsync(cancellationToken);
        if (first.Find(e => e.Status is WaitingStatus.Waiting) is { } next) Offer(next, terms.Value, layout);
    }

    /// <summary>Offers whatever seats are free, as after a quota was raised.</summary>
    /// <returns>How many offers were made.</returns>
    public async Task<int> FillAsync(Id<Event> @event, CancellationToken cancellationToken)
    {
        if (await TermsAsync(@event, cancellationToken) is not { } until) return 0;
        await LockAsync(@event, cancellationToken);
        var layout = await LayoutAsync(@event, cancellationToken);
        var left = layout.ToDictionary(q => q.Id, q => q.Left);
        var made = 0;
        foreach (var category in await CategoriesAsync(@event, cancellationToken))
        {
            var room = layout.Where(q => q.Covers(category)).Select(q => left[q.Id]).DefaultIfEmpty(int.MaxValue).Min();
            if (room <= 0 || made >= BatchSize) continue;
            foreach (var entry in await Next(@event).Where(e => e.Category == category).Take(Math.Min(room, BatchSize - made)).ToListAsync(cancellationToken))
            {
                foreach (var quota in layout.Where(q => q.Covers(category))) left[quota.Id]--;
                Offer(entry, until, layout);
                made++;
            }
        }

        return made;
    }

    /// <summary>One at a time deals out the seats of an event: two who leave at once must not offer both to the same person.</summary>
    private Task<int> LockAsync(Id<Event> @event, CancellationToken cancellationToken) =>
        db.Events.Where(e => e.Id == @event).ExecuteUpdateAsync(row => row.SetProperty(e => e.Version, e => e.Version), cancellationToken);

    private void Offer(WaitingListEntry entry, DateTimeOffset until, List<Quota> layout)
    {
        entry.Offer(until, clock.GetUtcNow());
        foreach (var quota in layout.Where(q => q.Covers(entry.Category))) seats.Take(quota.Id);
        _offered++;
    }

    /// <summary>Those who wait, in the order in which seats are offered.</summary>
    private IQueryable<WaitingListEntry> Next(Id<Event> @event) => db.WaitingList.Where(e => e.Event == @event && e.Status == WaitingStatus.Waiting)
        .OrderByDescending(e => e.Priority).ThenBy(e => e.JoinedAt).ThenBy(e => e.Id);

    private async Task<List<Id<TicketCategory>>> CategoriesAsync(Id<Event> @event, CancellationToken cancellationToken)
    {
        // The category whose first has waited longest is served first.
        var heads = await db.WaitingList.Where(e => e.Event == @event && e.Status == WaitingStatus.Waiting)
            .GroupBy(e => e.Category).Select(g => new { g.Key, Priority = g.Max(e => e.Priority), Since = g.Min(e => e.JoinedAt) }).ToListAsync(cancellationToken);
        return [.. heads.OrderByDescending(h => h.Priority).ThenBy(h => h.Since).Select(h => h.Key)];
    }

    private Task<List<Quota>> LayoutAsync(Id<Event> @event, CancellationToken cancellationToken) =>
        db.Quotas.AsNoTracking().Include(q => q.Covered).Where(q => q.Event == @event).ToListAsync(cancellationToken);

    /// <summary>Until when an offer of now holds; null when the event makes none.</summary>
    private async Task<DateTimeOffset?> TermsAsync(Id<Event> id, CancellationToken cancellationToken)
    {
        var @event = await db.Events.AsNoTracking().Where(e => e.Id == id && e.Status == EventStatus.Published)
            .Select(e => new { e.Seats.HasWaitingList, e.Seats.OfferHours, e.StartsOn }).FirstOrDefaultAsync(cancellationToken);
        var (now, start) = (clock.GetUtcNow(), @event is null ? default : AssociationCalendar.At(@event.StartsOn));
        if (@event is not { HasWaitingList: true } || now >= start) return null;
        var until = now.AddHours(@event.OfferHours);
        return until < start ? until : start;
    }
}

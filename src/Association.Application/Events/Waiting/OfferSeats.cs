using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Messages;
using Association.Domain.Common;
using Association.Domain.Events;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.Waiting;

/// <summary>Events where somebody waits although a seat is free, as after the office raised a quota.</summary>
[Requires(Permissions.System)]
public sealed record EventsWithFreeSeats : IQuery<IReadOnlyList<Id<Event>>>;

internal sealed class EventsWithFreeSeatsHandler(IAssociationDb db) : IRequestHandler<EventsWithFreeSeats, IReadOnlyList<Id<Event>>>
{
    public async Task<IReadOnlyList<Id<Event>>> Handle(EventsWithFreeSeats query, CancellationToken cancellationToken) =>
        await db.WaitingList.AsNoTracking().Where(w => w.Status == WaitingStatus.Waiting
                && db.Events.Any(e => e.Id == w.Event && e.Status == EventStatus.Published && e.Seats.HasWaitingList)
                && !db.Quotas.Any(q => q.Event == w.Event && q.Taken >= q.Capacity
                    && (q.Category == w.Category || q.Category == null && (!q.IsShared || q.Covered.Any(c => c.Category == w.Category)))))
            .Select(w => w.Event).Distinct().ToListAsync(cancellationToken);
}

/// <summary>Offers the free seats of an event to those who wait first.</summary>
[Requires(Permissions.System)]
public sealed record OfferSeats(Id<Event> Event) : ICommand<Result>;

internal sealed class OfferSeatsHandler(WaitingQueue queue) : IRequestHandler<OfferSeats, Result>
{
    public async Task<Result> Handle(OfferSeats command, CancellationToken cancellationToken)
    {
        await queue.FillAsync(command.Event, cancellationToken);
        return Result.Done;
    }
}

/// <summary>Offers whose hours are over.</summary>
[Requires(Permissions.System)]
public sealed record OverdueOffers(int Count = 100) : IQuery<IReadOnlyList<Id<WaitingListEntry>>>;

internal sealed class OverdueOffersHandler(IAssociationDb db, TimeProvider clock) : IRequestHandler<OverdueOffers, IReadOnlyList<Id<WaitingListEntry>>>
{
    public async Task<IReadOnlyList<Id<WaitingListEntry>>> Handle(OverdueOffers query, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return await db.WaitingList.AsNoTracking().Where(e => e.Status == WaitingStatus.Offered && e.OfferEndsAt <= now)
            .OrderBy(e => e.OfferEndsAt).Select(e => e.Id).Take(query.Count).ToListAsync(cancellationToken);
    }
}

/// <summary>Ends an offer that nobody took; its seat goes on to the next.</summary>
[Requires(Permissions.System)]
public sealed record LapseOffer(Id<WaitingListEntry> Entry) : ICommand<Result>;

internal sealed class LapseOfferHandler(IAssociationDb db, TimeProvider clock) : IRequestHandler<LapseOffer, Result>
{
    public async Task<Result> Handle(LapseOffer command, CancellationToken cancellationToken)
    {
        var entry = await db.WaitingList.Include(e => e.Steps).FirstOrDefaultAsync(e => e.Id == command.Entry, cancellationToken);
        // Taken or left since it was found overdue: nothing to do.
        if (entry is not { Status: WaitingStatus.Offered }) return Result.Done;

        var now = clock.GetUtcNow();
        entry.Lapse(now);
        if (entry.Email is { } address) db.Outbox.Add(new OutboxMessage(MailTemplates.OfferLapsed, entry.Id.Value, address, entry.Language, now));
        return Result.Done;
    }
}

/// <summary>The offer goes out by mail as soon as the seat is held.</summary>
internal sealed class TellOfOffer(IAssociationDb db, TimeProvider clock) : INotificationHandler<Raised<SeatOffered>>
{
    public async Task Handle(Raised<SeatOffered> notification, CancellationToken cancellationToken)
    {
        if (await db.WaitingList.FindAsync([notification.Event.Entry], cancellationToken) is { Email: { } address } entry)
            db.Outbox.Add(new OutboxMessage(MailTemplates.SeatOffered, entry.Id.Value, address, entry.Language, clock.GetUtcNow()));
    }
}

/// <summary>A seat that was offered in vain goes on to the next.</summary>
internal sealed class PassOnOfferedSeat(IAssociationDb db, WaitingQueue queue) : INotificationHandler<Raised<OfferEnded>>
{
    public async Task Handle(Raised<OfferEnded> notification, CancellationToken cancellationToken)
    {
        if (await db.WaitingList.FindAsync([notification.Event.Entry], cancellationToken) is { } entry)
            await queue.PassOnAsync(entry.Event, entry.Category, cancellationToken);
    }
}

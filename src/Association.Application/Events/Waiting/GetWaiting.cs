using System.Linq.Expressions;
using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Members;
using Association.Domain.Common;
using Association.Domain.Events;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.Waiting;

/// <summary>An entry as the one who waits sees it: position, offer, price of today.</summary>
[Requires(Permissions.Anyone)]
public sealed record GetWaiting(Id<WaitingListEntry> Entry, string? LinkKey = null) : IQuery<WaitingDetails?>, IOwnWaiting;

/// <param name="Position">1 for the next; null when the entry does not wait.</param>
/// <param name="Price">Of today; null when no price is open.</param>
public sealed record WaitingDetails(
    Guid Id, string Number, string Name, string? Email, WaitingStatus Status, int? Position, int Waiting, DateTimeOffset JoinedAt, DateTimeOffset? OfferEndsAt, decimal? Price, bool AsMember,
    Bilingual Category, string EventSlug, Bilingual EventName, DateOnly StartsOn, DateOnly EndsOn, Bilingual? Venue, int OfferHours, Guid? Registration, Guid Event, Guid CategoryId);

internal sealed class GetWaitingHandler(IAssociationDb db, TimeProvider clock) : IRequestHandler<GetWaiting, WaitingDetails?>
{
    public async Task<WaitingDetails?> Handle(GetWaiting query, CancellationToken cancellationToken)
    {
        if (await db.WaitingList.AsNoTracking().FirstOrDefaultAsync(e => e.Id == query.Entry, cancellationToken) is not { } own) return null;

        var now = clock.GetUtcNow();
        var @event = await db.Events.AsNoTracking().Include(e => e.Categories).ThenInclude(c => c.Phases).SingleAsync(e => e.Id == own.Event, cancellationToken);
        var category = @event.Categories.Single(c => c.Id == own.Category);
        var member = own.IsVerified && await db.IsLiveMemberAsync(own.Person, AssociationCalendar.DayOf(now), cancellationToken);
        var phase = category.PhaseAt(now);
        return new(own.Id.Value, own.Number, own.Name, own.Email, own.Status, await db.PositionAsync(own, cancellationToken),
            await db.WaitingList.CountAsync(e => e.Event == own.Event && e.Category == own.Category && e.Status == WaitingStatus.Waiting, cancellationToken),
            own.JoinedAt, own.OfferEndsAt, phase is null ? null : (member ? phase.MemberPrice : phase.NonMemberPrice).Amount, member,
            category.Name, @event.Slug, @event.Name, @event.StartsOn, @event.EndsOn, @event.Venue, @event.Seats.OfferHours, own.Registration?.Value, @event.Id.Value, category.Id.Value);
    }
}

internal static class WaitingOrder
{
    /// <summary>Who stands before an entry: the higher priority, then whoever came first.</summary>
    public static Expression<Func<WaitingListEntry, bool>> Before(WaitingListEntry own)
    {
        var (@event, category, priority, since, id) = (own.Event, own.Category, own.Priority, own.JoinedAt, own.Id);
        return e => e.Event == @event && e.Category == category && e.Status == WaitingStatus.Waiting
            && (e.Priority > priority || e.Priority == priority && (e.JoinedAt < since || e.JoinedAt == since && e.Id < id));
    }

    public static async Task<int?> PositionAsync(this IAssociationDb db, WaitingListEntry own, CancellationToken cancellationToken) =>
        own.Status is WaitingStatus.Waiting ? 1 + await db.WaitingList.CountAsync(Before(own), cancellationToken) : null;
}

/// <summary>Finds an entry by the link of a mail; a wrong key finds nothing.</summary>
[Requires(Permissions.Anyone)]
public sealed record FindWaitingByLink(string Number, string? Key) : IQuery<Guid?>;

internal sealed class FindWaitingByLinkHandler(IAssociationDb db, ILinkSecrets secrets) : IRequestHandler<FindWaitingByLink, Guid?>
{
    public async Task<Guid?> Handle(FindWaitingByLink query, CancellationToken cancellationToken)
    {
        if (!secrets.Matches(WaitingLinks.Purpose, query.Number, query.Key)) return null;
        return await db.WaitingList.AsNoTracking().Where(e => e.Number == query.Number).Select(e => (Guid?)e.Id.Value).FirstOrDefaultAsync(cancellationToken);
    }
}

/// <summary>What the signed-in person waits for now.</summary>
[Requires(Permissions.Self)]
public sealed record ListMyWaiting : IQuery<IReadOnlyList<MyWaiting>>;

public sealed record MyWaiting(Guid Id, string Number, Bilingual EventName, string EventSlug, DateOnly StartsOn, DateOnly EndsOn, WaitingStatus Status, int? Position, DateTimeOffset? OfferEndsAt);

internal sealed class ListMyWaitingHandler(IAssociationDb db, ICurrentUser user) : IRequestHandler<ListMyWaiting, IReadOnlyList<MyWaiting>>
{
    private const int Most = 50;

    public async Task<IReadOnlyList<MyWaiting>> Handle(ListMyWaiting query, CancellationToken cancellationToken)
    {
        var own = await db.WaitingList.AsNoTracking()
            .Where(e => (e.Account == user.Id || e.Person == user.Person) && (e.Status == WaitingStatus.Waiting || e.Status == WaitingStatus.Offered))
            .Join(db.Events.Where(e => e.Status == EventStatus.Published), w => w.Event, e => e.Id, (w, e) => new { Entry = w, e.Name, e.Slug, e.StartsOn, e.EndsOn })
            .OrderBy(x => x.StartsOn).Take(Most).ToListAsync(cancellationToken);
        var lines = new List<MyWaiting>();
        foreach (var x in own)
            lines.Add(new(x.Entry.Id.Value, x.Entry.Number, x.Name, x.Slug, x.StartsOn, x.EndsOn, x.Entry.Status, await db.PositionAsync(x.Entry, cancellationToken), x.Entry.OfferEndsAt));
        return lines;
    }
}

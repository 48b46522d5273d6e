using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Members;
using Association.Domain.Common;
using Association.Domain.Events;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.Waiting;

/// <summary>Puts somebody on the waiting list of a category that is sold out; whoever is on it or has a place gets that.</summary>
internal sealed class WaitingDesk(IAssociationDb db, ICurrentUser user, ISeatGuard guard, TimeProvider clock)
{
    public async Task<Result<WaitingOutcome>> JoinAsync(RegistrationStanding standing, Attendee attendee, string? remark, CancellationToken cancellationToken)
    {
        var (now, @event, category) = (clock.GetUtcNow(), standing.Event, standing.Category);
        if (!standing.TakesWaiting) return WaitingErrors.NoList;
        if (standing.Place is { } place)
            return await db.Registrations.Where(r => r.Id == place).Select(r => new WaitingOutcome(Guid.Empty, r.Number, true, r.Id.Value, false)).SingleAsync(cancellationToken);
        if (standing.Entry is { } known) return await KnownAsync(known, cancellationToken);
        if (!@event.TakesRegistrations(now)) return RegistrationErrors.Closed;
        if (category.MembersOnly && !await db.IsLiveMemberAsync(user.Person, AssociationCalendar.DayOf(now), cancellationToken)) return PriceErrors.MembersOnly;
        if (!standing.IsSoldOut(guard)) return WaitingErrors.SeatsLeft;

        var entry = new WaitingListEntry(@event.Id, category.Id, attendee, user.Person == attendee.Person, user.Culture, remark?.Trim(), now);
        db.WaitingList.Add(entry);
        return new WaitingOutcome(entry.Id.Value, entry.Number, Known: false);
    }

    private async Task<WaitingOutcome> KnownAsync(Id<WaitingListEntry> id, CancellationToken cancellationToken)
    {
        var entry = await db.WaitingList.AsNoTracking().Where(e => e.Id == id).Select(e => new { e.Number, e.Account, e.Person }).SingleAsync(cancellationToken);
        var own = user.IsSignedIn && (entry.Account == user.Id || entry.Person == user.Person);
        return new(id.Value, entry.Number, Known: true, Foreign: !own);
    }

    /// <summary>Whoever got a place directly waits no more.</summary>
    public async Task LeaveAsync(Id<WaitingListEntry> entry, CancellationToken cancellationToken) =>
        (await db.WaitingList.SingleAsync(e => e.Id == entry, cancellationToken)).Leave(clock.GetUtcNow());
}

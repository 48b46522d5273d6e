using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Invitations;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events;

/// <summary>How somebody stands to a category of an event: what it offers, whether seats are left, what the person has already.</summary>
/// <param name="Quotas">Those that count the category's places.</param>
/// <param name="Place">The person's registration that lives.</param>
/// <param name="Entry">The person's entry on the waiting list that lives.</param>
/// <param name="OthersWait">Somebody else waits for a place of the category.</param>
internal sealed record RegistrationStanding(
    Event Event, TicketCategory Category, IReadOnlyList<Quota> Quotas, Id<Registration>? Place, Id<WaitingListEntry>? Entry, WaitingStatus? EntryStatus, bool OthersWait)
{
    /// <summary>A look that saves a latecomer the work: the seat itself is claimed at the commit.</summary>
    public bool IsSoldOut(ISeatGuard guard) => HasQueue || Quotas.Any(guard.IsFull);

    /// <summary>Nobody steps past those who wait.</summary>
    public bool HasQueue => TakesWaiting && OthersWait;

    /// <summary>Whoever has the same name and mailbox is the same person: what that one waits for is theirs.</summary>
    public RegistrationStanding Knowing(Namesake same) => Entry is null ? this with { Entry = same.Entry, EntryStatus = same.EntryStatus } : this;

    /// <summary>Whom a category lets in may be decided person by person: nobody queues for it.</summary>
    public bool TakesWaiting => Event.Seats.HasWaitingList && Category.Admission is AdmissionKind.Open;
}

internal static class RegistrationStandings
{
    /// <summary>All of it in one question: in a rush it is asked two thousand times within seconds.</summary>
    /// <returns>Null for an event that is not to be seen or has no such category.</returns>
    public static async Task<RegistrationStanding?> StandingAsync(this IAssociationDb db, Id<Event> @event, Id<TicketCategory> category, Attendee attendee, CancellationToken cancellationToken)
    {
        var (person, key) = (attendee.Person, attendee.Key);
        var quotas = db.QuotasOf(@event, category);
        var places = db.Registrations.Where(r => r.Event == @event && (r.AttendeeKey == key || r.Person == person))
            .Where(r => r.Status == RegistrationStatus.AwaitingPayment || r.Status == RegistrationStatus.Confirmed || r.Status == RegistrationStatus.Pending);
        var waiting = db.WaitingList.Where(w => w.Event == @event && (w.Status == WaitingStatus.Waiting || w.Status == WaitingStatus.Offered));
        var rows = await (
            from e in db.Events
            where e.Id == @event && e.Status != EventStatus.Draft
            from c in e.Categories
            where c.Id == category
            from p in c.Phases.DefaultIfEmpty()
            from q in quotas.DefaultIfEmpty()
            from r in places.Select(r => (Id<Registration>?)r.Id).Take(1).DefaultIfEmpty()
            from w in waiting.Where(w => w.AttendeeKey == key || w.Person == person).Select(w => new { Id = (Id<WaitingListEntry>?)w.Id, Status = (WaitingStatus?)w.Status }).Take(1).DefaultIfEmpty()
            select new
            {
                Event = e, Category = c, Phase = p, Quota = q, Place = r, Entry = w!.Id, EntryStatus = w.Status,
                OthersWait = waiting.Any(o => o.Category == category && o.Status == WaitingStatus.Waiting && o.AttendeeKey != key && o.Person != person),
            }).AsNoTrackingWithIdentityResolution().ToListAsync(cancellationToken);
        return rows is [var first, ..]
            ? new(first.Event, first.Category, [.. rows.Select(r => r.Quota).OfType<Quota>().DistinctBy(q => q.Id)], first.Place, first.Entry, first.EntryStatus, first.OthersWait)
            : null;
    }
}

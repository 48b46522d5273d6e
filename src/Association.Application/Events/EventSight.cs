using Association.Application.Access;
using Association.Application.Bodies.Desk;
using Association.Application.Common;
using Association.Domain.Bodies;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Lecturers;

namespace Association.Application.Events;

/// <summary>
/// Of which events the reader may know: one rule for the calendar, the public lists, the page of an event and that of a body. A
/// body's own meeting is shown to those who act for the body, are asked to it or speak at it, and to the office.
/// </summary>
internal sealed class EventSight(IAssociationDb db, BodyScope scope, ICurrentUser user)
{
    public async Task<IQueryable<Event>> SeenAsync(IQueryable<Event> events, CancellationToken cancellationToken)
    {
        if (user.Has(Permissions.ReadEvents) || scope.IsOffice) return events;
        List<Id<Body>> mine = user.IsSignedIn ? [.. (await scope.MineAsync(cancellationToken)).Select(held => held.Body).Distinct()] : [];
        if (user.Person is not { } me) return events.Where(e => e.Type != EventType.Meeting || e.RegistrationClosesAt != null);
        return events.Where(e => e.Type != EventType.Meeting || e.RegistrationClosesAt != null
            || e.Organiser != null && mine.Contains(e.Organiser.Value)
            || db.Invitees.Any(i => i.Event == e.Id && i.Person == me)
            || db.LecturerInvitations.Any(i => i.Event == e.Id && i.Answer != LecturerAnswer.Withdrawn && db.Lecturers.Any(l => l.Id == i.Lecturer && l.Person == me)));
    }
}

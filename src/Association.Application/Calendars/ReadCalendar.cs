using Association.Application.Access;
using Association.Application.Bodies.Desk;
using Association.Application.Common;
using Association.Application.Events;
using Association.Domain.Bodies;
using Association.Domain.Calendars;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Lecturers;
using Association.Domain.Rooms;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Calendars;

/// <summary>
/// What is on in a span of days. Everybody sees what is public; who acts for a body sees its meetings, and the office sees them all.
/// </summary>
/// <param name="Body">Narrows to the events of one body; asked for by the scope of a body.</param>
[Requires(Permissions.Anyone)]
public sealed record ReadCalendar(CalendarScope Scope, DateOnly From, DateOnly To, Id<Body>? Body = null, EventType? Kind = null, Id<Room>? Room = null) : IQuery<CalendarView>
{
    public const int MaxDays = 500;
}

/// <param name="Desks">The bodies that the reader schedules for.</param>
public sealed record CalendarView(IReadOnlyList<CalendarItem> Items, IReadOnlyList<CalendarDesk> Desks);

public sealed record CalendarDesk(Guid Id, string Slug, Bilingual Name);

/// <param name="StartsAt">Null for what lasts whole days.</param>
/// <param name="Desk">The body's address, where the reader acts for it and the meeting can still be moved.</param>
/// <param name="Subject">The same for calendar programs.</param>
public sealed record CalendarItem(
    Guid Id, string Slug, Bilingual Name, EventType Kind, EventStatus Status, DateOnly From, DateOnly To, DateTimeOffset? StartsAt, DateTimeOffset? EndsAt,
    Bilingual? Venue, Guid? Room, BookingStatus? Booking, Bilingual? Body, string? Desk, CalendarSubject Subject);

internal sealed class ReadCalendarValidator : AbstractValidator<ReadCalendar>
{
    public ReadCalendarValidator()
    {
        RuleFor(q => q.Scope).IsInEnum();
        RuleFor(q => q.Kind).IsInEnum();
        RuleFor(q => q.To).GreaterThanOrEqualTo(q => q.From).WithErrorCode(MeetingTimeErrors.Order.Code);
        RuleFor(q => q.To).Must((q, to) => to.DayNumber - q.From.DayNumber <= ReadCalendar.MaxDays).WithErrorCode("calendar.too-long");
    }
}

internal sealed class ReadCalendarHandler(IAssociationDb db, BodyScope scope, EventSight sight, ICurrentUser user, TimeProvider clock) : IRequestHandler<ReadCalendar, CalendarView>
{
    public async Task<CalendarView> Handle(ReadCalendar query, CancellationToken cancellationToken)
    {
        var held = user.IsSignedIn ? await scope.MineAsync(cancellationToken) : [];
        List<Id<Body>> mine = [.. held.Select(h => h.Body).Distinct()];
        var found = await (await MatchingAsync(query, cancellationToken)).OrderBy(e => e.StartsOn).ThenBy(e => e.Id).ToListAsync(cancellationToken);
        var ids = found.Select(e => e.Id).ToList();
        var bookings = await db.RoomBookings.AsNoTracking()
            .Where(b => b.Event != null && ids.Contains(b.Event.Value) && (b.Status == BookingStatus.Requested || b.Status == BookingStatus.Confirmed)).ToDictionaryAsync(b => b.Event!.Value, cancellationToken);
        var organisers = found.Select(e => e.Organiser).OfType<Id<Body>>().Distinct().ToList();
        var bodies = await db.Bodies.AsNoTracking().Where(b => organisers.Contains(b.Id)).Select(b => new CalendarDesk(b.Id.Value, b.Slug, b.Name)).ToDictionaryAsync(b => b.Id, cancellationToken);
        return new([.. found.Select(e => ItemOf(e, bookings.GetValueOrDefault(e.Id), e.Organiser is { } body ? bodies.GetValueOrDefault(body.Value) : null, mine))],
            [.. held.DistinctBy(h => h.Body).Select(h => new CalendarDesk(h.Body.Value, h.Slug, h.Name))]);
    }

    private async Task<IQueryable<Event>> MatchingAsync(ReadCalendar query, CancellationToken cancellationToken)
    {
        var events = await sight.SeenAsync(db.Events.AsNoTracking().Include(e => e.Sessions)
            .Where(e => e.StartsOn <= query.To && e.EndsOn >= query.From && (e.Status == EventStatus.Published || e.Status == EventStatus.Held)), cancellationToken);
        if (query.Scope is CalendarScope.Mine) events = events.Where(Own());
        if (query.Scope is CalendarScope.Agenda) events = events.Where(e => db.SessionStars.Any(s => s.Event == e.Id && s.Account == user.Id));
        if (query.Body is { } body) events = events.Where(e => e.Organiser == body);
        if (query.Kind is { } kind) events = events.Where(e => e.Type == kind);
        return query.Room is { } room
            ? events.Where(e => db.RoomBookings.Any(b => b.Event == e.Id && b.Room == room && (b.Status == BookingStatus.Requested || b.Status == BookingStatus.Confirmed)))
            : events;
    }

    /// <summary>What the reader is asked to and did not refuse, speaks at, or is registered for.</summary>
    private System.Linq.Expressions.Expression<Func<Event, bool>> Own()
    {
        if (user.Person is not { } me) return _ => false;
        return e => db.Invitees.Any(i => i.Event == e.Id && i.Person == me && i.Answer != InviteeAnswer.No)
            || db.LecturerInvitations.Any(i => i.Event == e.Id && (i.Answer == LecturerAnswer.Invited || i.Answer == LecturerAnswer.Accepted) && db.Lecturers.Any(l => l.Id == i.Lecturer && l.Person == me))
            || db.Registrations.Any(r => r.Event == e.Id && r.Person == me && (r.Status == RegistrationStatus.AwaitingPayment || r.Status == RegistrationStatus.Confirmed));
    }

    private CalendarItem ItemOf(Event e, RoomBooking? booking, CalendarDesk? body, List<Id<Body>> mine)
    {
        var only = e.StartsOn == e.EndsOn && e.Sessions.Count > 0;
        var acts = e.Organiser is { } organiser && (scope.IsOffice || mine.Contains(organiser));
        var movable = acts && e.OnlySession is { } session && e.Status is EventStatus.Published && session.StartsAt > clock.GetUtcNow();
        return new(e.Id.Value, e.Slug, e.Name, e.Type, e.Status, e.StartsOn, e.EndsOn, only ? e.Sessions.Min(s => s.StartsAt) : null, only ? e.Sessions.Max(s => s.EndsAt) : null,
            e.Venue, booking?.Room.Value, booking?.Status, body?.Name, movable ? body?.Slug : null, CalendarSubject.Of(e, body?.Name));
    }
}

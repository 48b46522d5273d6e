using Association.Application.Access;
using Association.Application.Bodies.Desk;
using Association.Application.Common;
using Association.Domain.Bodies;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Lecturers;
using Association.Domain.Rooms;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Salons;

public enum SalonPeriod { Upcoming, Waiting, Past }

/// <summary>What a body has scheduled: ahead, waiting for the office's word, or over and called off.</summary>
[Requires(Permissions.Self)]
public sealed record ListSalons(Id<Body> Body, SalonPeriod Period = SalonPeriod.Upcoming) : IQuery<IReadOnlyList<SalonLine>>, IForMyBody;

/// <param name="StartsAt">Null for an event without a programme.</param>
/// <param name="Booking">How the room stands; null without a room.</param>
public sealed record SalonLine(
    Guid Id, string Slug, Bilingual Name, EventType Kind, EventStatus Status, DateOnly Day, DateTimeOffset? StartsAt, DateTimeOffset? EndsAt, bool IsSeries,
    Bilingual? Venue, BookingStatus? Booking, string? Lecturer, LecturerAnswer? Answer);

/// <summary>One meeting, as those who act for its body see it.</summary>
[Requires(Permissions.Self)]
public sealed record GetSalon(Id<Event> Event) : IQuery<SalonView?>, IForMySalon;

/// <param name="Code">Of the slide, for attendance.</param>
/// <param name="Changeable">Ahead and not called off.</param>
/// <param name="Series">Every date of its series, itself among them; none for a single one.</param>
public sealed record SalonView(
    Guid Id, Guid Body, string Slug, Bilingual Name, EventType Kind, EventStatus Status, DateTimeOffset StartsAt, DateTimeOffset EndsAt, Bilingual? Venue, Bilingual? Address,
    string? Code, bool Changeable, SalonRoom? Room, SalonLecturer? Lecturer, IReadOnlyList<SalonDate> Series);

/// <param name="Reason">Why the office declined, where it did.</param>
public sealed record SalonRoom(Guid Booking, Guid Room, Bilingual Name, int People, BookingStatus Status, string? Reason);

public sealed record SalonLecturer(Guid Id, string Name, string? Email, LecturerAnswer Answer, string? Note);

public sealed record SalonDate(Guid Id, DateOnly Day, EventStatus Status);

internal sealed class ListSalonsHandler(IAssociationDb db, TimeProvider clock) : IRequestHandler<ListSalons, IReadOnlyList<SalonLine>>, IRequestHandler<GetSalon, SalonView?>
{
    private const int MaxShown = 200;

    public async Task<IReadOnlyList<SalonLine>> Handle(ListSalons query, CancellationToken cancellationToken)
    {
        var today = clock.Today();
        var own = db.Events.AsNoTracking().Where(e => e.Organiser == query.Body && e.Status != EventStatus.Draft);
        own = query.Period switch
        {
            SalonPeriod.Upcoming => own.Where(e => e.Status == EventStatus.Published && e.EndsOn >= today).OrderBy(e => e.StartsOn),
            SalonPeriod.Waiting => own.Where(e => db.RoomBookings.Any(b => b.Event == e.Id && b.Status == BookingStatus.Requested)).OrderBy(e => e.StartsOn),
            _ => own.Where(e => e.Status != EventStatus.Published || e.EndsOn < today).OrderByDescending(e => e.StartsOn),
        };
        var events = await own.Include(e => e.Sessions).Take(MaxShown).ToListAsync(cancellationToken);
        var ids = events.Select(e => e.Id).ToList();
        var bookings = await db.RoomBookings.AsNoTracking().Where(b => b.Event != null && ids.Contains(b.Event.Value)).ToListAsync(cancellationToken);
        var lecturers = await db.LecturerInvitations.AsNoTracking().Where(i => ids.Contains(i.Event) && i.Answer != LecturerAnswer.Withdrawn)
            .Join(db.Lecturers, i => i.Lecturer, l => l.Id, (i, l) => new { i.Event, i.Answer, i.InvitedAt, l.Name }).ToListAsync(cancellationToken);
        return [.. events.Select(e => LineOf(e, Latest(bookings.Where(b => b.Event == e.Id)), lecturers.Where(l => l.Event == e.Id).OrderBy(l => l.InvitedAt).Select(l => ((string, LecturerAnswer)?)(l.Name, l.Answer)).LastOrDefault()))];
    }

    public async Task<SalonView?> Handle(GetSalon query, CancellationToken cancellationToken)
    {
        var found = await db.Events.AsNoTracking().Include(e => e.Sessions).FirstOrDefaultAsync(e => e.Id == query.Event, cancellationToken);
        if (found is not { Organiser: { } body, Status: not EventStatus.Draft } || found.Sessions.MinBy(s => s.StartsAt) is not { } session) return null;
        var code = await db.MeetingRecords.Where(r => r.Event == found.Id).Select(r => r.Code).FirstOrDefaultAsync(cancellationToken);
        var series = found.Series is not { } id ? [] : await db.Events.AsNoTracking().Where(e => e.Series == id).OrderBy(e => e.StartsOn).Select(e => new SalonDate(e.Id.Value, e.StartsOn, e.Status)).ToListAsync(cancellationToken);
        return new(found.Id.Value, body.Value, found.Slug, found.Name, found.Type, found.Status, session.StartsAt, session.EndsAt, found.Venue, found.VenueAddress,
            code, found.Status is EventStatus.Published && found.Sessions.Count == 1 && session.StartsAt > clock.GetUtcNow(),
            await RoomOfAsync(found.Id, cancellationToken), await LecturerOfAsync(found.Id, cancellationToken), series);
    }

    private async Task<SalonRoom?> RoomOfAsync(Id<Event> id, CancellationToken cancellationToken)
    {
        var all = await db.RoomBookings.AsNoTracking().Where(b => b.Event == id)
            .Join(db.Rooms, b => b.Room, r => r.Id, (b, r) => new { Booking = b, r.Name }).ToListAsync(cancellationToken);
        return Latest(all.Select(a => a.Booking)) is not { } latest ? null
            : new(latest.Id.Value, latest.Room.Value, all.First(a => a.Booking == latest).Name, latest.People, latest.Status, latest.Reason);
    }

    private async Task<SalonLecturer?> LecturerOfAsync(Id<Event> id, CancellationToken cancellationToken) =>
        await db.LecturerInvitations.AsNoTracking().Where(i => i.Event == id && i.Answer != LecturerAnswer.Withdrawn).OrderByDescending(i => i.InvitedAt)
            .Join(db.Lecturers, i => i.Lecturer, l => l.Id, (i, l) => new SalonLecturer(l.Id.Value, l.Name, l.Email, i.Answer, i.Note)).FirstOrDefaultAsync(cancellationToken);

    /// <summary>The one that holds the room, else the last that did.</summary>
    private static RoomBooking? Latest(IEnumerable<RoomBooking> bookings) => bookings.OrderBy(b => b.HoldsRoom).ThenBy(b => b.Id.Value).LastOrDefault();

    private static SalonLine LineOf(Event e, RoomBooking? booking, (string Name, LecturerAnswer Answer)? lecturer) =>
        new(e.Id.Value, e.Slug, e.Name, e.Type, e.Status, e.StartsOn, e.Sessions.Count == 0 ? null : e.Sessions.Min(s => s.StartsAt), e.Sessions.Count == 0 ? null : e.Sessions.Max(s => s.EndsAt),
            e.Series is not null, e.Venue, booking?.Status, lecturer?.Name, lecturer?.Answer);
}

using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Events;
using Association.Application.Lecturers;
using Association.Application.Rooms;
using Association.Domain.Bodies;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Lecturers;
using Association.Domain.Rooms;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Salons;

/// <summary>What a head says of a meeting, wherever and whenever it takes place.</summary>
public sealed record SalonWish(string TopicZh, string? TopicEn, EventType Kind, int People, Id<Lecturer>? Lecturer = null)
{
    internal Bilingual Topic => new(TopicZh, TopicEn);
}

/// <summary>Opens, moves and calls off a body's meetings: event, room, code and invitation together or not at all.</summary>
internal sealed class SalonDesk(IAssociationDb db, RoomDesk rooms, LecturerDesk lecturers, SalonMails mails, CancelledPlaces places, IPinyin pinyin, ICurrentUser user, TimeProvider clock)
{
    public async Task<Event> OpenAsync(Id<Body> body, SalonWish wish, MeetingTime time, Id<Room>? room, CancellationToken cancellationToken)
    {
        var @event = new Event(wish.Topic, EventSlug.Of(wish.TopicEn ?? pinyin.Full(wish.TopicZh), time.Day), wish.Kind, SalonKinds.ClassOf(wish.Kind), EventLevel.District, time.Day, time.Day);
        @event.OrganisedBy(body);
        var hall = room is { } id && !SalonKinds.IsOnline(wish.Kind) ? await rooms.RoomAsync(id, cancellationToken) : null;
        var lecturer = await lecturers.FindFreeAsync(wish.Lecturer, time, except: null, cancellationToken);
        Place(@event, hall);
        @event.Schedule(wish.Topic, time.StartsAt, time.EndsAt, hall?.Name, NameOf(lecturer));
        @event.Announce(clock.GetUtcNow());
        db.Events.Add(@event);
        db.MeetingRecords.Add(new MeetingRecord(@event.Id));
        if (hall is not null) await BookAsync(@event, hall.Id, time, wish.People, cancellationToken);
        if (lecturer is not null) lecturers.Invite(@event, lecturer, time);
        return @event;
    }

    /// <param name="room">Null for an online class, or while no room was found.</param>
    public async Task ChangeAsync(Event @event, SalonWish wish, MeetingTime time, Id<Room>? room, CancellationToken cancellationToken)
    {
        MustBeAhead(@event);
        var session = @event.OnlySession!;
        var before = (session.StartsAt, session.EndsAt, session.Room, Topic: @event.Name);
        var hall = room is { } id && !SalonKinds.IsOnline(wish.Kind) ? await rooms.RoomAsync(id, cancellationToken) : null;
        var (asked, lecturer) = await lecturers.ChangeAsync(@event, wish.Lecturer, time, cancellationToken);
        @event.Describe(wish.Topic, wish.Kind, SalonKinds.ClassOf(wish.Kind), @event.Level, @event.DescriptionZh, @event.DescriptionEn);
        Place(@event, hall);
        @event.Reschedule(session.Id, time.Day, wish.Topic, time.StartsAt, time.EndsAt, hall?.Name, NameOf(lecturer));
        await RoomForAsync(@event, hall, time, wish.People, cancellationToken);
        // A lecturer who was asked anew has the whole story in that mail.
        if ((session.StartsAt, session.EndsAt, session.Room, @event.Name) != before) await mails.ChangedAsync(@event, skip: asked, cancellationToken);
    }

    /// <summary>
    /// The one way in which an event is called off, by the office or by a body's head: who was asked to come is told, active
    /// registrations are cancelled and what was paid is owed back, the room is given back and lecturers are no longer asked.
    /// </summary>
    /// <exception cref="RefusedException">Somebody has attended already.</exception>
    public async Task CancelAsync(Event @event, string? reason, CancellationToken cancellationToken)
    {
        await db.HoldAsync(@event.Id, cancellationToken);
        Refuse.If(await db.Invitees.AnyAsync(i => i.Event == @event.Id && i.Presence == Presence.Attended, cancellationToken), EventErrors.Attended);
        if (@event.Status is EventStatus.Published) await mails.CancelledAsync(@event, cancellationToken);
        @event.Cancel();
        await places.EndAsync(@event.Id, cancellationToken);
        await ReleaseAsync(@event.Id, reason, cancellationToken);
    }

    private async Task ReleaseAsync(Id<Event> @event, string? reason, CancellationToken cancellationToken)
    {
        foreach (var booking in await HeldAsync(@event, cancellationToken)) booking.Cancel(reason);
        foreach (var invitation in await db.LecturerInvitations.Where(i => i.Event == @event && (i.Answer == LecturerAnswer.Invited || i.Answer == LecturerAnswer.Accepted)).ToListAsync(cancellationToken))
            invitation.Withdraw();
    }

    private void MustBeAhead(Event @event) =>
        Refuse.Unless(@event.Status is EventStatus.Published && @event.OnlySession is { } session && session.StartsAt > clock.GetUtcNow(), SalonErrors.Over);

    private async Task RoomForAsync(Event @event, Room? hall, MeetingTime time, int people, CancellationToken cancellationToken)
    {
        var held = await HeldAsync(@event.Id, cancellationToken);
        if (hall is null) foreach (var booking in held) booking.Cancel();
        else if (held is [var first, ..]) await rooms.MoveAsync(first, hall.Id, time, people, cancellationToken);
        else await BookAsync(@event, hall.Id, time, people, cancellationToken);
    }

    private async Task BookAsync(Event @event, Id<Room> room, MeetingTime time, int people, CancellationToken cancellationToken)
    {
        var booking = await rooms.BookAsync(new(room, time, @event.Name.Zh, people), @event.Organiser, user.Id, cancellationToken);
        booking.For(@event.Id);
    }

    private Task<List<RoomBooking>> HeldAsync(Id<Event> @event, CancellationToken cancellationToken) => db.RoomBookings.Include(b => b.Quarters)
        .Where(b => b.Event == @event && (b.Status == BookingStatus.Requested || b.Status == BookingStatus.Confirmed)).ToListAsync(cancellationToken);

    private static void Place(Event @event, Room? hall) =>
        @event.At(hall?.Name ?? (SalonKinds.IsOnline(@event.Type) ? SalonKinds.OnlineVenue : null), hall?.Site);

    private static Bilingual? NameOf(Lecturer? lecturer) => lecturer is null ? null : new(lecturer.Name);
}

using Association.Application.Common;
using Association.Application.Lecturers;
using Association.Application.Messages;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Lecturers;
using Association.Domain.Rooms;
using Microsoft.EntityFrameworkCore;

namespace Association.Infrastructure.Messages.Composers;

/// <summary>Asks a lecturer to speak: the links answer without signing in, once.</summary>
internal sealed class LecturerInvitedComposer(IAssociationDb db, MeetingMail meetings, SiteOptions site, ILinkSecrets secrets, TimeProvider clock) : IMessageComposer
{
    public string Template => MailTemplates.LecturerInvited;

    public async Task<MailContent?> ComposeAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        var id = new Id<LecturerInvitation>(message.Subject);
        if (await db.LecturerInvitations.AsNoTracking().FirstOrDefaultAsync(i => i.Id == id, cancellationToken) is not { Answer: LecturerAnswer.Invited } invitation || invitation.StartsAt <= clock.GetUtcNow()) return null;
        if (await meetings.FindAsync(invitation.Event, cancellationToken) is not { IsOn: true } meeting) return null;
        var name = await db.Lecturers.Where(l => l.Id == invitation.Lecturer).Select(l => l.Name).SingleAsync(cancellationToken);
        var waits = await db.RoomBookings.AnyAsync(b => b.Event == invitation.Event && b.Status == BookingStatus.Requested, cancellationToken);
        var key = secrets.KeyFor(invitation);
        var mail = meetings.Start(message, meeting, "", MailLayout.Inert(name), MailLayout.Inert(meeting.Body?.In(message.Culture)));
        if (waits) mail.Note(MeetingMail.Say(message, "room-waits"));
        return mail
            .Link(MeetingMail.Say(message, "confirm"), new Uri(site.BaseUrl, $"/speak/{key}?answer=yes"))
            .Link(MeetingMail.Say(message, "decline"), new Uri(site.BaseUrl, $"/speak/{key}?answer=no"))
            .Note(MeetingMail.Say(message, "note"))
            .Build(MeetingMail.Subject(message, meeting), meetings.Calendar(meeting, message.Culture));
    }
}

internal sealed class LecturerWithdrawnComposer(IAssociationDb db, MeetingMail meetings) : IMessageComposer
{
    public string Template => MailTemplates.LecturerWithdrawn;

    public async Task<MailContent?> ComposeAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        var id = new Id<LecturerInvitation>(message.Subject);
        if (await db.LecturerInvitations.AsNoTracking().FirstOrDefaultAsync(i => i.Id == id, cancellationToken) is not { Answer: LecturerAnswer.Withdrawn } invitation) return null;
        return await meetings.FindAsync(invitation.Event, cancellationToken) is not { } meeting ? null
            : meetings.Start(message, meeting).Build(MeetingMail.Subject(message, meeting), meetings.Calendar(meeting, message.Culture, cancelled: true));
    }
}

/// <summary>To whoever invited: the lecturer comes, or does not.</summary>
internal sealed class LecturerAnsweredComposer(IAssociationDb db, MeetingMail meetings) : IMessageComposer
{
    public string Template => MailTemplates.LecturerAnswered;

    public async Task<MailContent?> ComposeAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        var id = new Id<LecturerInvitation>(message.Subject);
        if (await db.LecturerInvitations.AsNoTracking().FirstOrDefaultAsync(i => i.Id == id, cancellationToken) is not { Answer: LecturerAnswer.Accepted or LecturerAnswer.Declined } invitation) return null;
        if (await meetings.FindAsync(invitation.Event, cancellationToken) is not { IsOn: true } meeting) return null;
        var name = await db.Lecturers.Where(l => l.Id == invitation.Lecturer).Select(l => l.Name).SingleAsync(cancellationToken);
        var answer = invitation.Answer is LecturerAnswer.Accepted ? "yes" : "no";
        return meetings.Start(message, meeting, answer, MailLayout.Inert(name)).Fact(MeetingMail.Say(message, "words"), MailLayout.Inert(invitation.Note))
            .Link(MeetingMail.Say(message, "open"), meetings.DeskOf(meeting))
            .Build(MeetingMail.Subject(message, meeting, answer), meetings.Calendar(meeting, message.Culture));
    }
}

/// <summary>Another time or place, to lecturers and everybody invited.</summary>
internal sealed class SalonChangedComposer(MeetingMail meetings) : IMessageComposer
{
    public string Template => MailTemplates.SalonChanged;

    public async Task<MailContent?> ComposeAsync(OutboxMessage message, CancellationToken cancellationToken) =>
        await meetings.FindAsync(new Id<Event>(message.Subject), cancellationToken) is not { IsOn: true } meeting ? null
            : meetings.Start(message, meeting).Link(MeetingMail.Say(message, "open"), meetings.PageOf(meeting))
                .Build(MeetingMail.Subject(message, meeting), meetings.Calendar(meeting, message.Culture));
}

internal sealed class SalonCancelledComposer(IAssociationDb db, MeetingMail meetings) : IMessageComposer
{
    public string Template => MailTemplates.SalonCancelled;

    public async Task<MailContent?> ComposeAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        var id = new Id<Event>(message.Subject);
        if (await meetings.FindAsync(id, cancellationToken) is not { Event.Status: EventStatus.Cancelled } meeting) return null;
        var reason = await db.RoomBookings.Where(b => b.Event == id && b.Status == BookingStatus.Cancelled && b.Reason != null).Select(b => b.Reason).FirstOrDefaultAsync(cancellationToken);
        return meetings.Start(message, meeting).Fact(MeetingMail.Say(message, "reason"), MailLayout.Inert(reason))
            .Build(MeetingMail.Subject(message, meeting), meetings.Calendar(meeting, message.Culture, cancelled: true));
    }
}

/// <summary>To whoever booked: the office agreed to the room, or did not.</summary>
internal sealed class BookingDecidedComposer(IAssociationDb db, MeetingMail meetings) : IMessageComposer
{
    public string Template => MailTemplates.BookingDecided;

    public async Task<MailContent?> ComposeAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        var id = new Id<RoomBooking>(message.Subject);
        if (await db.RoomBookings.AsNoTracking().FirstOrDefaultAsync(b => b.Id == id, cancellationToken) is not { Event: { } @event, Status: BookingStatus.Confirmed or BookingStatus.Declined } booking) return null;
        if (await meetings.FindAsync(@event, cancellationToken) is not { IsOn: true } meeting) return null;
        var room = await db.Rooms.AsNoTracking().Where(r => r.Id == booking.Room).Select(r => r.Name).SingleAsync(cancellationToken);
        var outcome = booking.Status is BookingStatus.Confirmed ? "yes" : "no";
        return meetings.Start(message, meeting, outcome, room.In(message.Culture)).Fact(MeetingMail.Say(message, "reason"), MailLayout.Inert(booking.Reason))
            .Link(MeetingMail.Say(message, "open"), meetings.DeskOf(meeting))
            .Build(MeetingMail.Subject(message, meeting, outcome), meetings.Calendar(meeting, message.Culture));
    }
}

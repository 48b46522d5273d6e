using Association.Application.Common;
using Association.Domain.Bodies;
using Association.Domain.Common;
using Association.Domain.Events;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.Meetings;

/// <summary>Salons and meetings as the desk of their body finds them: what another body holds does not exist there.</summary>
internal static class Meetings
{
    /// <summary>With its sessions, to read.</summary>
    public static Task<Event?> MeetingAsync(this IAssociationDb db, Id<Body> body, Id<Event> @event, CancellationToken cancellationToken) =>
        db.Events.AsNoTracking().Include(e => e.Sessions).FirstOrDefaultAsync(e => e.Id == @event && e.Organiser == body, cancellationToken);

    /// <summary>The body's own activity, not cancelled.</summary>
    /// <exception cref="RefusedException">There is none, or it was cancelled.</exception>
    public static async Task<Event> LiveMeetingAsync(this IAssociationDb db, Id<Body> body, Id<Event> @event, CancellationToken cancellationToken)
    {
        var meeting = await db.MeetingAsync(body, @event, cancellationToken) ?? throw new RefusedException(EventErrors.NotFound);
        Refuse.If(meeting.Status is EventStatus.Cancelled, InviteeErrors.Cancelled);
        return meeting;
    }

    /// <summary>What remains of the body's activity, to change; opened with the first thing that is kept.</summary>
    public static async Task<MeetingRecord> RecordAsync(this IAssociationDb db, Id<Body> body, Id<Event> @event, CancellationToken cancellationToken)
    {
        if (!await db.Events.AnyAsync(e => e.Id == @event && e.Organiser == body, cancellationToken)) throw new RefusedException(EventErrors.NotFound);
        var record = await db.MeetingRecords.Include(r => r.Decisions).Include(r => r.Materials).FirstOrDefaultAsync(r => r.Event == @event, cancellationToken);
        if (record is null) db.MeetingRecords.Add(record = new MeetingRecord(@event));
        return record;
    }

    /// <summary>
    /// How many came: those who were marked or came by the code, or passed the door of a conference; else what was reported.
    /// The one answer for desk, plan and reports.
    /// </summary>
    public static int Attendance(int marked, int admitted, int? reported) => marked > 0 ? marked : admitted > 0 ? admitted : reported ?? 0;
}

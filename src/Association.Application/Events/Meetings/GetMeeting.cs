using Association.Application.Access;
using Association.Application.Bodies.Desk;
using Association.Application.Common;
using Association.Domain.Bodies;
using Association.Domain.Common;
using Association.Domain.Events;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.Meetings;

/// <summary>One activity as the desk of its body sees it.</summary>
/// <param name="Key">Its id, or the last part of its public address.</param>
[Requires(Permissions.Self)]
public sealed record GetMeeting(Id<Body> Body, string Key) : IQuery<MeetingView?>, IForMyBody;

/// <param name="Code">On the slide; null until attendance is opened.</param>
/// <param name="ToRemind">How many would get a mail by a reminder now.</param>
/// <param name="Attendance">How many came, by the one count of the product.</param>
public sealed record MeetingView(
    Guid Id, string Slug, Bilingual Name, EventType Type, EventStatus Status, DateTimeOffset From, DateTimeOffset To, Bilingual? Venue, string? Code, bool Over, bool Started,
    int ToRemind, int Attendance, MeetingCounts Counts, IReadOnlyList<InviteeLine> Invitees)
{
    public Id<Event> Event => new(Id);
    public bool Asks => Status is EventStatus.Draft or EventStatus.Published && !Over;
    public bool CanConclude => Status is EventStatus.Published && Over;
}

public sealed record MeetingCounts(int Invited, int Yes, int No, int Maybe, int Silent, int WalkedIn, int Attended, int Absent, int Excused);

public sealed record InviteeLine(
    Guid Id, string Name, string? Unit, bool HasMail, bool WalkedIn, InviteeAnswer Answer, DateTimeOffset? AnsweredAt, DateTimeOffset? RemindedAt, Presence Presence, DateTimeOffset? CameAt);

internal sealed class GetMeetingHandler(IAssociationDb db, TimeProvider clock) : IRequestHandler<GetMeeting, MeetingView?>
{
    public async Task<MeetingView?> Handle(GetMeeting query, CancellationToken cancellationToken)
    {
        var id = Guid.TryParse(query.Key, out var guid) ? new Id<Event>(guid) : (Id<Event>?)null;
        var meeting = await db.Events.AsNoTracking().Include(e => e.Sessions)
            .FirstOrDefaultAsync(e => e.Organiser == query.Body && (id != null ? e.Id == id : e.Slug == query.Key), cancellationToken);
        if (meeting is null) return null;

        var (now, time) = (clock.GetUtcNow(), EventTime.Of(meeting));
        var code = await db.MeetingRecords.Where(r => r.Event == meeting.Id).Select(r => r.Code).FirstOrDefaultAsync(cancellationToken);
        var lines = await LinesAsync(meeting.Id, cancellationToken);
        var remind = meeting.Status is EventStatus.Cancelled || time.IsOver(now) ? 0
            : (await db.Silent(meeting.Id).AsNoTracking().ToListAsync(cancellationToken)).Count(i => i.MayBeReminded(now));
        var admitted = await db.Registrations.CountAsync(r => r.Event == meeting.Id && r.CheckedInAt != null, cancellationToken);
        var counts = CountsOf(lines);
        return new(meeting.Id.Value, meeting.Slug, meeting.Name, meeting.Type, meeting.Status, time.From, time.To, meeting.Venue, code,
            time.IsOver(now), clock.Today() >= meeting.StartsOn, remind, Meetings.Attendance(counts.Attended, admitted, meeting.ReportedAttendance), counts, lines);
    }

    private async Task<IReadOnlyList<InviteeLine>> LinesAsync(Id<Event> @event, CancellationToken cancellationToken)
    {
        var today = clock.Today();
        return await db.Invitees.AsNoTracking().Where(i => i.Event == @event).Join(db.People, i => i.Person, p => p.Id, (i, p) => new { i, p })
            .OrderBy(x => x.p.SortKey).ThenBy(x => x.i.Id)
            .Select(x => new InviteeLine(x.i.Id.Value, x.p.Name,
                db.Employments.Where(e => e.Person == x.p.Id && e.From <= today && (e.To == null || e.To >= today)).Join(db.Units, e => e.Unit, u => u.Id, (e, u) => u.Name).FirstOrDefault(),
                x.p.Email != null && x.p.Email != "", x.i.KeyHash == null, x.i.Answer, x.i.AnsweredAt, x.i.RemindedAt, x.i.Presence, x.i.CameAt))
            .ToListAsync(cancellationToken);
    }

    private static MeetingCounts CountsOf(IReadOnlyList<InviteeLine> lines)
    {
        var asked = lines.Where(l => !l.WalkedIn).ToList();
        return new(asked.Count, asked.Count(l => l.Answer is InviteeAnswer.Yes), asked.Count(l => l.Answer is InviteeAnswer.No), asked.Count(l => l.Answer is InviteeAnswer.Maybe),
            asked.Count(l => l.Answer is InviteeAnswer.None), lines.Count - asked.Count,
            lines.Count(l => l.Presence is Presence.Attended), lines.Count(l => l.Presence is Presence.Absent), lines.Count(l => l.Presence is Presence.Excused));
    }
}

/// <summary>Gives the activity its code for the slide; one that has it keeps it.</summary>
[Requires(Permissions.Self)]
public sealed record OpenAttendance(Id<Body> Body, Id<Event> Event) : ICommand<Result>, IForMyBody;

internal sealed class OpenAttendanceHandler(IAssociationDb db) : IRequestHandler<OpenAttendance, Result>
{
    public async Task<Result> Handle(OpenAttendance command, CancellationToken cancellationToken)
    {
        await db.RecordAsync(command.Body, command.Event, cancellationToken);
        return Result.Done;
    }
}

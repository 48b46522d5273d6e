using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Events;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.Meetings;

/// <summary>The activity whose slide shows this code now; null for any other code and at any other time.</summary>
[Requires(Permissions.Anyone)]
public sealed record ShowMeetingByCode(string? Code) : IQuery<MeetingAtHand?>;

/// <param name="Here">The signed-in person has come already.</param>
/// <param name="KnowsMe">The reader is a person on record: one tap is enough.</param>
public sealed record MeetingAtHand(Guid Event, Bilingual Name, Bilingual? Venue, DateTimeOffset From, DateTimeOffset To, bool Here, bool KnowsMe);

/// <summary>
/// Says "I am here" with the code of the slide, from two hours before the activity to its end: whoever is signed in is known, others
/// give name and mobile number and are found, or recorded as a guest without membership. A second time changes nothing.
/// </summary>
[Requires(Permissions.Anyone)]
public sealed record ComeToMeeting(string? Code, string? Name = null, string? Mobile = null) : ICommand<Result<Guid>>;

internal sealed class MeetingsByCode(IAssociationDb db, TimeProvider clock)
{
    /// <summary>The one that takes attendance now; else any whose code it is, so that the answer can say "not now".</summary>
    public async Task<(Event? Meeting, bool Now)> FindAsync(string? typed, CancellationToken cancellationToken)
    {
        var code = TextNormalization.Compact(typed).Replace("-", "", StringComparison.Ordinal).ToUpperInvariant();
        var now = clock.GetUtcNow();
        var meetings = await db.Events.AsNoTracking().Include(e => e.Sessions)
            .Where(e => db.MeetingRecords.Any(r => r.Event == e.Id && r.Code == code) && (e.Status == EventStatus.Published || e.Status == EventStatus.Held))
            .ToListAsync(cancellationToken);
        return meetings.Find(e => EventTime.Of(e).TakesAttendance(now)) is { } open ? (open, true) : (meetings.FirstOrDefault(), false);
    }
}

internal sealed class ShowMeetingByCodeHandler(IAssociationDb db, MeetingsByCode meetings, ICurrentUser user) : IRequestHandler<ShowMeetingByCode, MeetingAtHand?>
{
    public async Task<MeetingAtHand?> Handle(ShowMeetingByCode query, CancellationToken cancellationToken)
    {
        if (await meetings.FindAsync(query.Code, cancellationToken) is not ({ } meeting, true)) return null;
        var here = user.Person is { } me && await db.Invitees.AnyAsync(i => i.Event == meeting.Id && i.Person == me && i.Presence == Presence.Attended, cancellationToken);
        var time = EventTime.Of(meeting);
        return new(meeting.Id.Value, meeting.Name, meeting.Venue, time.From, time.To, here, user.Person is not null);
    }
}

internal sealed class ComeToMeetingHandler(IAssociationDb db, MeetingsByCode meetings, AttendeeDirectory people, TimeProvider clock) : IRequestHandler<ComeToMeeting, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(ComeToMeeting command, CancellationToken cancellationToken)
    {
        var (meeting, open) = await meetings.FindAsync(command.Code, cancellationToken);
        if (meeting is null) return MeetingRecordErrors.WrongCode;
        if (!open || !await db.HoldAsync(meeting.Id, cancellationToken)) return MeetingRecordErrors.NotNow;

        var who = await people.ResolveAsync(new GuestDetails(command.Name ?? "", command.Mobile ?? "", null, null), cancellationToken);
        var invitee = await db.Invitees.FirstOrDefaultAsync(i => i.Event == meeting.Id && i.Person == who.Person, cancellationToken);
        if (invitee is null) db.Invitees.Add(invitee = new EventInvitee(meeting.Id, who.Person, null, clock.GetUtcNow()));
        invitee.Come(clock.GetUtcNow());
        return meeting.Id.Value;
    }
}

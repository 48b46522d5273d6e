using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Events;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.Meetings;

/// <summary>The activities the signed-in person was asked to or came to: what lies ahead first, then the latest.</summary>
[Requires(Permissions.Self)]
public sealed record ListMyMeetings : IQuery<IReadOnlyList<MyMeeting>>;

/// <param name="Open">Whether the invitation can still be answered.</param>
/// <param name="Materials">Of an activity that the person attended; none otherwise.</param>
public sealed record MyMeeting(
    Guid Event, string Slug, Bilingual Name, EventType Type, EventStatus Status, DateTimeOffset From, DateTimeOffset To, Bilingual? Venue,
    InviteeAnswer Answer, Presence Presence, bool Open, bool Over, IReadOnlyList<MaterialLine> Materials);

internal sealed class ListMyMeetingsHandler(IAssociationDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ListMyMeetings, IReadOnlyList<MyMeeting>>
{
    private const int MaxShown = 100;

    public async Task<IReadOnlyList<MyMeeting>> Handle(ListMyMeetings query, CancellationToken cancellationToken)
    {
        if (user.Person is not { } me) return [];
        var mine = await db.Invitees.AsNoTracking().Where(i => i.Person == me).OrderByDescending(i => i.InvitedAt).Take(MaxShown).ToListAsync(cancellationToken);
        var ids = mine.Select(i => i.Event).ToList();
        var events = await db.Events.AsNoTracking().Include(e => e.Sessions).Where(e => ids.Contains(e.Id)).ToDictionaryAsync(e => e.Id, cancellationToken);
        var found = new List<MyMeeting>();
        foreach (var invitee in mine)
        {
            var materials = invitee.Presence is Presence.Attended ? await db.MaterialsOf(invitee.Event).ToListAsync(cancellationToken) : [];
            found.Add(LineOf(events[invitee.Event], invitee, materials));
        }

        return [.. found.Where(m => !m.Over).OrderBy(m => m.From), .. found.Where(m => m.Over).OrderByDescending(m => m.From)];
    }

    private MyMeeting LineOf(Event meeting, EventInvitee invitee, IReadOnlyList<MaterialLine> materials)
    {
        var time = EventTime.Of(meeting);
        var over = meeting.Status is EventStatus.Held || time.IsOver(clock.GetUtcNow());
        return new(meeting.Id.Value, meeting.Slug, meeting.Name, meeting.Type, meeting.Status, time.From, time.To, meeting.Venue,
            invitee.Answer, invitee.Presence, !over && meeting.Status is not EventStatus.Cancelled, over, materials);
    }
}

using Association.Application.Common;
using Association.Application.Events.Meetings;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Messages;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Messages.Reminders.Sources;

/// <summary>Who was asked to a salon or meeting, and has said nothing, or yes.</summary>
internal sealed class SalonReminders(IAssociationDb db, SiteOptions site, ILinkSecrets secrets) : IReminderSource
{
    public ReminderEntity Entity => ReminderEntity.SalonAnswer;

    public async Task<IReadOnlyList<ReminderCase>> FindAsync(ReminderLook look, CancellationToken cancellationToken)
    {
        var found = await (
            from i in Within(look)
            join p in db.People on i.Person equals p.Id
            orderby i.Id
            select new { Invitee = i, p.Name, p.Email }).Take(look.Take).ToListAsync(cancellationToken);
        var ids = found.Select(f => f.Invitee.Event).Distinct().ToList();
        var events = await db.Events.AsNoTracking().Include(e => e.Sessions).Where(e => ids.Contains(e.Id)).ToDictionaryAsync(e => e.Id, cancellationToken);
        return [.. found.Select(f => Case(f.Invitee, new(f.Invitee.Person, f.Name, f.Email), events[f.Invitee.Event], look))];
    }

    private IQueryable<EventInvitee> Within(ReminderLook look)
    {
        var invitees = db.Invitees.AsNoTracking().Where(i => i.KeyHash != null);
        if (look.Only is { } only)
        {
            var id = new Id<EventInvitee>(only);
            return invitees.Where(i => i.Id == id);
        }

        if (look.After is { } last)
        {
            var after = new Id<EventInvitee>(last);
            invitees = invitees.Where(i => i.Id > after);
        }

        return invitees.Where(i => db.Events.Any(e => e.Id == i.Event && e.Status != EventStatus.Cancelled && e.StartsOn >= look.From && e.StartsOn <= look.To));
    }

    private ReminderCase Case(EventInvitee invitee, Addressee person, Event meeting, ReminderLook look)
    {
        var anchor = meeting.AnchorOf(ReminderDate.EventStart);
        var answered = look.Condition is ReminderCondition.SaidYes ? invitee.Answer is InviteeAnswer.Yes : invitee.Answer is InviteeAnswer.None && invitee.Presence is Presence.Unknown;
        return new(invitee.Id.Value, anchor, look.Covers(anchor) && meeting.Status is not EventStatus.Cancelled && answered)
        {
            People = [person], Body = meeting.Organiser, Since = invitee.InvitedAt, Event = meeting.Id.Value,
            Values = new Dictionary<string, object?>(meeting.Words()) { ["link"] = new Uri(site.BaseUrl, secrets.PathOf(invitee.Id)) },
        };
    }
}

using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Credits;
using Association.Domain.Events;
using Association.Domain.Messages;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Messages.Reminders.Sources;

/// <summary>Events and what is still to be done for them, for those who hold them.</summary>
internal class EventReminders(IAssociationDb db, SiteOptions site) : IReminderSource
{
    public virtual ReminderEntity Entity => ReminderEntity.Event;

    public async Task<IReadOnlyList<ReminderCase>> FindAsync(ReminderLook look, CancellationToken cancellationToken)
    {
        var found = await Within(look).Include(e => e.Sessions).OrderBy(e => e.Id).Take(look.Take).ToListAsync(cancellationToken);
        var done = await DoneAsync(found, look, cancellationToken);
        return [.. found.Select(e => Case(e, look, done.Contains(e.Id)))];
    }

    protected virtual IQueryable<Event> Looked(IQueryable<Event> events) => events;

    /// <summary>Of those found, the ones for which there is nothing left to do.</summary>
    protected virtual Task<IReadOnlySet<Id<Event>>> DoneAsync(IReadOnlyList<Event> found, ReminderLook look, CancellationToken cancellationToken) => Task.FromResult<IReadOnlySet<Id<Event>>>(new HashSet<Id<Event>>());

    protected virtual bool Fits(Event @event, ReminderLook look) => look.Condition switch
    {
        ReminderCondition.Draft => @event.Status is EventStatus.Draft,
        ReminderCondition.NotConcluded => @event.Status is EventStatus.Published,
        _ => @event.Status is EventStatus.Published or EventStatus.Held,
    };

    private IQueryable<Event> Within(ReminderLook look)
    {
        var events = Looked(db.Events.AsNoTracking().Where(e => e.Status != EventStatus.Cancelled));
        if (look.Only is { } only)
        {
            var id = new Id<Event>(only);
            return events.Where(e => e.Id == id);
        }

        if (look.After is { } last)
        {
            var after = new Id<Event>(last);
            events = events.Where(e => e.Id > after);
        }

        var (from, to) = (look.FromInstant, look.ToInstant);
        return look.Date switch
        {
            ReminderDate.RegistrationCloses => events.Where(e => e.RegistrationClosesAt >= from && e.RegistrationClosesAt < to),
            ReminderDate.EventEnd => events.Where(e => e.EndsOn >= look.From && e.EndsOn <= look.To),
            _ => events.Where(e => e.StartsOn >= look.From && e.StartsOn <= look.To),
        };
    }

    private ReminderCase Case(Event @event, ReminderLook look, bool done)
    {
        var anchor = @event.AnchorOf(look.Date);
        return new(@event.Id.Value, anchor, look.Covers(anchor) && !done && Fits(@event, look))
        {
            Body = @event.Organiser,
            Values = new Dictionary<string, object?>(@event.Words()) { ["project"] = @event.Cme.ProjectNumber, ["link"] = new Uri(site.BaseUrl, $"/office/events/{@event.Id}") },
        };
    }
}

/// <summary>Projects of continuing education, which are filed two weeks before and reported two weeks after. Source: domain.md R1.33.</summary>
internal sealed class CmeReminders(IAssociationDb db, SiteOptions site) : EventReminders(db, site)
{
    private readonly IAssociationDb _db = db;

    public override ReminderEntity Entity => ReminderEntity.CmeDeadline;

    protected override IQueryable<Event> Looked(IQueryable<Event> events) => events.Where(e => e.Cme.GivesCredits);

    protected override bool Fits(Event @event, ReminderLook look) => @event.Cme.GivesCredits;

    /// <summary>A filing is done once it was handed in, a report once it was sent; an event without a project, as soon as it has a number.</summary>
    protected override async Task<IReadOnlySet<Id<Event>>> DoneAsync(IReadOnlyList<Event> found, ReminderLook look, CancellationToken cancellationToken)
    {
        var ids = found.Select(e => e.Id).ToList();
        var projects = await _db.CmeProjects.AsNoTracking().Where(p => ids.Contains(p.Event)).ToDictionaryAsync(p => p.Event, p => p.Status, cancellationToken);
        return found.Where(e => projects.TryGetValue(e.Id, out var status)
            ? status >= (look.Date is ReminderDate.EventEnd ? CmeProjectStatus.Reported : CmeProjectStatus.Filed)
            : look.Condition is ReminderCondition.NotFiled && !string.IsNullOrEmpty(e.Cme.ProjectNumber)).Select(e => e.Id).ToHashSet();
    }
}

using Association.Application.Common;
using Association.Application.Events;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Messages;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Messages.Reminders.Sources;

/// <summary>Places at events.</summary>
internal sealed class PlaceReminders(IAssociationDb db, SiteOptions site, ILinkSecrets secrets) : IReminderSource
{
    public ReminderEntity Entity => ReminderEntity.Registration;

    public async Task<IReadOnlyList<ReminderCase>> FindAsync(ReminderLook look, CancellationToken cancellationToken)
    {
        var places = db.Registrations.AsNoTracking();
        if (look.Only is { } only)
        {
            var id = new Id<Registration>(only);
            places = places.Where(r => r.Id == id);
        }
        else places = Within(places, look);

        var found = await places.OrderBy(r => r.Id).Take(look.Take).ToListAsync(cancellationToken);
        var ids = found.Select(r => r.Event).Distinct().ToList();
        var events = await db.Events.AsNoTracking().Include(e => e.Sessions).Where(e => ids.Contains(e.Id)).ToDictionaryAsync(e => e.Id, cancellationToken);
        return [.. found.Select(r => Case(r, events[r.Event], look))];
    }

    /// <summary>Who has left, or was let go, is no participant that somebody would miss in the count.</summary>
    private IQueryable<Registration> Within(IQueryable<Registration> places, ReminderLook look)
    {
        if (look.After is { } last)
        {
            var after = new Id<Registration>(last);
            places = places.Where(r => r.Id > after);
        }

        var events = look.Date is ReminderDate.EventEnd
            ? db.Events.Where(e => e.EndsOn >= look.From && e.EndsOn <= look.To)
            : db.Events.Where(e => e.StartsOn >= look.From && e.StartsOn <= look.To);
        return places.Where(r => r.Status == RegistrationStatus.Confirmed || r.Status == RegistrationStatus.AwaitingPayment || r.Status == RegistrationStatus.Pending)
            .Where(r => events.Any(e => e.Id == r.Event && (e.Status == EventStatus.Published || e.Status == EventStatus.Held)));
    }

    private ReminderCase Case(Registration place, Event @event, ReminderLook look)
    {
        var anchor = @event.AnchorOf(look.Date);
        var fits = look.Covers(anchor) && @event.Status is EventStatus.Published or EventStatus.Held && look.Condition switch
        {
            ReminderCondition.Attended => place.Attended,
            ReminderCondition.AwaitsPayment => place.Status is RegistrationStatus.AwaitingPayment,
            _ => place.Status is RegistrationStatus.Confirmed,
        };
        return new(place.Id.Value, anchor, fits)
        {
            People = [new(place.Person, place.Name, place.Email, place.Language)], Since = place.RegisteredAt,
            Event = look.Date is ReminderDate.EventStart ? @event.Id.Value : null,
            Values = new Dictionary<string, object?>(@event.Words()) { ["number"] = place.Number, ["link"] = site.For(secrets, place) },
        };
    }
}

/// <summary>What the rules about events share.</summary>
internal static class EventAnchors
{
    /// <summary>Without sessions an event begins with its day and ends in the evening of its last.</summary>
    private static readonly TimeOnly Evening = new(18, 0);

    /// <param name="event">With its sessions.</param>
    public static DateTimeOffset AnchorOf(this Event @event, ReminderDate date) => date switch
    {
        ReminderDate.RegistrationCloses => @event.RegistrationClosesAt ?? DateTimeOffset.MaxValue.AddYears(-10),
        ReminderDate.EventEnd => @event.Sessions.Count == 0 ? AssociationCalendar.At(@event.EndsOn, Evening) : @event.Sessions.Max(s => s.EndsAt),
        _ => @event.Sessions.Count == 0 ? AssociationCalendar.At(@event.StartsOn) : @event.Sessions.Min(s => s.StartsAt),
    };

    public static IDictionary<string, object?> Words(this Event @event) => new Dictionary<string, object?>
    {
        ["event"] = @event.Name, ["starts"] = @event.AnchorOf(ReminderDate.EventStart), ["day"] = @event.StartsOn, ["place"] = @event.Venue,
    };
}

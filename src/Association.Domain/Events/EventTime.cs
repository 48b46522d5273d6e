using Association.Domain.Common;

namespace Association.Domain.Events;

/// <summary>When an activity takes place by the clock: from its first session to its last, whole days where it has none.</summary>
public readonly record struct EventTime(DateTimeOffset From, DateTimeOffset To)
{
    /// <summary>So long before the start the code on the slide counts.</summary>
    public static readonly TimeSpan DoorsOpen = TimeSpan.FromHours(2);

    /// <param name="event">With its sessions.</param>
    public static EventTime Of(Event @event) => @event.Sessions.Count == 0
        ? new(AssociationCalendar.At(@event.StartsOn), AssociationCalendar.At(@event.EndsOn.AddDays(1)))
        : new(@event.Sessions.Min(s => s.StartsAt), @event.Sessions.Max(s => s.EndsAt));

    public bool IsOver(DateTimeOffset now) => now >= To;

    public bool TakesAttendance(DateTimeOffset now) => now >= From - DoorsOpen && now < To;
}

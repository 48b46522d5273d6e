using Association.Application.Events;
using Association.Domain.Common;
using Association.Domain.Events;

namespace Association.Web.Pages.Events;

/// <summary>How far an event's registration is, as a card and a page say it.</summary>
public sealed record EventState(Tone Tone, string Key, int? Number = null);

internal static class EventLooks
{
    private const int Few = 20;

    public static EventState StateOf(PublicEventLine line, DateTimeOffset now) =>
        StateOf(line.Status, line.EndsOn, line.OpensAt, line.ClosesAt, line.SeatsLeft, now);

    public static EventState StateOf(PublicEvent page, DateTimeOffset now) =>
        StateOf(page.Status, page.EndsOn, page.OpensAt, page.ClosesAt, page.SeatsLeft, now);

    private static EventState StateOf(EventStatus status, DateOnly endsOn, DateTimeOffset? opensAt, DateTimeOffset? closesAt, int? left, DateTimeOffset now) => status switch
    {
        EventStatus.Cancelled => new(Tone.Danger, "events.state-cancelled"),
        EventStatus.Held => new(Tone.Neutral, "events.state-held"),
        _ when endsOn < AssociationCalendar.DayOf(now) => new(Tone.Neutral, "events.state-over"),
        _ when closesAt is null => new(Tone.Info, "events.state-no-registration"),
        _ when opensAt > now => new(Tone.Info, "events.state-soon"),
        _ when closesAt <= now => new(Tone.Neutral, "events.state-closed"),
        _ when left <= 0 => new(Tone.Warning, "events.state-full"),
        _ when left <= Few => new(Tone.Warning, "events.state-few", left),
        _ => new(Tone.Success, "events.state-open"),
    };
}

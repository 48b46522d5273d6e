using Association.Domain.Bodies;
using Association.Domain.Events;

namespace Association.Application.Bodies;

/// <summary>What the public sees of a body and of its work.</summary>
internal static class PublicBodies
{
    /// <summary>The term that runs, else the latest that began: a roster that has run out stays on view until a new one takes over.</summary>
    public static BodyTerm? TermOf(Body body, DateOnly today) => body.TermOn(today) ?? body.Terms.Where(t => t.From <= today).MaxBy(t => t.From);

    public static IQueryable<Event> Shown(this IQueryable<Event> events) =>
        events.Where(e => e.Status == EventStatus.Published || e.Status == EventStatus.Held);
}

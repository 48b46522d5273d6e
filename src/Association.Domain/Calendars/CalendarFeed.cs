using Association.Domain.Bodies;
using Association.Domain.Common;

namespace Association.Domain.Calendars;

/// <summary>What a calendar shows: what its owner is asked to or speaks at, all of one body, all of the association, or the sessions its owner marked.</summary>
public enum CalendarScope { Mine, Body, Association, Agenda }

public static class CalendarFeedErrors
{
    public static readonly Error NotFound = Error.NotFound("calendar-feed");
    public static readonly Error TooMany = Error.Conflict("calendar-feed.too-many", "Revoke an address before you make another one.");
}

/// <summary>A secret address under which somebody's calendar program reads; only its hash is kept, and it can be revoked.</summary>
public sealed class CalendarFeed : AggregateRoot<CalendarFeed>
{
    public const int KeyHashLength = 64;

    /// <summary>Addresses that one person has at a time.</summary>
    public const int MaxPerOwner = 20;

    private CalendarFeed() { }

    /// <param name="body">Only for the scope of a body.</param>
    public CalendarFeed(UserId owner, CalendarScope scope, Id<Body>? body, string keyHash, DateTimeOffset now) =>
        (Owner, Scope, Body, KeyHash, CreatedAt) = (owner, scope, body, keyHash, now);

    public UserId Owner { get; private set; }
    public CalendarScope Scope { get; private set; }
    public Id<Body>? Body { get; private set; }
    public string KeyHash { get; private set; } = "";
    public DateTimeOffset CreatedAt { get; private set; }
    public DateTimeOffset? RevokedAt { get; private set; }

    public bool IsLive => RevokedAt is null;

    public void Revoke(DateTimeOffset now) => RevokedAt ??= now;
}

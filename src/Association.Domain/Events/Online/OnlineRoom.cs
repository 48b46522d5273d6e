using Association.Domain.Common;

namespace Association.Domain.Events.Online;

/// <summary>Online: only there. Hybrid: on site as well. Source: domain.md 5.1, DeliveryMode.</summary>
public enum OnlineMode { Online, Hybrid }

public enum OnlinePlatform { WeChatClass, TencentMeeting, Zoom, DingTalk, Other }

/// <param name="JoinLink">An https address; only for those who have a place.</param>
/// <param name="ShownMinutes">The link shows so many minutes before the beginning; null: at once.</param>
/// <param name="CodeMinutes">How long a code is taken after it was shown.</param>
public sealed record OnlineTerms(OnlineMode Mode, OnlinePlatform Platform, string? JoinLink, string? MeetingNumber, string? Passcode, Bilingual? Note, int? ShownMinutes, int CodeMinutes);

/// <summary>
/// Where a session, or a whole event, is held online: how participants join, and the check-in list that keeps who was there.
/// Source: domain.md R5.11.
/// </summary>
public sealed class OnlineRoom : AggregateRoot<OnlineRoom>
{
    public const int MaxLinkLength = 500;
    public const int MaxNumberLength = 60;
    public const int MaxNoteLength = 300;
    public const int MostShownMinutes = 10_080;
    public const int MostCodeMinutes = 30;
    public const int MostCodes = 20;

    private OnlineRoom() { }

    public OnlineRoom(Id<Event> @event, Id<EventSession>? session, Id<CheckInList> list, OnlineTerms terms)
    {
        (Event, Session, List) = (@event, session, list);
        Describe(terms);
    }

    public Id<Event> Event { get; private set; }
    /// <summary>Null: the whole event.</summary>
    public Id<EventSession>? Session { get; private set; }
    /// <summary>Where the attendance is kept; made with the room, people come and go there.</summary>
    public Id<CheckInList> List { get; private set; }
    public OnlineMode Mode { get; private set; }
    public OnlinePlatform Platform { get; private set; }
    public string? JoinLink { get; private set; }
    public string? MeetingNumber { get; private set; }
    public string? Passcode { get; private set; }
    public Bilingual? Note { get; private set; }
    public int? ShownMinutes { get; private set; }
    public int CodeMinutes { get; private set; }

    public void Describe(OnlineTerms terms)
    {
        Refuse.If(string.IsNullOrWhiteSpace(terms.JoinLink) && string.IsNullOrWhiteSpace(terms.MeetingNumber), OnlineErrors.NothingToJoin);
        Refuse.Unless(IsLink(terms.JoinLink), OnlineErrors.NotALink);
        (Mode, Platform, JoinLink, MeetingNumber, Passcode) = (terms.Mode, terms.Platform, Tidy(terms.JoinLink), Tidy(terms.MeetingNumber), Tidy(terms.Passcode));
        (Note, ShownMinutes, CodeMinutes) = (terms.Note, terms.ShownMinutes, terms.CodeMinutes);
    }

    /// <summary>Somebody said how to join; of a copied event nobody has yet.</summary>
    public bool IsJoinable => JoinLink is not null || MeetingNumber is not null;

    /// <summary>The same for a copy of the event, without what belongs to one meeting: link, number and passcode.</summary>
    public OnlineRoom CopyTo(Id<Event> @event, Id<EventSession>? session, Id<CheckInList> list) =>
        new() { Event = @event, Session = session, List = list, Mode = Mode, Platform = Platform, Note = Note, ShownMinutes = ShownMinutes, CodeMinutes = CodeMinutes };

    /// <param name="time">Of the session, or of the event.</param>
    public bool ShowsLink(OnlineTime time, DateTimeOffset now) => now < time.To && (ShownMinutes is not { } minutes || now >= time.From.AddMinutes(-minutes));

    private static bool IsLink(string? link) =>
        string.IsNullOrWhiteSpace(link) || Uri.TryCreate(link.Trim(), UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps && uri.UserInfo.Length == 0;

    private static string? Tidy(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <summary>From when to when attendance can be proved.</summary>
public readonly record struct OnlineTime(DateTimeOffset From, DateTimeOffset To)
{
    public static OnlineTime Of(Event @event, Id<EventSession>? session) =>
        session is { } id && @event.Sessions.FirstOrDefault(s => s.Id == id) is { } part
            ? new(part.StartsAt, part.EndsAt) : new(AssociationCalendar.At(@event.StartsOn), AssociationCalendar.At(@event.EndsOn.AddDays(1)));

    public bool Holds(DateTimeOffset at) => at >= From && at <= To;
}

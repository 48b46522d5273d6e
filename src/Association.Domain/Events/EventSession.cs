using Association.Domain.Common;

namespace Association.Domain.Events;

/// <summary>A part of the programme with its own time, room and speaker.</summary>
public sealed class EventSession : Entity<EventSession>
{
    public const int MaxTitleLength = 200;
    public const int MaxRoomLength = 100;
    public const int MaxSpeakerLength = 200;

    private EventSession() { }

    internal EventSession(Id<Event> @event, Bilingual title, DateTimeOffset startsAt, DateTimeOffset endsAt, Bilingual? room, Bilingual? speaker) =>
        (Event, Title, StartsAt, EndsAt, Room, Speaker) = (@event, title, startsAt, endsAt, room, speaker);

    public Id<Event> Event { get; private set; }
    public Bilingual Title { get; private set; } = null!;
    public DateTimeOffset StartsAt { get; private set; }
    public DateTimeOffset EndsAt { get; private set; }
    public Bilingual? Room { get; private set; }
    public Bilingual? Speaker { get; private set; }

    internal void Change(Bilingual title, DateTimeOffset startsAt, DateTimeOffset endsAt, Bilingual? room, Bilingual? speaker) =>
        (Title, StartsAt, EndsAt, Room, Speaker) = (title, startsAt, endsAt, room, speaker);
}

using Association.Domain.Common;
using Association.Domain.Events.Programme;

namespace Association.Domain.Events;

public enum SessionKind { Lecture, Keynote, Discussion, Workshop, Poster, Ceremony, Break }

/// <summary>A part of the programme with its own time, room and speakers; it may hold talks, which are sessions within its time.</summary>
public sealed class EventSession : Entity<EventSession>
{
    public const int MaxTitleLength = 200;
    public const int MaxRoomLength = 100;
    public const int MaxSpeakerLength = 200;
    public const int MaxSummaryLength = 2_000;
    public const int MaxPeople = 40;

    private readonly List<SessionSpeaker> _speakers = [];

    private EventSession() { }

    internal EventSession(Id<Event> @event, Bilingual title, DateTimeOffset startsAt, DateTimeOffset endsAt, Bilingual? room, Bilingual? speaker) =>
        (Event, Title, StartsAt, EndsAt, Room, Speaker) = (@event, title, startsAt, endsAt, room, speaker);

    public Id<Event> Event { get; private set; }
    public Bilingual Title { get; private set; } = null!;
    public DateTimeOffset StartsAt { get; private set; }
    public DateTimeOffset EndsAt { get; private set; }
    public Bilingual? Room { get; private set; }
    /// <summary>Who speaks, in words; those with a page of their own are in <see cref="Speakers"/>.</summary>
    public Bilingual? Speaker { get; private set; }
    public SessionKind Kind { get; private set; }
    public Id<ProgrammeTrack>? Track { get; private set; }
    /// <summary>The session that holds this talk; a talk holds nothing itself.</summary>
    public Id<EventSession>? PartOf { get; private set; }
    public string? SummaryZh { get; private set; }
    public string? SummaryEn { get; private set; }
    /// <summary>Teaching; its minutes count for credits. Source: domain.md R1.10.</summary>
    public bool CountsForCredit { get; private set; } = true;
    /// <summary>It was announced once and does not take place; it stays so that readers see it struck out.</summary>
    public bool IsCancelled { get; private set; }
    public IReadOnlyCollection<SessionSpeaker> Speakers => _speakers;

    internal void Change(Bilingual title, DateTimeOffset startsAt, DateTimeOffset endsAt, Bilingual? room, Bilingual? speaker) =>
        (Title, StartsAt, EndsAt, Room, Speaker) = (title, startsAt, endsAt, room, speaker);

    internal void Describe(SessionDetails details)
    {
        (Kind, Track, PartOf, SummaryZh, SummaryEn) = (details.Kind, details.Track, details.PartOf, details.SummaryZh, details.SummaryEn);
        CountsForCredit = details.Kind is not (SessionKind.Ceremony or SessionKind.Break) && details.CountsForCredit is not false;
        Engage(SpeakerRole.Speaker, details.Speakers ?? []);
        Engage(SpeakerRole.Chair, details.Chairs ?? []);
    }

    internal void LeaveTrack() => Track = null;

    internal void CallOff() => IsCancelled = true;

    internal void Restore() => IsCancelled = false;

    /// <summary>Who is in the role from now on, in this order; whoever stays keeps the row.</summary>
    private void Engage(SpeakerRole role, IReadOnlyList<Id<EventSpeaker>> people)
    {
        _speakers.RemoveAll(s => s.Role == role && !people.Contains(s.Speaker));
        var order = 0;
        foreach (var person in people.Distinct())
        {
            var known = _speakers.Find(s => s.Role == role && s.Speaker == person);
            if (known is null) _speakers.Add(known = new(Id, person, role));
            known.Stand(++order);
        }
    }
}

/// <summary>What a session is beside its title, time and room.</summary>
/// <param name="PartOf">The session that holds it.</param>
/// <param name="Speakers">In the order they speak.</param>
/// <param name="CountsForCredit">Null: by its kind. Openings and breaks never count.</param>
public sealed record SessionDetails(SessionKind Kind, Id<ProgrammeTrack>? Track = null, Id<EventSession>? PartOf = null,
    string? SummaryZh = null, string? SummaryEn = null, IReadOnlyList<Id<EventSpeaker>>? Speakers = null, IReadOnlyList<Id<EventSpeaker>>? Chairs = null,
    bool? CountsForCredit = null);

/// <summary>Chair: leads the session (主持).</summary>
public enum SpeakerRole { Speaker, Chair }

/// <summary>Somebody's part in a session.</summary>
public sealed class SessionSpeaker : Entity<SessionSpeaker>
{
    private SessionSpeaker() { }

    internal SessionSpeaker(Id<EventSession> session, Id<EventSpeaker> speaker, SpeakerRole role) => (Session, Speaker, Role) = (session, speaker, role);

    public Id<EventSession> Session { get; private set; }
    public Id<EventSpeaker> Speaker { get; private set; }
    public SpeakerRole Role { get; private set; }
    public int Order { get; private set; }

    internal void Stand(int order) => Order = order;
}

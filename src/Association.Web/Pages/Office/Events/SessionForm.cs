using Association.Application.Events;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Programme;

namespace Association.Web.Pages.Office.Events;

/// <summary>What an officer types of a session.</summary>
public sealed class SessionForm
{
    public string? TitleZh { get; set; }
    public string? TitleEn { get; set; }
    public DateOnly? Day { get; set; }
    /// <summary>Time of that day.</summary>
    public TimeOnly? StartsAt { get; set; }
    /// <summary>Time of that day.</summary>
    public TimeOnly? EndsAt { get; set; }
    public SessionKind Kind { get; set; }
    public Id<ProgrammeTrack>? Track { get; set; }
    public Id<EventSession>? PartOf { get; set; }
    public string? RoomZh { get; set; }
    public string? RoomEn { get; set; }
    public List<Id<EventSpeaker>> Speakers { get; set; } = [];
    public List<Id<EventSpeaker>> Chairs { get; set; } = [];
    public string? SpeakerZh { get; set; }
    public string? SpeakerEn { get; set; }
    public string? SummaryZh { get; set; }
    public string? SummaryEn { get; set; }
    public bool CountsForCredit { get; set; } = true;
    public bool Anyway { get; set; }

    private SessionDetails Details => new(Kind, Track, PartOf, SummaryZh, SummaryEn, Speakers, Chairs, CountsForCredit);

    public static SessionForm Of(EventSession session)
    {
        var (from, to) = (AssociationCalendar.LocalTime(session.StartsAt), AssociationCalendar.LocalTime(session.EndsAt));
        return new()
        {
            TitleZh = session.Title.Zh, TitleEn = session.Title.En, Day = DateOnly.FromDateTime(from.DateTime),
            StartsAt = TimeOnly.FromDateTime(from.DateTime), EndsAt = TimeOnly.FromDateTime(to.DateTime),
            Kind = session.Kind, Track = session.Track, PartOf = session.PartOf, RoomZh = session.Room?.Zh, RoomEn = session.Room?.En,
            Speakers = In(session, SpeakerRole.Speaker), Chairs = In(session, SpeakerRole.Chair), SpeakerZh = session.Speaker?.Zh, SpeakerEn = session.Speaker?.En,
            CountsForCredit = session.CountsForCredit, SummaryZh = session.SummaryZh, SummaryEn = session.SummaryEn,
        };
    }

    public AddSession Adding(Id<Event> id) => new(id, TitleZh ?? "", TitleEn, At(StartsAt), At(EndsAt), RoomZh, RoomEn, SpeakerZh, SpeakerEn, Details, Anyway);

    public EditSession Changing(Id<Event> id, Id<EventSession> session) =>
        new(id, session, TitleZh ?? "", TitleEn, At(StartsAt), At(EndsAt), RoomZh, RoomEn, SpeakerZh, SpeakerEn, Details, Anyway);

    /// <summary>What was left out is the empty time, which the use case asks for.</summary>
    private DateTime At(TimeOnly? time) => Day is { } day && time is { } at ? day.ToDateTime(at) : default;

    private static List<Id<EventSpeaker>> In(EventSession session, SpeakerRole role) => [.. session.Speakers.Where(p => p.Role == role).OrderBy(p => p.Order).Select(p => p.Speaker)];
}

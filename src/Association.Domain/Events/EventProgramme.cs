using System.Globalization;
using Association.Domain.Common;
using Association.Domain.Events.Programme;

namespace Association.Domain.Events;

/// <summary>The programme of a conference: sessions that hold talks, in tracks, some of them called off.</summary>
public sealed partial class Event
{
    /// <summary>Says what a session is. A talk lies within the time of the session that holds it, and holds nothing itself.</summary>
    public void Describe(Id<EventSession> session, SessionDetails details)
    {
        var known = SessionOf(session);
        known.Describe(details);
        if (details.PartOf is not { } id) return;
        var holder = SessionOf(id);
        Refuse.If(holder == known || holder.PartOf is not null || _sessions.Exists(s => s.PartOf == session), ProgrammeErrors.PartOfPart);
        MustHoldItsParts(holder);
    }

    /// <summary>Announced, and does not take place; the talks that it holds do not either.</summary>
    public void CallOff(Id<EventSession> session)
    {
        SessionOf(session).CallOff();
        foreach (var part in _sessions.Where(s => s.PartOf == session)) part.CallOff();
    }

    public void Restore(Id<EventSession> session)
    {
        var known = SessionOf(session);
        known.Restore();
        if (known.PartOf is { } holder) SessionOf(holder).Restore();
    }

    public void Leave(Id<ProgrammeTrack> track)
    {
        foreach (var session in _sessions.Where(s => s.Track == track)) session.LeaveTrack();
    }

    private EventSession SessionOf(Id<EventSession> session) => _sessions.Find(s => s.Id == session) ?? throw new RefusedException(EventErrors.SessionNotFound);

    private void MustHoldItsParts(EventSession session)
    {
        foreach (var part in _sessions.Where(s => s.PartOf == session.Id))
            Refuse.If(part.StartsAt < session.StartsAt || part.EndsAt > session.EndsAt, ProgrammeErrors.OutsideHolder.With(part.Title.Zh, Span(part), session.Title.Zh, Span(session)));
        if (session.PartOf is { } holder) MustHoldItsParts(SessionOf(holder));
    }

    private static string Span(EventSession session) => $"{Clock(session.StartsAt)}–{Clock(session.EndsAt)}";

    private static string Clock(DateTimeOffset at) => AssociationCalendar.LocalTime(at).ToString("HH:mm", CultureInfo.InvariantCulture);
}

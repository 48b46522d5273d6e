using System.Globalization;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Programme;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.Programme;

/// <summary>Puts sessions where they belong and says who has the room or the speaker at that time.</summary>
internal sealed class ProgrammeDesk(IAssociationDb db)
{
    public Task<Event?> FindAsync(Id<Event> id, CancellationToken cancellationToken) =>
        db.Events.Include(e => e.Sessions).ThenInclude(s => s.Speakers).FirstOrDefaultAsync(e => e.Id == id, cancellationToken);

    public async Task PlaceAsync(Event @event, EventSession session, ISessionTerms terms, CancellationToken cancellationToken)
    {
        if (terms.Details is { } details)
        {
            await MustBelongAsync(@event.Id, details, cancellationToken);
            @event.Describe(session.Id, details);
        }

        if (!terms.Anyway) await MustNotClashAsync(@event, session, cancellationToken);
    }

    /// <summary>Something else knows these sessions: they are called off instead of removed.</summary>
    public async Task<bool> IsUsedAsync(Id<Event> @event, IReadOnlyCollection<Id<EventSession>> sessions, CancellationToken cancellationToken) =>
        await db.LatestAsync(@event, cancellationToken) is { } latest && latest.Content.Sessions.Any(s => sessions.Contains(new(s.Id)))
        || await db.SessionMaterials.AnyAsync(m => sessions.Contains(m.Session), cancellationToken)
        || await db.Questions.AnyAsync(q => q.Options.Any(o => o.Session != null && sessions.Contains(o.Session.Value)), cancellationToken)
        || await db.OnlineRooms.AnyAsync(r => r.Session != null && sessions.Contains(r.Session.Value), cancellationToken);

    private async Task MustBelongAsync(Id<Event> @event, SessionDetails details, CancellationToken cancellationToken)
    {
        if (details.Track is { } track) Refuse.Unless(await db.ProgrammeTracks.AnyAsync(t => t.Id == track && t.Event == @event, cancellationToken), ProgrammeErrors.TrackNotFound);
        var people = (details.Speakers ?? []).Concat(details.Chairs ?? []).Distinct().ToList();
        if (people.Count > 0)
            Refuse.Unless(await db.EventSpeakers.CountAsync(s => people.Contains(s.Id) && s.Event == @event, cancellationToken) == people.Count, ProgrammeErrors.SpeakerNotFound);
    }

    private async Task MustNotClashAsync(Event @event, EventSession session, CancellationToken cancellationToken)
    {
        if (ProgrammeClashes.Of(session, @event.Sessions) is not [var clash, ..]) return;
        var (title, span) = (clash.Other.Title.Zh, string.Create(CultureInfo.InvariantCulture, $"{Local(clash.Other.StartsAt):MM-dd HH:mm}–{Local(clash.Other.EndsAt):HH:mm}"));
        if (clash.Speaker is not { } speaker) throw new RefusedException(ProgrammeErrors.RoomTaken.With(session.Room!.Zh, title, span));
        var name = await db.EventSpeakers.Where(s => s.Id == speaker).Select(s => s.Name.Zh).FirstAsync(cancellationToken);
        throw new RefusedException(ProgrammeErrors.SpeakerBusy.With(name, title, span));
    }

    private static DateTimeOffset Local(DateTimeOffset at) => AssociationCalendar.LocalTime(at);
}

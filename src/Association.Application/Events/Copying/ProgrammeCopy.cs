using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Files;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Programme;
using Association.Domain.Files;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.Copying;

/// <summary>Tracks, speakers and sessions of a copied event. Speakers are asked anew: nobody declared anything for another occasion.</summary>
internal sealed class ProgrammeCopy(IAssociationDb db, IFileStore files, ICurrentUser user)
{
    public async Task CopyAsync(CopyMap map, CancellationToken cancellationToken)
    {
        await TracksAsync(map, cancellationToken);
        var speakers = await SpeakersAsync(map, cancellationToken);
        // A session before the talks that it holds.
        foreach (var session in map.Source.Sessions.Where(s => !s.IsCancelled).OrderBy(s => s.PartOf is not null).ThenBy(s => s.StartsAt))
        {
            if (session.PartOf is { } held && !map.Sessions.ContainsKey(held)) continue;
            var copy = map.Copy.Schedule(session.Title, map.Move(session.StartsAt), map.Move(session.EndsAt), session.Room, session.Speaker);
            db.Sessions.Add(copy);
            map.Sessions[session.Id] = copy.Id;
            map.Copy.Describe(copy.Id, new(session.Kind, session.Track is { } track ? map.Tracks[track] : null, map.Of(session.PartOf), session.SummaryZh, session.SummaryEn,
                People(session, SpeakerRole.Speaker, speakers), People(session, SpeakerRole.Chair, speakers), session.CountsForCredit));
        }
    }

    private static IReadOnlyList<Id<EventSpeaker>> People(EventSession session, SpeakerRole role, Dictionary<Id<EventSpeaker>, Id<EventSpeaker>> speakers) =>
        [.. session.Speakers.Where(s => s.Role == role).OrderBy(s => s.Order).Select(s => speakers[s.Speaker])];

    private async Task TracksAsync(CopyMap map, CancellationToken cancellationToken)
    {
        foreach (var track in await db.ProgrammeTracks.AsNoTracking().Where(t => t.Event == map.Source.Id).ToListAsync(cancellationToken))
        {
            var copy = new ProgrammeTrack(map.Copy.Id, track.Name, track.Colour, track.Order);
            db.ProgrammeTracks.Add(copy);
            map.Tracks[track.Id] = copy.Id;
        }
    }

    private async Task<Dictionary<Id<EventSpeaker>, Id<EventSpeaker>>> SpeakersAsync(CopyMap map, CancellationToken cancellationToken)
    {
        var copies = new Dictionary<Id<EventSpeaker>, Id<EventSpeaker>>();
        foreach (var speaker in await db.EventSpeakers.AsNoTracking().Where(s => s.Event == map.Source.Id).ToListAsync(cancellationToken))
        {
            var copy = new EventSpeaker(map.Copy.Id, speaker.Lecturer, new(speaker.Name, speaker.Position, speaker.Unit, speaker.Email, speaker.Language,
                speaker.BioZh, speaker.BioEn, Disclosure.NotAsked, null));
            if (speaker.Photo is { } photo) copy.Show(await PictureAsync(copy, photo, cancellationToken));
            db.EventSpeakers.Add(copy);
            copies[speaker.Id] = copy.Id;
        }

        return copies;
    }

    /// <summary>A file of its own: the picture of one event may be removed without the other's.</summary>
    private async Task<Id<StoredFile>?> PictureAsync(EventSpeaker speaker, Id<StoredFile> photo, CancellationToken cancellationToken)
    {
        if (await files.OpenAsync(db, photo, cancellationToken) is not { } known) return null;
        await using var stream = known.Content;
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes, cancellationToken);
        return (await files.KeepAsync(bytes.ToArray(), $"{speaker.Id.Value:N}.jpg", known.ContentType, FilePurpose.Portrait, user.Id, cancellationToken)).Id;
    }
}

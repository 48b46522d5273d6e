using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Files;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Programme;
using Association.Domain.Files;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.Programme;

/// <summary>What the secret address in a speaker's mail shows; null for a key that opens nothing.</summary>
[Requires(Permissions.Anyone)]
public sealed record ShowSpeakerPage(string? Key) : IQuery<SpeakerPage?>;

/// <param name="Public">Readers can see the programme.</param>
/// <param name="Open">The event is not over: what stands here can be changed.</param>
/// <param name="Sessions">Own sessions as they are announced; of an event that is not public yet, as they are planned.</param>
public sealed record SpeakerPage(Bilingual Event, string Slug, bool Public, bool Open, DateOnly StartsOn, DateOnly EndsOn, Bilingual? Venue, Bilingual? VenueAddress,
    EventSpeaker Speaker, IReadOnlyList<OwnSession> Sessions);

/// <param name="Files">Only what the speaker sent.</param>
public sealed record OwnSession(ReleasedSession Session, bool Leads, IReadOnlyList<OwnFile> Files);

public sealed record OwnFile(Guid Id, string Name, long Size, MaterialAccess Access);

/// <summary>Finds a speaker by the key of the mail, and looks after the picture.</summary>
internal sealed class SpeakerDesk(IAssociationDb db, IFileStore files, IPortraits portraits, ICurrentUser user, TimeProvider clock)
{
    public async Task<(EventSpeaker Speaker, Event Event)?> FindAsync(string? key, CancellationToken cancellationToken)
    {
        var hash = SpeakerKeys.HashOf(key);
        if (await db.EventSpeakers.FirstOrDefaultAsync(s => s.KeyHash == hash, cancellationToken) is not { } speaker) return null;
        var @event = await db.Events.AsNoTracking().Include(e => e.Sessions).ThenInclude(s => s.Speakers).SingleAsync(e => e.Id == speaker.Event, cancellationToken);
        return @event.Status is EventStatus.Cancelled ? null : (speaker, @event);
    }

    /// <exception cref="RefusedException">The key opens nothing, or the event is over.</exception>
    public async Task<(EventSpeaker Speaker, Event Event)> MustFindAsync(string? key, CancellationToken cancellationToken)
    {
        var found = await FindAsync(key, cancellationToken) ?? throw new RefusedException(ProgrammeErrors.SpeakerNotFound);
        Refuse.Unless(IsOpen(found.Event), ProgrammeErrors.SpeakerOver);
        return found;
    }

    public bool IsOpen(Event @event) => @event.Status is EventStatus.Draft or EventStatus.Published && clock.Today() <= @event.EndsOn;

    public async Task ShowAsync(EventSpeaker speaker, UploadedFile? photo, bool drop, CancellationToken cancellationToken)
    {
        if (drop && photo is null) await DiscardAsync(speaker.Show(null), cancellationToken);
        if (photo is null) return;
        Refuse.If(photo.Content.Length > EventSpeaker.MaxPhotoBytes, ProgrammeErrors.NotAPicture);
        var small = portraits.Of(photo.Content) ?? throw new RefusedException(ProgrammeErrors.NotAPicture);
        var kept = await files.KeepAsync(small, $"{speaker.Id.Value:N}.jpg", "image/jpeg", FilePurpose.Portrait, user.Id, cancellationToken);
        await DiscardAsync(speaker.Show(kept.Id), cancellationToken);
    }

    public async Task DiscardAsync(Id<StoredFile>? former, CancellationToken cancellationToken)
    {
        if (former is { } id) (await db.Files.SingleAsync(f => f.Id == id, cancellationToken)).Discard(clock.GetUtcNow());
    }
}

internal sealed class ShowSpeakerPageHandler(IAssociationDb db, SpeakerDesk desk) : IRequestHandler<ShowSpeakerPage, SpeakerPage?>
{
    public async Task<SpeakerPage?> Handle(ShowSpeakerPage query, CancellationToken cancellationToken)
    {
        if (await desk.FindAsync(query.Key, cancellationToken) is not var (speaker, @event)) return null;
        var isPublic = @event.Status is EventStatus.Published or EventStatus.Held;
        var content = isPublic ? await db.AnnouncedAsync(@event.Id, cancellationToken) : await db.DraftAsync(@event, cancellationToken);
        var sent = await (from m in db.SessionMaterials.AsNoTracking()
                          join f in db.Files on m.File equals f.Id
                          where m.SentBy == speaker.Id
                          orderby f.Name, m.Id
                          select new { m.Session, File = new OwnFile(m.Id.Value, f.Name, f.Size, m.Access) }).ToListAsync(cancellationToken);
        var own = content.Sessions.Where(s => s.People.Any(p => p.Speaker == speaker.Id.Value))
            .Select(s => new OwnSession(s, s.People.All(p => p.Speaker != speaker.Id.Value || p.Role is SpeakerRole.Chair), [.. sent.Where(f => f.Session.Value == s.Id).Select(f => f.File)]));
        return new(@event.Name, @event.Slug, isPublic, desk.IsOpen(@event), @event.StartsOn, @event.EndsOn, @event.Venue, @event.VenueAddress, speaker, [.. own]);
    }
}

using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Programme;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.Programme;

/// <summary>The announced programme of an event, with what the reader may fetch and has marked.</summary>
[Requires(Permissions.Anyone)]
public sealed record GetPublicProgramme(string Slug) : IQuery<PublicProgramme?>;

/// <param name="Number">Of the version; null where there are no versions.</param>
/// <param name="Speakers">Those of the announced sessions, by name.</param>
public sealed record PublicProgramme(Guid Event, string Slug, Bilingual Name, EventStatus Status, DateOnly StartsOn, DateOnly EndsOn, Bilingual? Venue, Bilingual? VenueAddress,
    int? Number, DateTimeOffset? ReleasedAt, string? Note, IReadOnlyList<PublicTalk> Sessions, IReadOnlyList<PublicSpeaker> Speakers)
{
    /// <summary>Sessions and the talks that they hold.</summary>
    public IEnumerable<PublicTalk> All => Sessions.SelectMany(s => s.Parts.Prepend(s));
}

/// <param name="Parts">The talks that it holds.</param>
public sealed record PublicTalk(ReleasedSession Session, IReadOnlyList<PublicMaterial> Materials, bool Starred, IReadOnlyList<PublicTalk> Parts);

/// <param name="Open">Whether the reader may fetch it.</param>
public sealed record PublicMaterial(Guid Id, string Name, long Size, MaterialAccess Access, bool Open);

public sealed record PublicSpeaker(Guid Id, Bilingual Name, Bilingual? Position, Bilingual? Unit, string? BioZh, string? BioEn, bool Photo, Disclosure Disclosure, string? Interests);

internal sealed class GetPublicProgrammeHandler(ProgrammeReader reader) : IRequestHandler<GetPublicProgramme, PublicProgramme?>
{
    public Task<PublicProgramme?> Handle(GetPublicProgramme query, CancellationToken cancellationToken) => reader.ReadAsync(query.Slug, cancellationToken);
}

/// <summary>Reads the announced programme, for its page and its sheet.</summary>
internal sealed class ProgrammeReader(IAssociationDb db, EventSight sight, MaterialRights rights, ICurrentUser user)
{
    public async Task<PublicProgramme?> ReadAsync(string slug, CancellationToken cancellationToken)
    {
        var named = await sight.SeenAsync(db.Events.AsNoTracking().Where(e => e.Slug == slug && e.Status != EventStatus.Draft), cancellationToken);
        var @event = await named.FirstOrDefaultAsync(cancellationToken);
        if (@event is null) return null;
        var latest = await db.LatestAsync(@event.Id, cancellationToken);
        var content = latest?.Content ?? await db.AnnouncedAsync(@event.Id, cancellationToken);
        var materials = await MaterialsAsync(@event.Id, cancellationToken);
        var starred = user.IsSignedIn
            ? await db.SessionStars.AsNoTracking().Where(s => s.Account == user.Id && s.Event == @event.Id).Select(s => s.Session.Value).ToHashSetAsync(cancellationToken) : [];
        PublicTalk Show(ReleasedSession s) => new(s, [.. materials[s.Id]], starred.Contains(s.Id), [.. content.Sessions.Where(p => p.PartOf == s.Id).Select(Show)]);
        return new(@event.Id.Value, @event.Slug, @event.Name, @event.Status, @event.StartsOn, @event.EndsOn, @event.Venue, @event.VenueAddress,
            latest?.Number, latest?.ReleasedAt, latest?.Note, [.. content.Sessions.Where(s => s.PartOf is null).Select(Show)], await SpeakersAsync(@event.Id, content, cancellationToken));
    }

    private async Task<ILookup<Guid, PublicMaterial>> MaterialsAsync(Id<Event> @event, CancellationToken cancellationToken)
    {
        var found = await (from m in db.SessionMaterials.AsNoTracking()
                           join f in db.Files on m.File equals f.Id
                           where m.Event == @event && f.DiscardedAt == null
                           orderby f.Name, m.Id
                           select new { m.Session, m.Id, f.Name, f.Size, m.Access }).ToListAsync(cancellationToken);
        var open = found.Count == 0 ? new HashSet<MaterialAccess>() : await rights.OpenAsync(@event, cancellationToken);
        // What is for the speakers alone is nobody else's business, not even by name.
        return found.Where(m => m.Access is not MaterialAccess.Speakers || open.Contains(m.Access))
            .ToLookup(m => m.Session.Value, m => new PublicMaterial(m.Id.Value, m.Name, m.Size, m.Access, open.Contains(m.Access)));
    }

    private async Task<IReadOnlyList<PublicSpeaker>> SpeakersAsync(Id<Event> @event, ProgrammeContent content, CancellationToken cancellationToken)
    {
        var on = content.Sessions.Where(s => !s.Cancelled).SelectMany(s => s.People).Select(p => new Id<EventSpeaker>(p.Speaker)).ToHashSet();
        if (on.Count == 0) return [];
        var speakers = await db.EventSpeakers.AsNoTracking().Where(s => s.Event == @event).ToListAsync(cancellationToken);
        return [.. speakers.Where(s => on.Contains(s.Id)).OrderBy(s => s.Name.Zh, EventSpeaker.ByName).ThenBy(s => s.Id.Value)
            .Select(s => new PublicSpeaker(s.Id.Value, s.Name, s.Position, s.Unit, s.BioZh, s.BioEn, s.Photo is not null, s.Disclosure, s.Interests))];
    }
}

using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Files;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Programme;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.Programme;

/// <summary>A material of an announced event, for those whom its rule names; to anybody else it does not exist.</summary>
[Requires(Permissions.Anyone)]
public sealed record FetchMaterial(string Slug, Id<SessionMaterial> Material) : IQuery<FileContent?>;

/// <summary>The picture of a speaker of an announced event; of a draft only for the office.</summary>
[Requires(Permissions.Anyone)]
public sealed record FetchPortrait(Id<EventSpeaker> Speaker) : IQuery<FileContent?>;

/// <summary>What the reader is at an event, which decides what they may fetch.</summary>
internal sealed class MaterialRights(IAssociationDb db, ICurrentUser user)
{
    /// <summary>Everything up to the answer is open; null when the event is not announced to the reader.</summary>
    public async Task<IReadOnlySet<MaterialAccess>> OpenAsync(Id<Event> @event, CancellationToken cancellationToken)
    {
        if (user.Has(Permissions.ReadEvents, @event) || await SpeaksAsync(@event, cancellationToken)) return Enum.GetValues<MaterialAccess>().ToHashSet();
        var open = new HashSet<MaterialAccess> { MaterialAccess.Public };
        if (!user.IsSignedIn) return open;
        var places = await db.Registrations.AsNoTracking()
            .Where(r => r.Event == @event && (r.Account == user.Id || r.Person == user.Person) && r.Status == RegistrationStatus.Confirmed)
            .Select(r => r.CheckedInAt != null).ToListAsync(cancellationToken);
        if (places.Count > 0) open.Add(MaterialAccess.Registered);
        if (places.Contains(true)) open.Add(MaterialAccess.Attended);
        return open;
    }

    private async Task<bool> SpeaksAsync(Id<Event> @event, CancellationToken cancellationToken) =>
        user.Person is { } me && await db.EventSpeakers.AnyAsync(s => s.Event == @event && db.Lecturers.Any(l => l.Id == s.Lecturer && l.Person == me), cancellationToken);
}

internal sealed class FetchMaterialHandler(IAssociationDb db, EventSight sight, IFileStore files, MaterialRights rights, ICurrentUser user)
    : IRequestHandler<FetchMaterial, FileContent?>, IRequestHandler<FetchPortrait, FileContent?>
{
    public async Task<FileContent?> Handle(FetchMaterial query, CancellationToken cancellationToken)
    {
        var seen = await sight.SeenAsync(db.Events.Where(e => e.Slug == query.Slug && e.Status != EventStatus.Draft), cancellationToken);
        var found = await db.SessionMaterials.AsNoTracking().FirstOrDefaultAsync(m => m.Id == query.Material && seen.Any(e => e.Id == m.Event), cancellationToken);
        if (found is null || !(await rights.OpenAsync(found.Event, cancellationToken)).Contains(found.Access)) return null;
        return await files.OpenAsync(db, found.File, cancellationToken);
    }

    public async Task<FileContent?> Handle(FetchPortrait query, CancellationToken cancellationToken)
    {
        if (await db.EventSpeakers.AsNoTracking().FirstOrDefaultAsync(s => s.Id == query.Speaker, cancellationToken) is not { Photo: { } photo } speaker) return null;
        var announced = await db.Events.AnyAsync(e => e.Id == speaker.Event && e.Status != EventStatus.Draft, cancellationToken);
        return announced || user.Has(Permissions.ReadEvents, speaker.Event) ? await files.OpenAsync(db, photo, cancellationToken) : null;
    }
}

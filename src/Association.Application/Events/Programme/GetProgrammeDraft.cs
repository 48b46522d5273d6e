using System.Security.Cryptography;
using System.Text;
using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Identity;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Programme;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.Programme;

/// <summary>The programme as the office edits it, with what readers do not see yet.</summary>
[Requires(Permissions.ReadEvents)]
public sealed record GetProgrammeDraft(Id<Event> Event) : IQuery<ProgrammeDraft?>, IInEvent;

/// <param name="Number">Of the latest version; 0 before the first.</param>
/// <param name="Mark">Says what was seen, so that nobody releases what they did not look at.</param>
/// <param name="Releases">The newest first.</param>
public sealed record ProgrammeDraft(IReadOnlyList<ProgrammeTrack> Tracks, IReadOnlyList<EventSpeaker> Speakers, IReadOnlyList<ProgrammeClash> Clashes,
    IReadOnlyList<DraftMaterial> Materials, int Number, IReadOnlyList<ProgrammeChange> Changes, string Mark, IReadOnlyList<ReleaseLine> Releases)
{
    /// <summary>Speakers whose sessions changed.</summary>
    public IReadOnlyList<EventSpeaker> Concerned => [.. Speakers.Where(s => Changes.Any(c => c.Concerned.Contains(s.Id.Value)))];

    internal static string MarkOf(ProgrammeContent content) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Programme.Releases.Written(content))))[..32];
}

/// <param name="SentBy">The speaker who sent it.</param>
public sealed record DraftMaterial(Guid Id, Id<EventSession> Session, string Name, long Size, MaterialAccess Access, Id<EventSpeaker>? SentBy = null);

public sealed record ReleaseLine(int Number, DateTimeOffset At, string? By, string? Note);

internal sealed class GetProgrammeDraftHandler(IAssociationDb db, IAccounts accounts) : IRequestHandler<GetProgrammeDraft, ProgrammeDraft?>
{
    public async Task<ProgrammeDraft?> Handle(GetProgrammeDraft query, CancellationToken cancellationToken)
    {
        var @event = await db.Events.AsNoTracking().Include(e => e.Sessions).ThenInclude(s => s.Speakers).FirstOrDefaultAsync(e => e.Id == query.Event, cancellationToken);
        if (@event is null) return null;
        var tracks = await db.ProgrammeTracks.AsNoTracking().Where(t => t.Event == query.Event).OrderBy(t => t.Order).ThenBy(t => t.Id).ToListAsync(cancellationToken);
        var speakers = (await db.EventSpeakers.AsNoTracking().Where(s => s.Event == query.Event).ToListAsync(cancellationToken))
            .OrderBy(s => s.Name.Zh, EventSpeaker.ByName).ThenBy(s => s.Id.Value).ToList();
        var materials = await (from m in db.SessionMaterials.AsNoTracking()
                               join f in db.Files on m.File equals f.Id
                               where m.Event == query.Event
                               orderby f.Name, m.Id
                               select new DraftMaterial(m.Id.Value, m.Session, f.Name, f.Size, m.Access, m.SentBy)).ToListAsync(cancellationToken);
        var draft = ProgrammeContent.Of(@event.Sessions, tracks, speakers);
        var latest = await db.LatestAsync(query.Event, cancellationToken);
        return new(tracks, speakers, ProgrammeClashes.Among(@event.Sessions), materials, latest?.Number ?? 0, ProgrammeDifferences.Between(latest?.Content, draft),
            ProgrammeDraft.MarkOf(draft), await ReleasesAsync(query.Event, cancellationToken));
    }

    private async Task<IReadOnlyList<ReleaseLine>> ReleasesAsync(Id<Event> @event, CancellationToken cancellationToken)
    {
        var releases = await db.ProgrammeReleases.AsNoTracking().Where(r => r.Event == @event).OrderByDescending(r => r.Number)
            .Select(r => new { r.Number, r.ReleasedAt, r.ReleasedBy, r.Note }).ToListAsync(cancellationToken);
        var names = new Dictionary<UserId, string?>();
        foreach (var by in releases.Select(r => r.ReleasedBy).Distinct()) names[by] = (await accounts.FindAsync(by, cancellationToken))?.Name;
        return [.. releases.Select(r => new ReleaseLine(r.Number, r.ReleasedAt, names[r.ReleasedBy], r.Note))];
    }
}

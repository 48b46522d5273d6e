using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Programme;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.Programme;

/// <summary>A version with what it says.</summary>
public sealed record KnownRelease(int Number, DateTimeOffset ReleasedAt, string? Note, ProgrammeContent Content);

/// <summary>Reads and writes what versions say.</summary>
public static class Releases
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), Converters = { new JsonStringEnumConverter() } };

    public static string Written(ProgrammeContent content) => JsonSerializer.Serialize(content, Json);

    public static ProgrammeContent Read(string content) => JsonSerializer.Deserialize<ProgrammeContent>(content, Json) ?? throw new InvalidDataException("A released programme is empty.");

    /// <summary>The version readers see; null before the first.</summary>
    public static async Task<KnownRelease?> LatestAsync(this IAssociationDb db, Id<Event> @event, CancellationToken cancellationToken) =>
        await db.ProgrammeReleases.AsNoTracking().Where(r => r.Event == @event).OrderByDescending(r => r.Number).FirstOrDefaultAsync(cancellationToken) is { } found
            ? new(found.Number, found.ReleasedAt, found.Note, Read(found.Content)) : null;

    /// <summary>The programme as the office has it now.</summary>
    /// <param name="event">With its sessions and their speakers.</param>
    public static async Task<ProgrammeContent> DraftAsync(this IAssociationDb db, Event @event, CancellationToken cancellationToken) => ProgrammeContent.Of(@event.Sessions,
        await db.ProgrammeTracks.AsNoTracking().Where(t => t.Event == @event.Id).ToListAsync(cancellationToken),
        await db.EventSpeakers.AsNoTracking().Where(s => s.Event == @event.Id).ToListAsync(cancellationToken));

    /// <summary>What is announced: the latest version, or what was scheduled where there are no versions, as of a body's own meeting.</summary>
    public static async Task<ProgrammeContent> AnnouncedAsync(this IAssociationDb db, Id<Event> @event, CancellationToken cancellationToken)
    {
        if (await db.LatestAsync(@event, cancellationToken) is { } latest) return latest.Content;
        var sessions = await db.Sessions.AsNoTracking().Include(s => s.Speakers).Where(s => s.Event == @event).ToListAsync(cancellationToken);
        return ProgrammeContent.Of(sessions,
            await db.ProgrammeTracks.AsNoTracking().Where(t => t.Event == @event).ToListAsync(cancellationToken),
            await db.EventSpeakers.AsNoTracking().Where(s => s.Event == @event).ToListAsync(cancellationToken));
    }
}

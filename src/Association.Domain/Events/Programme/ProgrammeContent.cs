using Association.Domain.Common;

namespace Association.Domain.Events.Programme;

/// <summary>What a version of the programme says, session by session, in the order they begin.</summary>
public sealed record ProgrammeContent(IReadOnlyList<ReleasedSession> Sessions)
{
    /// <summary>As the office has it now.</summary>
    public static ProgrammeContent Of(IEnumerable<EventSession> sessions, IReadOnlyCollection<ProgrammeTrack> tracks, IReadOnlyCollection<EventSpeaker> speakers)
    {
        var (lines, names) = (tracks.ToDictionary(t => t.Id, t => new ReleasedTrack(t.Id.Value, t.Name, t.Colour)), speakers.ToDictionary(s => s.Id));
        return new([.. sessions.OrderBy(s => s.StartsAt).ThenBy(s => s.PartOf is not null).ThenBy(s => s.EndsAt).ThenBy(s => s.Id.Value).Select(s => new ReleasedSession(
            s.Id.Value, s.PartOf?.Value, s.Kind, s.Title, s.StartsAt, s.EndsAt, s.Room, s.Speaker, s.Track is { } track ? lines.GetValueOrDefault(track) : null,
            s.SummaryZh, s.SummaryEn, s.IsCancelled,
            [.. s.Speakers.Where(p => names.ContainsKey(p.Speaker)).OrderBy(p => p.Role).ThenBy(p => p.Order)
                .Select(p => new ReleasedPart(p.Speaker.Value, p.Role, names[p.Speaker].Name))]))]);
    }
}

/// <param name="PartOf">The session that holds it.</param>
/// <param name="Words">Who speaks, where nobody with a page of their own does.</param>
public sealed record ReleasedSession(Guid Id, Guid? PartOf, SessionKind Kind, Bilingual Title, DateTimeOffset StartsAt, DateTimeOffset EndsAt, Bilingual? Room, Bilingual? Words,
    ReleasedTrack? Track, string? SummaryZh, string? SummaryEn, bool Cancelled, IReadOnlyList<ReleasedPart> People);

public sealed record ReleasedTrack(Guid Id, Bilingual Name, TrackColour Colour);

public sealed record ReleasedPart(Guid Speaker, SpeakerRole Role, Bilingual Name);

public enum ProgrammeChangeKind { Added, Moved, Renamed, People, Described, Cancelled, Restored }

/// <summary>One difference of two versions; a session that was moved and renamed has two.</summary>
/// <param name="Before">Null for one that is new.</param>
/// <param name="After">Null for one that is there no more.</param>
public sealed record ProgrammeChange(ProgrammeChangeKind Kind, ReleasedSession? Before, ReleasedSession? After)
{
    public ReleasedSession Session => (After ?? Before)!;

    /// <summary>Everybody who speaks or leads before or after; for a session that holds talks, not those of its talks.</summary>
    public IEnumerable<Guid> Concerned => (Before?.People ?? []).Concat(After?.People ?? []).Select(p => p.Speaker).Distinct();
}

/// <summary>What differs between two versions of a programme, in the order of the newer one.</summary>
public static class ProgrammeDifferences
{
    public static IReadOnlyList<ProgrammeChange> Between(ProgrammeContent? before, ProgrammeContent after)
    {
        var known = (before?.Sessions ?? []).ToDictionary(s => s.Id);
        var kept = after.Sessions.Select(s => s.Id).ToHashSet();
        return
        [
            .. after.Sessions.SelectMany(s => known.GetValueOrDefault(s.Id) is { } was ? Of(was, s) : s.Cancelled ? [] : [new(ProgrammeChangeKind.Added, null, s)]),
            .. (before?.Sessions ?? []).Where(s => !kept.Contains(s.Id) && !s.Cancelled).Select(s => new ProgrammeChange(ProgrammeChangeKind.Cancelled, s, null)),
        ];
    }

    private static IEnumerable<ProgrammeChange> Of(ReleasedSession was, ReleasedSession now)
    {
        if (was.Cancelled && now.Cancelled) yield break;
        if (now.Cancelled) { yield return new(ProgrammeChangeKind.Cancelled, was, now); yield break; }
        if (was.Cancelled) yield return new(ProgrammeChangeKind.Restored, was, now);
        if (was.StartsAt != now.StartsAt || was.EndsAt != now.EndsAt || was.Room != now.Room) yield return new(ProgrammeChangeKind.Moved, was, now);
        if (was.Title != now.Title) yield return new(ProgrammeChangeKind.Renamed, was, now);
        if (was.Words != now.Words || !was.People.Select(Part).SequenceEqual(now.People.Select(Part))) yield return new(ProgrammeChangeKind.People, was, now);
        if (Rest(was) != Rest(now)) yield return new(ProgrammeChangeKind.Described, was, now);
    }

    /// <summary>A corrected spelling of a name is no change of the people.</summary>
    private static (Guid, SpeakerRole) Part(ReleasedPart part) => (part.Speaker, part.Role);

    private static (SessionKind, Guid?, Guid?, string?, string?) Rest(ReleasedSession s) => (s.Kind, s.Track?.Id, s.PartOf, s.SummaryZh, s.SummaryEn);
}

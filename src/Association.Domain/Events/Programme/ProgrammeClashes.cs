using Association.Domain.Common;

namespace Association.Domain.Events.Programme;

/// <summary>Two sessions at the same time in one room or with one person.</summary>
/// <param name="Speaker">Who is at both; null where they share the room.</param>
public sealed record ProgrammeClash(EventSession One, EventSession Other, Id<EventSpeaker>? Speaker);

/// <summary>Finds what cannot be at the same time. A session and the talks that it holds never clash.</summary>
public static class ProgrammeClashes
{
    public static IReadOnlyList<ProgrammeClash> Among(IReadOnlyCollection<EventSession> sessions)
    {
        var on = sessions.Where(s => !s.IsCancelled).OrderBy(s => s.StartsAt).ToList();
        return [.. on.SelectMany((session, at) => on.Skip(at + 1).SelectMany(other => Between(session, other)))];
    }

    /// <param name="session">One of <paramref name="sessions"/>.</param>
    public static IReadOnlyList<ProgrammeClash> Of(EventSession session, IReadOnlyCollection<EventSession> sessions) =>
        session.IsCancelled ? [] : [.. sessions.Where(s => s != session && !s.IsCancelled).OrderBy(s => s.StartsAt).SelectMany(other => Between(session, other))];

    private static IEnumerable<ProgrammeClash> Between(EventSession one, EventSession other)
    {
        if (one.StartsAt >= other.EndsAt || other.StartsAt >= one.EndsAt || one.PartOf == other.Id || other.PartOf == one.Id) yield break;
        if (RoomOf(one) is { } room && room == RoomOf(other)) yield return new(one, other, null);
        foreach (var speaker in one.Speakers.Select(s => s.Speaker).Intersect(other.Speakers.Select(s => s.Speaker)))
            yield return new(one, other, speaker);
    }

    /// <summary>The same room, however it was typed.</summary>
    private static string? RoomOf(EventSession session) =>
        session.Room is { } room ? string.Concat(room.Zh.Normalize(System.Text.NormalizationForm.FormKC).Where(c => !char.IsWhiteSpace(c))).ToUpperInvariant() : null;
}

using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Online;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.Online;

/// <summary>How an event is held online, with what was recorded; how to join is shown to those who may change it.</summary>
[Requires(Permissions.ReadEvents)]
public sealed record ListOnlineRooms(Id<Event> Event) : IQuery<IReadOnlyList<OnlineRoomLine>>, IInEvent;

/// <param name="Title">Of the session; null: the whole event.</param>
/// <param name="Terms">Null for readers who may not change it.</param>
/// <param name="Shown">Codes whose moment is over or now.</param>
/// <param name="Answers">Right answers.</param>
/// <param name="Present">People with attendance.</param>
public sealed record OnlineRoomLine(
    Guid Id, Guid? Session, Bilingual? Title, DateTimeOffset From, DateTimeOffset To, OnlineMode Mode, OnlinePlatform Platform, OnlineTerms? Terms, Guid List, bool CountsAsAttendance,
    int Codes, int Shown, int Answers, int Present, int Files);

internal sealed class ListOnlineRoomsHandler(IAssociationDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ListOnlineRooms, IReadOnlyList<OnlineRoomLine>>
{
    public async Task<IReadOnlyList<OnlineRoomLine>> Handle(ListOnlineRooms query, CancellationToken cancellationToken)
    {
        var rooms = await db.OnlineRooms.AsNoTracking().Where(r => r.Event == query.Event).ToListAsync(cancellationToken);
        if (rooms.Count == 0) return [];
        var @event = await db.Events.AsNoTracking().Include(e => e.Sessions).SingleAsync(e => e.Id == query.Event, cancellationToken);
        var (now, lines) = (clock.GetUtcNow(), new List<OnlineRoomLine>());
        foreach (var room in rooms)
        {
            var (from, to) = OnlineTime.Of(@event, room.Session);
            lines.Add(new(room.Id.Value, room.Session?.Value, @event.Sessions.FirstOrDefault(s => s.Id == room.Session)?.Title, from, to, room.Mode, room.Platform,
                user.Has(Permissions.EditEvents, query.Event) ? TermsOf(room) : null, room.List.Value, await db.CheckInLists.AnyAsync(l => l.Id == room.List && l.CountsAsAttendance, cancellationToken),
                await db.PresenceCodes.CountAsync(c => c.Room == room.Id, cancellationToken), await db.PresenceCodes.CountAsync(c => c.Room == room.Id && c.DueAt <= now, cancellationToken),
                await db.CodeAnswers.CountAsync(a => a.Verdict == CodeVerdict.Right && db.PresenceCodes.Any(c => c.Id == a.Code && c.Room == room.Id), cancellationToken),
                await db.Admissions.CountAsync(a => a.List == room.List, cancellationToken), await db.AttendanceFiles.CountAsync(f => f.Room == room.Id && f.DoneAt != null, cancellationToken)));
        }

        return [.. lines.OrderBy(l => l.From)];
    }

    private static OnlineTerms TermsOf(OnlineRoom r) => new(r.Mode, r.Platform, r.JoinLink, r.MeetingNumber, r.Passcode, r.Note, r.ShownMinutes, r.CodeMinutes);
}

/// <summary>What a participant sees of the online parts of an event: how to join only with a confirmed place.</summary>
[Requires(Permissions.Anyone)]
public sealed record ShowOwnOnline(Id<Registration> Registration, string? LinkKey = null) : IQuery<IReadOnlyList<OwnOnline>>;

/// <param name="Join">Null while it is not shown.</param>
/// <param name="ShownFrom">When it will be.</param>
/// <param name="TakesCodes">The session runs, and codes may come.</param>
/// <param name="Answered">Codes that this participant has entered.</param>
/// <param name="LinkFollows">The office has not said yet how to join.</param>
public sealed record OwnOnline(
    Guid Room, Bilingual? Title, DateTimeOffset From, DateTimeOffset To, OnlineMode Mode, OnlinePlatform Platform, OwnJoin? Join, DateTimeOffset? ShownFrom, Bilingual? Note, bool TakesCodes, int Answered, bool LinkFollows);

public sealed record OwnJoin(string? Link, string? MeetingNumber, string? Passcode);

internal sealed class ShowOwnOnlineAccess(RegistrationAccess access) : IAccessRule<ShowOwnOnline>
{
    public Task<bool> AllowsAsync(ShowOwnOnline request, CancellationToken cancellationToken) => access.MayActAsync(request.Registration, request.LinkKey, cancellationToken);
}

internal sealed class ShowOwnOnlineHandler(IAssociationDb db, TimeProvider clock) : IRequestHandler<ShowOwnOnline, IReadOnlyList<OwnOnline>>
{
    public async Task<IReadOnlyList<OwnOnline>> Handle(ShowOwnOnline query, CancellationToken cancellationToken)
    {
        if (await db.Registrations.AsNoTracking().FirstOrDefaultAsync(r => r.Id == query.Registration, cancellationToken) is not { IsActive: true } place) return [];
        var rooms = await db.OnlineRooms.AsNoTracking().Where(r => r.Event == place.Event).ToListAsync(cancellationToken);
        if (rooms.Count == 0) return [];
        var @event = await db.Events.AsNoTracking().Include(e => e.Sessions).SingleAsync(e => e.Id == place.Event, cancellationToken);
        if (@event.Status is not EventStatus.Published) return [];
        var lists = await db.CheckInLists.AsNoTracking().Where(l => l.Event == place.Event).ToDictionaryAsync(l => l.Id, cancellationToken);
        var answered = (await db.CodeAnswers.AsNoTracking().Where(a => a.Registration == place.Id && a.Verdict == CodeVerdict.Right)
            .Join(db.PresenceCodes, a => a.Code, c => c.Id, (a, c) => c.Room).ToListAsync(cancellationToken)).CountBy(r => r).ToDictionary();
        return [.. rooms.Where(r => lists[r.List].Takes(place.Category) && @event.Sessions.FirstOrDefault(s => s.Id == r.Session) is not { IsCancelled: true })
            .Select(r => Show(r, @event, place.Status is RegistrationStatus.Confirmed, answered.GetValueOrDefault(r.Id))).OrderBy(r => r.From)];
    }

    private OwnOnline Show(OnlineRoom room, Event @event, bool confirmed, int answered)
    {
        var (now, time) = (clock.GetUtcNow(), OnlineTime.Of(@event, room.Session));
        var shows = confirmed && room.IsJoinable && room.ShowsLink(time, now);
        return new(room.Id.Value, @event.Sessions.FirstOrDefault(s => s.Id == room.Session)?.Title, time.From, time.To, room.Mode, room.Platform,
            shows ? new(room.JoinLink, room.MeetingNumber, room.Passcode) : null, confirmed && !shows && room.IsJoinable && room.ShownMinutes is { } minutes && now < time.To ? time.From.AddMinutes(-minutes) : null,
            shows ? room.Note : null, confirmed && time.From <= now && now < time.To, answered, confirmed && !room.IsJoinable && now < time.To);
    }
}

using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Online;
using System.Globalization;
using System.Security.Cryptography;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.Online;

/// <summary>Draws moments at which codes will be shown, spread over what is left of the session; nobody is told when they come.</summary>
[Requires(Permissions.EditEvents)]
public sealed record PlanCodes(Id<Event> Event, Id<OnlineRoom> Room, int Count) : ICommand<Result>, IInEvent;

/// <summary>Shows a code at once.</summary>
[Requires(Permissions.ScanTickets)]
public sealed record ShowCodeNow(Id<Event> Event, Id<OnlineRoom> Room) : ICommand<Result>, IInEvent;

/// <summary>Forgets the codes that were not shown yet.</summary>
[Requires(Permissions.EditEvents)]
public sealed record DropCodes(Id<Event> Event, Id<OnlineRoom> Room) : ICommand<Result>, IInEvent;

/// <summary>What the host shows now: a code while it is taken, never one that is to come.</summary>
[Requires(Permissions.ScanTickets)]
public sealed record ShowCodeScreen(Id<Event> Event, Id<OnlineRoom> Room) : IQuery<CodeScreen?>, IInEvent;

/// <param name="Code">Null between codes.</param>
/// <param name="Answered">How many have entered it.</param>
public sealed record CodeScreen(Bilingual Event, Bilingual? Session, DateTimeOffset From, DateTimeOffset To, string? Code, DateTimeOffset? Until, int Answered, int Present);

internal sealed class PresenceCodesHandler(IAssociationDb db, TimeProvider clock)
    : IRequestHandler<PlanCodes, Result>, IRequestHandler<ShowCodeNow, Result>, IRequestHandler<DropCodes, Result>, IRequestHandler<ShowCodeScreen, CodeScreen?>
{
    public async Task<Result> Handle(PlanCodes command, CancellationToken cancellationToken)
    {
        if (await db.RoomAsync(command.Event, command.Room, cancellationToken) is not { } room) return OnlineErrors.NotFound;
        if (command.Count is < 1 or > OnlineRoom.MostCodes) return OnlineErrors.TooManyCodes;
        var (time, now) = (await db.TimeAsync(room, cancellationToken), clock.GetUtcNow());
        if (now >= time.To) return OnlineErrors.Over;
        if (await db.PresenceCodes.AnyAsync(c => c.Room == room.Id && c.DueAt > now, cancellationToken)) return OnlineErrors.CodesPlanned;
        foreach (var due in PresenceCode.Draw(now > time.From ? now : time.From, time.To, command.Count, room.CodeMinutes, RandomNumberGenerator.GetInt32)) await AddAsync(room, due, cancellationToken);
        return Result.Done;
    }

    public async Task<Result> Handle(ShowCodeNow command, CancellationToken cancellationToken)
    {
        if (await db.RoomAsync(command.Event, command.Room, cancellationToken) is not { } room) return OnlineErrors.NotFound;
        var (time, now) = (await db.TimeAsync(room, cancellationToken), clock.GetUtcNow());
        if (now < time.From) return OnlineErrors.NotBegun;
        if (now >= time.To) return OnlineErrors.Over;
        if (await db.PresenceCodes.AnyAsync(c => c.Room == room.Id && c.DueAt <= now && c.ValidUntil > now, cancellationToken)) return Result.Done;
        await AddAsync(room, now, cancellationToken);
        return Result.Done;
    }

    public async Task<Result> Handle(DropCodes command, CancellationToken cancellationToken)
    {
        if (await db.RoomAsync(command.Event, command.Room, cancellationToken) is not { } room) return OnlineErrors.NotFound;
        var now = clock.GetUtcNow();
        db.PresenceCodes.RemoveRange(await db.PresenceCodes.Where(c => c.Room == room.Id && c.DueAt > now).ToListAsync(cancellationToken));
        return Result.Done;
    }

    public async Task<CodeScreen?> Handle(ShowCodeScreen query, CancellationToken cancellationToken)
    {
        if (await db.OnlineRooms.AsNoTracking().FirstOrDefaultAsync(r => r.Id == query.Room && r.Event == query.Event, cancellationToken) is not { } room) return null;
        var @event = await db.Events.AsNoTracking().Include(e => e.Sessions).SingleAsync(e => e.Id == query.Event, cancellationToken);
        var (now, time) = (clock.GetUtcNow(), OnlineTime.Of(@event, room.Session));
        var code = await db.PresenceCodes.AsNoTracking().Where(c => c.Room == room.Id && c.DueAt <= now && c.ValidUntil > now).OrderByDescending(c => c.DueAt).FirstOrDefaultAsync(cancellationToken);
        return new(@event.Name, @event.Sessions.FirstOrDefault(s => s.Id == room.Session)?.Title, time.From, time.To, code?.Digits, code?.ValidUntil,
            code is null ? 0 : await db.CodeAnswers.CountAsync(a => a.Code == code.Id && a.Verdict == CodeVerdict.Right, cancellationToken),
            await db.Admissions.CountAsync(a => a.List == room.List, cancellationToken));
    }

    /// <summary>Digits that no other code of the event has, so that an answer means one session.</summary>
    private async Task AddAsync(OnlineRoom room, DateTimeOffset due, CancellationToken cancellationToken)
    {
        var taken = await db.PresenceCodes.Where(c => c.Event == room.Event).Select(c => c.Digits).ToListAsync(cancellationToken);
        taken.AddRange(db.PresenceCodes.Local.Where(c => c.Event == room.Event).Select(c => c.Digits));
        string digits;
        do digits = RandomNumberGenerator.GetInt32(1_000_000).ToString("D6", CultureInfo.InvariantCulture);
        while (taken.Contains(digits));
        db.PresenceCodes.Add(new PresenceCode(room, digits, due));
    }
}

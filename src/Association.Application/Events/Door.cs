using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Events;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events;

public sealed record DoorCounts(int Present, int Expected);

internal static class DoorQueries
{
    public static async Task<DoorCounts> DoorCountsAsync(this IAssociationDb db, Id<Event> @event, CancellationToken cancellationToken) =>
        await db.Registrations.Where(r => r.Event == @event && r.Status == RegistrationStatus.Confirmed)
            .GroupBy(r => r.Event)
            .Select(g => new DoorCounts(g.Count(r => r.CheckedInAt != null), g.Count()))
            .FirstOrDefaultAsync(cancellationToken) ?? new(0, 0);
}

/// <summary>The events whose door the sender may keep, today's first.</summary>
[Requires(Permissions.ScanTickets)]
public sealed record ListDoors : IQuery<IReadOnlyList<DoorLine>>;

public sealed record DoorLine(Guid Event, string NameZh, string? NameEn, DateOnly StartsOn, DateOnly EndsOn);

internal sealed class ListDoorsHandler(IAssociationDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ListDoors, IReadOnlyList<DoorLine>>
{
    public async Task<IReadOnlyList<DoorLine>> Handle(ListDoors query, CancellationToken cancellationToken)
    {
        var today = clock.Today();
        var open = await db.Events.AsNoTracking()
            .Where(e => e.Status == EventStatus.Published && e.EndsOn >= today.AddDays(-1))
            .OrderBy(e => e.StartsOn)
            .Select(e => new DoorLine(e.Id.Value, e.Name.Zh, e.Name.En, e.StartsOn, e.EndsOn))
            .ToListAsync(cancellationToken);
        return [.. open.Where(e => user.Has(Permissions.ScanTickets, new Id<Event>(e.Event)))];
    }
}

/// <summary>The head of the scan page.</summary>
[Requires(Permissions.ScanTickets)]
public sealed record GetDoor(Id<Event> Event) : IQuery<DoorView?>, IInEvent;

public sealed record DoorView(Guid Event, string NameZh, string? NameEn, int Present, int Expected);

internal sealed class GetDoorHandler(IAssociationDb db) : IRequestHandler<GetDoor, DoorView?>
{
    public async Task<DoorView?> Handle(GetDoor query, CancellationToken cancellationToken)
    {
        var name = await db.Events.AsNoTracking().Where(e => e.Id == query.Event && e.Status == EventStatus.Published)
            .Select(e => new { e.Name.Zh, e.Name.En }).FirstOrDefaultAsync(cancellationToken);
        if (name is null) return null;
        var counts = await db.DoorCountsAsync(query.Event, cancellationToken);
        return new(query.Event.Value, name.Zh, name.En, counts.Present, counts.Expected);
    }
}

/// <summary>Somebody without a code at hand, by name, pinyin, initials or registration number. Shows no address and no number.</summary>
[Requires(Permissions.ScanTickets)]
public sealed record FindAtDoor(Id<Event> Event, string Text) : IQuery<IReadOnlyList<DoorMatch>>, IInEvent;

public sealed record DoorMatch(Guid Registration, string Name, string? Unit, string Number, RegistrationStatus Status, DateTimeOffset? CheckedInAt);

internal sealed class FindAtDoorHandler(IAssociationDb db) : IRequestHandler<FindAtDoor, IReadOnlyList<DoorMatch>>
{
    private const int MaxMatches = 20;

    public async Task<IReadOnlyList<DoorMatch>> Handle(FindAtDoor query, CancellationToken cancellationToken)
    {
        var text = query.Text.Trim();
        if (text.Length is 0 or > 100) return [];
        var (latin, number) = (text.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant(), text.ToUpperInvariant());
        return await db.Registrations.AsNoTracking()
            .Where(r => r.Event == query.Event)
            .Join(db.People, r => r.Person, p => p.Id, (r, p) => new { Ticket = r, Person = p })
            .Where(x => x.Ticket.Name.Contains(text) || x.Ticket.Number == number || x.Person.Pinyin.StartsWith(latin) || x.Person.Initials.StartsWith(latin))
            .OrderBy(x => x.Person.SortKey).Take(MaxMatches)
            .Select(x => new DoorMatch(x.Ticket.Id.Value, x.Ticket.Name, x.Ticket.Unit, x.Ticket.Number, x.Ticket.Status, x.Ticket.CheckedInAt))
            .ToListAsync(cancellationToken);
    }
}

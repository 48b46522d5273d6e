using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Events;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events;

/// <param name="Present">Who came; of a list with signing out, who is inside now.</param>
/// <param name="Expected">Confirmed places whose category may enter.</param>
public sealed record DoorCounts(int Present, int Expected);

internal static class DoorQueries
{
    /// <summary>So many digits of a mobile number find its owner at the door.</summary>
    public const int Tail = 4;

    /// <summary>The list as it was set up; the main door is there without being set up. Null: no list of this event.</summary>
    public static async Task<CheckInList?> CheckInListAsync(this IAssociationDb db, Id<Event> @event, Id<CheckInList>? list, CancellationToken cancellationToken)
    {
        var id = list ?? CheckInList.MainOf(@event);
        return await db.CheckInLists.AsNoTracking().FirstOrDefaultAsync(l => l.Id == id && l.Event == @event, cancellationToken)
            ?? (id == CheckInList.MainOf(@event) ? CheckInList.Main(@event) : null);
    }

    public static async Task<DoorCounts> DoorCountsAsync(this IAssociationDb db, CheckInList list, CancellationToken cancellationToken)
    {
        var present = db.Admissions.Where(a => a.List == list.Id);
        if (list.InAndOut) present = present.Where(a => a.Inside);
        return new(await present.CountAsync(cancellationToken), await db.Registrations.Expected(db, list).CountAsync(cancellationToken));
    }

    /// <summary>Those who chose one of the options that the list asks for; everybody where it asks for none.</summary>
    public static IQueryable<Registration> WhoChose(this IQueryable<Registration> registrations, IAssociationDb db, CheckInList list)
    {
        var options = list.ChosenOptions.ToList();
        return options.Count == 0 ? registrations : registrations.Where(r => db.Answers.Any(a => a.Registration == r.Id && a.Chosen.Any(c => options.Contains(c.Option))));
    }

    public static IQueryable<Registration> Expected(this IQueryable<Registration> registrations, IAssociationDb db, CheckInList list)
    {
        var (@event, admits) = (list.Event, list.Admits.ToList());
        var confirmed = registrations.Where(r => r.Event == @event && r.Status == RegistrationStatus.Confirmed).WhoChose(db, list);
        return admits.Count == 0 ? confirmed : confirmed.Where(r => admits.Contains(r.Category));
    }
}

/// <summary>The events whose door the sender may keep, today's first.</summary>
[Requires(Permissions.ScanTickets)]
public sealed record ListDoors : IQuery<IReadOnlyList<DoorLine>>;

public sealed record DoorLine(Guid Event, string NameZh, string? NameEn, DateOnly StartsOn, DateOnly EndsOn, IReadOnlyList<DoorListLine> Lists);

/// <summary>A further list beside the main door.</summary>
public sealed record DoorListLine(Guid Id, Bilingual Name);

internal sealed class ListDoorsHandler(IAssociationDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ListDoors, IReadOnlyList<DoorLine>>
{
    public async Task<IReadOnlyList<DoorLine>> Handle(ListDoors query, CancellationToken cancellationToken)
    {
        var today = clock.Today();
        var open = await db.Events.AsNoTracking()
            .Where(e => e.Status == EventStatus.Published && e.EndsOn >= today.AddDays(-1))
            .OrderBy(e => e.StartsOn)
            .Select(e => new { e.Id, e.Name, e.StartsOn, e.EndsOn })
            .ToListAsync(cancellationToken);
        var mine = open.Where(e => user.Has(Permissions.ScanTickets, e.Id)).ToList();
        var ids = mine.Select(e => e.Id).ToList();
        var lists = await db.CheckInLists.AsNoTracking().Where(l => ids.Contains(l.Event)).OrderBy(l => l.OpensAt).ThenBy(l => l.Id).ToListAsync(cancellationToken);
        return [.. mine.Select(e => new DoorLine(e.Id.Value, e.Name.Zh, e.Name.En, e.StartsOn, e.EndsOn,
            [.. lists.Where(l => l.Event == e.Id && !l.IsMain).Select(l => new DoorListLine(l.Id.Value, l.Name))]))];
    }
}

/// <summary>The head of the scan page.</summary>
/// <param name="List">Null: the main door.</param>
[Requires(Permissions.ScanTickets)]
public sealed record GetDoor(Id<Event> Event, Id<CheckInList>? List = null) : IQuery<DoorView?>, IInEvent;

/// <param name="Supervisor">The reader may let in against the answer of the list.</param>
public sealed record DoorView(Guid Event, string NameZh, string? NameEn, int Present, int Expected, Guid List, Bilingual ListName, bool Main, bool InAndOut, bool SelfCheckIn, bool Supervisor, DateOnly EndsOn);

internal sealed class GetDoorHandler(IAssociationDb db, ICurrentUser user) : IRequestHandler<GetDoor, DoorView?>
{
    public async Task<DoorView?> Handle(GetDoor query, CancellationToken cancellationToken)
    {
        var held = await db.Events.AsNoTracking().Where(e => e.Id == query.Event && e.Status == EventStatus.Published)
            .Select(e => new { e.Name, e.EndsOn }).FirstOrDefaultAsync(cancellationToken);
        if (held is null || await db.CheckInListAsync(query.Event, query.List, cancellationToken) is not { } list) return null;
        var counts = await db.DoorCountsAsync(list, cancellationToken);
        return new(query.Event.Value, held.Name.Zh, held.Name.En, counts.Present, counts.Expected, list.Id.Value, list.Name, list.IsMain, list.InAndOut, list.SelfCheckIn,
            user.Has(Permissions.SuperviseDoors, query.Event), held.EndsOn);
    }
}

/// <summary>Somebody without a code at hand, by name, pinyin, initials, registration number or the last four digits of the mobile. Shows no address and no number.</summary>
[Requires(Permissions.ScanTickets)]
public sealed record FindAtDoor(Id<Event> Event, string Text, Id<CheckInList>? List = null) : IQuery<IReadOnlyList<DoorMatch>>, IInEvent;

/// <param name="CheckedInAt">When the person came to this list.</param>
public sealed record DoorMatch(Guid Registration, string Name, string? Unit, string Number, RegistrationStatus Status, DateTimeOffset? CheckedInAt);

internal sealed class FindAtDoorHandler(IAssociationDb db) : IRequestHandler<FindAtDoor, IReadOnlyList<DoorMatch>>
{
    private const int MaxMatches = 20;
    public async Task<IReadOnlyList<DoorMatch>> Handle(FindAtDoor query, CancellationToken cancellationToken)
    {
        var text = query.Text.Trim();
        if (text.Length is 0 or > 100) return [];
        var (latin, number) = (text.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant(), text.ToUpperInvariant());
        var tail = text.Length == DoorQueries.Tail && text.All(char.IsAsciiDigit) ? text : null;
        var list = query.List ?? CheckInList.MainOf(query.Event);
#pragma warning disable CA1310 // Compared by the database.
        return await db.Registrations.AsNoTracking()
            .Where(r => r.Event == query.Event)
            .Join(db.People, r => r.Person, p => p.Id, (r, p) => new { Ticket = r, Person = p })
            .Where(x => x.Ticket.Name.Contains(text) || x.Ticket.Number == number || x.Person.Pinyin.StartsWith(latin) || x.Person.Initials.StartsWith(latin)
                || tail != null && x.Person.Mobile!.Masked.EndsWith(tail))
            .OrderBy(x => x.Person.SortKey).Take(MaxMatches)
            .Select(x => new DoorMatch(x.Ticket.Id.Value, x.Ticket.Name, x.Ticket.Unit, x.Ticket.Number, x.Ticket.Status,
                db.Admissions.Where(a => a.List == list && a.Registration == x.Ticket.Id).Select(a => (DateTimeOffset?)a.FirstAt).FirstOrDefault()))
            .ToListAsync(cancellationToken);
#pragma warning restore CA1310
    }
}

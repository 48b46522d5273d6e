using System.Linq.Expressions;
using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Members.Desk;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Finance;
using Association.Domain.Members;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.Groups;

/// <summary>The group orders of an event, the latest first.</summary>
[Requires(Permissions.ReadRegistrations)]
public sealed record ListGroupOrders(Id<Event> Event) : IQuery<IReadOnlyList<GroupLine>>, IInEvent;

/// <summary>The group orders of a unit, the latest event first.</summary>
[Requires(Permissions.Self)]
public sealed record ListUnitOrders(Id<MemberUnit> Unit) : IQuery<IReadOnlyList<GroupLine>>, IForMyUnit;

public sealed record GroupLine(
    Guid Id, string Number, GroupStatus Status, PayerKind Kind, string Payer, string ContactName, Guid Event, Bilingual EventName, DateOnly StartsOn, int Seats, int Unnamed,
    decimal Total, OrderStatus? Payment, DateTimeOffset? DueAt, DateTimeOffset NamesDue, DateTimeOffset PlacedAt);

internal sealed class ListGroupOrdersHandler(IAssociationDb db)
    : IRequestHandler<ListGroupOrders, IReadOnlyList<GroupLine>>, IRequestHandler<ListUnitOrders, IReadOnlyList<GroupLine>>
{
    private const int Most = 500;

    public Task<IReadOnlyList<GroupLine>> Handle(ListGroupOrders query, CancellationToken cancellationToken) => LinesAsync(g => g.Event == query.Event, cancellationToken);

    public Task<IReadOnlyList<GroupLine>> Handle(ListUnitOrders query, CancellationToken cancellationToken) => LinesAsync(g => g.PayerUnit == query.Unit, cancellationToken);

    private async Task<IReadOnlyList<GroupLine>> LinesAsync(Expression<Func<GroupOrder, bool>> which, CancellationToken cancellationToken) =>
        await db.GroupOrders.AsNoTracking().Where(which).Join(db.Events, g => g.Event, e => e.Id, (g, e) => new { Group = g, Event = e })
            .OrderByDescending(x => x.Event.StartsOn).ThenByDescending(x => x.Group.Id).Take(Most)
            .Select(x => new GroupLine(
                x.Group.Id.Value, x.Group.Number, x.Group.Status, x.Group.Kind, x.Group.Payer, x.Group.ContactName, x.Event.Id.Value, x.Event.Name, x.Event.StartsOn,
                x.Group.Seats.Count(s => s.EndedAt == null), x.Group.Seats.Count(s => s.EndedAt == null && s.Registration == null),
                db.Orders.Where(o => o.Id == x.Group.Order).Select(o => o.Total.Amount).FirstOrDefault(),
                db.Orders.Where(o => o.Id == x.Group.Order).Select(o => (OrderStatus?)o.Status).FirstOrDefault(),
                db.Orders.Where(o => o.Id == x.Group.Order).Select(o => (DateTimeOffset?)o.DueAt).FirstOrDefault(), x.Group.NamesDue, x.Group.PlacedAt))
            .ToListAsync(cancellationToken);
}

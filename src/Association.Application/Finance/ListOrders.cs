using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Finance;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Finance;

public enum OrderView { ToConfirm, Unpaid, Paid, Refunds, All }

/// <summary>The finance desk's list; what waits longest stands first.</summary>
/// <param name="Search">Reference, payer or participant.</param>
[Requires(Permissions.ReadFinance)]
public sealed record ListOrders(OrderView View, string? Search, string? After = null, int? Size = null, string? Before = null) : IQuery<Page<OrderLineView>>;

/// <param name="EventZh">Null: an order for dues.</param>
public sealed record OrderLineView(
    Guid Id, string Reference, string Payer, string? EventZh, string? EventEn, decimal Total, OrderStatus Status,
    DateTimeOffset PlacedAt, DateTimeOffset DueAt, bool SlipWaits, string? Receipt);

internal sealed class ListOrdersHandler(IAssociationDb db) : IRequestHandler<ListOrders, Page<OrderLineView>>
{
    public async Task<Page<OrderLineView>> Handle(ListOrders query, CancellationToken cancellationToken)
    {
        var window = Window.Of(query.After, query.Before, query.Size);
        var orders = Filter(db.Orders.AsNoTracking(), query);
        var total = await orders.CountAsync(cancellationToken);
        var rows = await orders.InOrder(window).Take(window.Read)
            .Select(o => new OrderLineView(
                o.Id.Value, o.Reference, o.Payer,
                db.Events.Where(e => e.Id == o.Event).Select(e => e.Name.Zh).FirstOrDefault(), db.Events.Where(e => e.Id == o.Event).Select(e => e.Name.En).FirstOrDefault(), o.Total.Amount, o.Status, o.PlacedAt, o.DueAt,
                o.Slips.Any(s => s.Status == SlipStatus.Uploaded),
                db.Receipts.Where(r => r.Order == o.Id && r.VoidedAt == null).OrderByDescending(r => r.Number).Select(r => r.Number).FirstOrDefault()))
            .ToListAsync(cancellationToken);
        return window.Cut(rows, line => new Cursor("", line.Id), total);
    }

    private IQueryable<Order> Filter(IQueryable<Order> orders, ListOrders query)
    {
        orders = query.View switch
        {
            OrderView.ToConfirm => orders.Where(o => o.Status == OrderStatus.Open && o.Slips.Any(s => s.Status == SlipStatus.Uploaded)),
            OrderView.Unpaid => orders.Where(o => o.Status == OrderStatus.Open),
            OrderView.Paid => orders.Where(o => o.Status == OrderStatus.Paid),
            OrderView.Refunds => orders.Where(o => o.Status == OrderStatus.Refunding || o.Status == OrderStatus.Refunded || db.Refunds.Any(r => r.Order == o.Id)),
            _ => orders,
        };
        if (query.Search?.Trim() is not { Length: > 0 } text) return orders;
        var reference = text.ToUpperInvariant();
        return orders.Where(o => o.Reference == reference || o.Payer.Contains(text) || db.Registrations.Any(r => r.Order == o.Id && r.Name.Contains(text)));
    }
}

/// <summary>How many orders stand in each view of the finance desk.</summary>
[Requires(Permissions.ReadFinance)]
public sealed record CountOrders : IQuery<OrderCounts>;

public sealed record OrderCounts(int ToConfirm, int Unpaid, int Paid, int Refunds);

internal sealed class CountOrdersHandler(IAssociationDb db) : IRequestHandler<CountOrders, OrderCounts>
{
    public async Task<OrderCounts> Handle(CountOrders query, CancellationToken cancellationToken)
    {
        var states = await db.Orders.GroupBy(o => o.Status).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        var waiting = await db.Orders.CountAsync(o => o.Status == OrderStatus.Open && o.Slips.Any(s => s.Status == SlipStatus.Uploaded), cancellationToken);
        return new(waiting, states.GetValueOrDefault(OrderStatus.Open), states.GetValueOrDefault(OrderStatus.Paid), states.GetValueOrDefault(OrderStatus.Refunding));
    }
}

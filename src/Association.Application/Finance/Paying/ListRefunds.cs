using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Finance;
using Association.Domain.Finance.Paying;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Finance.Paying;

public enum RefundView { ToSend, OnTheWay, Failed, Done }

/// <summary>Money on its way back; what waits longest stands first.</summary>
[Requires(Permissions.ReadFinance)]
public sealed record ListRefunds(RefundView View, string? After = null, int? Size = null, string? Before = null) : IQuery<Page<RefundLine>>;

/// <param name="PayeeAccount">Masked.</param>
/// <param name="List">The list for the bank that it stands on.</param>
public sealed record RefundLine(
    Guid Id, Guid Order, string Reference, string Payer, string Number, RefundWay Way, RefundStatus Status, decimal Amount, string Reason,
    DateTimeOffset RequestedAt, DateTimeOffset? DoneAt, string? PayeeName, string? PayeeAccount, Guid? List, string? Failure);

internal sealed class ListRefundsHandler(IAssociationDb db) : IRequestHandler<ListRefunds, Page<RefundLine>>
{
    public async Task<Page<RefundLine>> Handle(ListRefunds query, CancellationToken cancellationToken)
    {
        var window = Window.Of(query.After, query.Before, query.Size);
        var refunds = Filter(db.RefundPayments.AsNoTracking(), query.View);
        var total = await refunds.CountAsync(cancellationToken);
        var rows = await refunds.InOrder(window).Take(window.Read).Select(r => new RefundLine(
            r.Id.Value, r.Order.Value, db.Orders.Where(o => o.Id == r.Order).Select(o => o.Reference).First(), db.Orders.Where(o => o.Id == r.Order).Select(o => o.Payer).First(),
            r.Number, r.Way, r.Status, r.Amount.Amount, r.Reason, r.RequestedAt, r.DoneAt, r.PayeeName, r.PayeeAccount!.Masked, r.List, r.Failure)).ToListAsync(cancellationToken);
        return window.Cut(rows, line => new Cursor("", line.Id), total);
    }

    private static IQueryable<RefundPayment> Filter(IQueryable<RefundPayment> refunds, RefundView view) => view switch
    {
        RefundView.ToSend => refunds.Where(r => r.Status == RefundStatus.Requested),
        RefundView.OnTheWay => refunds.Where(r => r.Status == RefundStatus.Sent),
        RefundView.Failed => refunds.Where(r => r.Status == RefundStatus.Failed),
        _ => refunds.Where(r => r.Status == RefundStatus.Done),
    };
}

/// <summary>How many refunds and reviews stand in each view.</summary>
[Requires(Permissions.ReadFinance)]
public sealed record CountPaying : IQuery<PayingCounts>;

/// <param name="Transfers">Of those to send, the ones for the next transfer list.</param>
public sealed record PayingCounts(int Reviews, int ToSend, int OnTheWay, int Failed, int Transfers);

internal sealed class CountPayingHandler(IAssociationDb db) : IRequestHandler<CountPaying, PayingCounts>
{
    public async Task<PayingCounts> Handle(CountPaying query, CancellationToken cancellationToken)
    {
        var reviews = await db.PaymentReviews.CountAsync(r => r.Status == ReviewStatus.Waiting, cancellationToken);
        var states = await db.RefundPayments.GroupBy(r => r.Status).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        var transfers = await db.RefundPayments.CountAsync(r => r.Status == RefundStatus.Requested && r.Way == RefundWay.Transfer, cancellationToken);
        return new(reviews, states.GetValueOrDefault(RefundStatus.Requested), states.GetValueOrDefault(RefundStatus.Sent), states.GetValueOrDefault(RefundStatus.Failed), transfers);
    }
}

/// <summary>What was paid online for one order, what is owed back of it, and what went back.</summary>
[Requires(Permissions.ReadFinance)]
public sealed record GetOrderMoney(Id<Order> Order) : IQuery<OrderMoney?>;

/// <param name="ByProvider">Whether money can go back through the provider it came by.</param>
public sealed record OrderMoney(RefundSums Sums, bool ByProvider, IReadOnlyList<AttemptLine> Attempts, IReadOnlyList<RefundLine> Refunds);

public sealed record AttemptLine(Guid Id, PaymentProvider Provider, string TradeNumber, AttemptStatus Status, decimal Amount, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, DateTimeOffset? PaidAt, string? TransactionId, string? Failure, bool Withdrawn);

internal sealed class GetOrderMoneyHandler(IAssociationDb db, RefundDesk desk) : IRequestHandler<GetOrderMoney, OrderMoney?>
{
    public async Task<OrderMoney?> Handle(GetOrderMoney query, CancellationToken cancellationToken)
    {
        if (await db.Orders.AsNoTracking().FirstOrDefaultAsync(o => o.Id == query.Order, cancellationToken) is not { } order) return null;
        var attempts = await db.PaymentAttempts.AsNoTracking().Where(a => a.Order == order.Id).OrderByDescending(a => a.CreatedAt).ThenByDescending(a => a.Id)
            .Select(a => new AttemptLine(a.Id.Value, a.Provider, a.TradeNumber, a.Status, a.Amount.Amount, a.CreatedAt, a.ExpiresAt, a.PaidAt, a.TransactionId, a.Failure, a.Withdrawn)).ToListAsync(cancellationToken);
        var refunds = await db.RefundPayments.AsNoTracking().Where(r => r.Order == order.Id).OrderByDescending(r => r.RequestedAt).ThenByDescending(r => r.Id).ToListAsync(cancellationToken);
        return new(await desk.SumsAsync(order.Id, cancellationToken), await db.Payments.AnyAsync(p => p.Order == order.Id && p.Attempt != null, cancellationToken), attempts,
            [.. refunds.Select(r => new RefundLine(r.Id.Value, order.Id.Value, order.Reference, order.Payer, r.Number, r.Way, r.Status, r.Amount.Amount, r.Reason, r.RequestedAt, r.DoneAt, r.PayeeName, r.PayeeAccount?.Masked, r.List, r.Failure))]);
    }
}

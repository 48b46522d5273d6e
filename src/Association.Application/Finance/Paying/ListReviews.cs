using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Finance;
using Association.Domain.Finance.Paying;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Finance.Paying;

/// <summary>Money of providers that fits no order; what waits longest stands first.</summary>
[Requires(Permissions.ReadFinance)]
public sealed record ListReviews(bool Decided = false) : IQuery<IReadOnlyList<ReviewLine>>;

public sealed record ReviewLine(
    Guid Id, ReviewReason Reason, ReviewStatus Status, decimal Amount, PaymentProvider Provider, string TradeNumber, string? TransactionId, DateTimeOffset? PaidAt,
    Guid Order, string Reference, string Payer, OrderStatus OrderStatus, decimal OrderOwed, DateTimeOffset RaisedAt, DateTimeOffset? DecidedAt, string? Decision)
{
    public bool Open => OrderStatus is OrderStatus.Open && OrderOwed == Amount && Reason is not ReviewReason.RefundedElsewhere;
}

internal sealed class ListReviewsHandler(IAssociationDb db) : IRequestHandler<ListReviews, IReadOnlyList<ReviewLine>>
{
    /// <summary>Each is an exception that somebody looks at; more than this are a fault of another kind.</summary>
    private const int Most = 200;

    public async Task<IReadOnlyList<ReviewLine>> Handle(ListReviews query, CancellationToken cancellationToken)
    {
        var reviews = db.PaymentReviews.AsNoTracking();
        reviews = query.Decided ? reviews.Where(r => r.Status != ReviewStatus.Waiting).OrderByDescending(r => r.DecidedAt) : reviews.Where(r => r.Status == ReviewStatus.Waiting).OrderBy(r => r.RaisedAt);
        return await reviews.Take(Most)
            .Join(db.PaymentAttempts, r => r.Attempt, a => a.Id, (r, a) => new { r, a })
            .Join(db.Orders, x => x.r.Order, o => o.Id, (x, o) => new ReviewLine(
                x.r.Id.Value, x.r.Reason, x.r.Status, x.r.Amount.Amount, x.a.Provider, x.a.TradeNumber, x.a.TransactionId, x.a.PaidAt,
                o.Id.Value, o.Reference, o.Payer, o.Status, o.Total.Amount - o.Settled.Amount, x.r.RaisedAt, x.r.DecidedAt, x.r.Decision))
            .ToListAsync(cancellationToken);
    }
}

using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Finance.Paying;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Finance.Paying;

/// <summary>Refunds that a provider is to be told of, or asked about, now.</summary>
[Requires(Permissions.System)]
public sealed record DueRefunds(int Count) : IQuery<IReadOnlyList<DueRefund>>;

/// <param name="Total">What was paid with the code.</param>
public sealed record DueRefund(Id<RefundPayment> Id, PaymentProvider Provider, string TradeNumber, string Number, Money Amount, Money Total, string Reason, RefundStatus Status);

internal sealed class DueRefundsHandler(IAssociationDb db, TimeProvider clock) : IRequestHandler<DueRefunds, IReadOnlyList<DueRefund>>
{
    public async Task<IReadOnlyList<DueRefund>> Handle(DueRefunds query, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return await db.RefundPayments.AsNoTracking().Where(r => r.AskAt != null && r.AskAt <= now)
            .Join(db.PaymentAttempts, r => r.Attempt, a => a.Id, (r, a) => new { Refund = r, Attempt = a })
            .OrderBy(x => x.Refund.AskAt).Take(query.Count)
            .Select(x => new DueRefund(x.Refund.Id, x.Attempt.Provider, x.Attempt.TradeNumber, x.Refund.Number, x.Refund.Amount, x.Attempt.Received, x.Refund.Reason, x.Refund.Status))
            .ToListAsync(cancellationToken);
    }
}

/// <summary>Of two nodes one sends a refund; the number would make the second harmless too.</summary>
[Requires(Permissions.System)]
public sealed record LeaseRefund(Id<RefundPayment> Refund) : ICommand<Result<bool>>;

internal sealed class LeaseRefundHandler(IAssociationDb db, TimeProvider clock) : IRequestHandler<LeaseRefund, Result<bool>>
{
    public async Task<Result<bool>> Handle(LeaseRefund command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        DateTimeOffset? until = now + ProviderDesk.Lease;
        return await db.RefundPayments.Where(r => r.Id == command.Refund && r.AskAt != null && r.AskAt <= now)
            .ExecuteUpdateAsync(row => row.SetProperty(r => r.AskAt, until), cancellationToken) == 1;
    }
}

/// <summary>What the provider said of a refund.</summary>
/// <param name="State">Null: no answer that says anything.</param>
[Requires(Permissions.System)]
public sealed record RecordRefund(Id<RefundPayment> Refund, ProviderRefundState? State, string? Failure) : ICommand<Result>;

internal sealed class RecordRefundHandler(IAssociationDb db, RefundDesk desk, TimeProvider clock) : IRequestHandler<RecordRefund, Result>
{
    public async Task<Result> Handle(RecordRefund command, CancellationToken cancellationToken)
    {
        if (await db.RefundPayments.FirstOrDefaultAsync(r => r.Id == command.Refund, cancellationToken) is not { } refund) return RefundErrors.NotFound;
        // Said a second time by another node.
        if (!refund.IsOpen) return Result.Done;

        var now = clock.GetUtcNow();
        if (command.State is ProviderRefundState.Processing or ProviderRefundState.Done && refund.Status is RefundStatus.Requested) refund.Send(now);
        else if (command.State is null or ProviderRefundState.Processing) refund.StillWaits(now);

        if (command.State is ProviderRefundState.Done) await FinishAsync(refund, now, cancellationToken);
        if (command.State is ProviderRefundState.Failed) await FailAsync(refund, command.Failure ?? "refused", now, cancellationToken);
        return Result.Done;
    }

    private async Task FinishAsync(RefundPayment refund, DateTimeOffset now, CancellationToken cancellationToken)
    {
        refund.Finish(now);
        await desk.BookAsync(refund, now, cancellationToken);
        var attempt = await db.PaymentAttempts.SingleAsync(a => a.Id == refund.Attempt, cancellationToken);
        var before = await db.RefundPayments.Where(r => r.Attempt == attempt.Id && r.Status == RefundStatus.Done).SumAsync(r => r.Amount.Amount, cancellationToken);
        attempt.GaveBack(new Money(before) + refund.Amount);
    }

    private async Task FailAsync(RefundPayment refund, string failure, DateTimeOffset now, CancellationToken cancellationToken)
    {
        refund.Fail(failure, now);
        if (refund.Review is { } id) (await db.PaymentReviews.SingleAsync(r => r.Id == id, cancellationToken)).Reopen();
    }
}

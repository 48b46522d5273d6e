using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Events.Forms;
using Association.Domain.Common;
using Association.Domain.Finance;
using Association.Domain.Finance.Paying;
using FluentValidation;
using MediatR;

namespace Association.Application.Finance.Paying;

/// <summary>
/// Owes back a part of what was paid, or all of it, while the place is kept. A place that is given back is cancelled instead: what
/// is owed then follows from its terms.
/// </summary>
[Requires(Permissions.RefundPayments)]
public sealed record DecideRefund(Id<Order> Order, decimal Amount, string Reason, string? IdempotencyKey = null) : ICommand<Result>, IIdempotent;

internal sealed class DecideRefundValidator : AbstractValidator<DecideRefund>
{
    public DecideRefundValidator()
    {
        RuleFor(c => c.Amount).GreaterThan(0).PrecisionScale(18, 2, true);
        RuleFor(c => c.Reason).NotEmpty().MaximumLength(RefundPayment.MaxReasonLength);
    }
}

internal sealed class DecideRefundHandler(IAssociationDb db, RefundDesk desk, ICurrentUser user, TimeProvider clock) : IRequestHandler<DecideRefund, Result>
{
    public async Task<Result> Handle(DecideRefund command, CancellationToken cancellationToken)
    {
        if (await desk.TakeAsync(command.Order, cancellationToken) is not { } order) return OrderErrors.NotFound;
        Refuse.Unless(order.Status is OrderStatus.Paid, RefundErrors.NotPaid);
        var (amount, sums, now) = (new Money(command.Amount), await desk.SumsAsync(order.Id, cancellationToken), clock.GetUtcNow());
        Refuse.If(amount > sums.Undecided, RefundErrors.AbovePaid.With(sums.Undecided.ToString()));

        var income = order.Event is null ? LedgerAccount.DuesIncome : LedgerAccount.EventIncome;
        db.Refunds.Add(new RefundOwed(order.Id, amount, now));
        db.LedgerTransactions.Add(LedgerTransaction.Move(LedgerKind.RefundOwed, order.Id, income, LedgerAccount.RefundPayable, amount, now));
        db.Note(user, clock, "refund.decided", order.Id.ToString(), new { command.Amount, Reason = command.Reason.Trim(), order.Reference }, entity: nameof(Order));
        return Result.Done;
    }
}

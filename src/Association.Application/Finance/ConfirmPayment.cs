using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Finance.Payments;
using Association.Domain.Common;
using Association.Domain.Finance;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Finance;

/// <summary>Books a transfer that arrived: ledger, receipt number, and the places it pays for.</summary>
/// <param name="AcceptDifference">A part, or more than is owed, is taken as well; else only the exact amount.</param>
[Requires(Permissions.ConfirmPayments)]
public sealed record ConfirmPayment(Id<Order> Order, decimal Amount, DateOnly ReceivedOn, string? IdempotencyKey = null, bool AcceptDifference = false) : ICommand<Result<string>>, IIdempotent;

internal sealed class ConfirmPaymentValidator : AbstractValidator<ConfirmPayment>
{
    public ConfirmPaymentValidator(TimeProvider clock)
    {
        RuleFor(c => c.Amount).GreaterThan(0).PrecisionScale(18, 2, true);
        RuleFor(c => c.ReceivedOn).NotEmpty().LessThanOrEqualTo(_ => clock.Today()).WithErrorCode("payment.in-future");
    }
}

internal sealed class ConfirmPaymentHandler(IAssociationDb db, PaymentDesk desk) : IRequestHandler<ConfirmPayment, Result<string>>
{
    public async Task<Result<string>> Handle(ConfirmPayment command, CancellationToken cancellationToken)
    {
        var order = await db.Orders.Include(o => o.Lines).Include(o => o.Slips).FirstOrDefaultAsync(o => o.Id == command.Order, cancellationToken);
        if (order is null) return OrderErrors.NotFound;

        var received = new Received(new Money(command.Amount), command.ReceivedOn, PaymentMethod.BankTransfer);
        var payment = command.AcceptDifference ? await desk.TakeAsync(order, received, cancellationToken) : await desk.TakeExactAsync(order, received, cancellationToken);
        return (await desk.ReceiveAsync([(order, payment)], cancellationToken))[0].Number;
    }
}

/// <summary>Takes back a payment that was booked by mistake.</summary>
[Requires(Permissions.ConfirmPayments)]
public sealed record UndoPayment(Id<Payment> Payment, string Reason) : ICommand<Result>;

internal sealed class UndoPaymentValidator : AbstractValidator<UndoPayment>
{
    public UndoPaymentValidator() => RuleFor(c => c.Reason).NotEmpty().MaximumLength(Receipt.MaxReasonLength);
}

internal sealed class UndoPaymentHandler(IAssociationDb db, PaymentDesk desk) : IRequestHandler<UndoPayment, Result>
{
    public async Task<Result> Handle(UndoPayment command, CancellationToken cancellationToken)
    {
        var payment = await db.Payments.FirstOrDefaultAsync(p => p.Id == command.Payment, cancellationToken);
        if (payment is null || await db.Payments.AnyAsync(p => p.Reverses == payment.Id, cancellationToken)) return OrderErrors.NotFound;
        var order = await db.Orders.Include(o => o.Lines).Include(o => o.Slips).SingleAsync(o => o.Id == payment.Order, cancellationToken);
        await desk.UndoAsync(order, payment, command.Reason, cancellationToken);
        return Result.Done;
    }
}

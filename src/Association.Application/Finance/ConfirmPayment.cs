using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Finance;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Finance;

/// <summary>Books a transfer that arrived: ledger, receipt number, and the places it pays for.</summary>
[Requires(Permissions.ConfirmPayments)]
public sealed record ConfirmPayment(Id<Order> Order, decimal Amount, DateOnly ReceivedOn, string? IdempotencyKey = null) : ICommand<Result<string>>, IIdempotent;

internal sealed class ConfirmPaymentValidator : AbstractValidator<ConfirmPayment>
{
    public ConfirmPaymentValidator(TimeProvider clock)
    {
        RuleFor(c => c.Amount).GreaterThan(0).PrecisionScale(18, 2, true);
        RuleFor(c => c.ReceivedOn).NotEmpty().LessThanOrEqualTo(_ => clock.Today()).WithErrorCode("payment.in-future");
    }
}

internal sealed class ConfirmPaymentHandler(IAssociationDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ConfirmPayment, Result<string>>
{
    public async Task<Result<string>> Handle(ConfirmPayment command, CancellationToken cancellationToken)
    {
        var order = await db.Orders.Include(o => o.Lines).Include(o => o.Slips).FirstOrDefaultAsync(o => o.Id == command.Order, cancellationToken);
        if (order is null) return OrderErrors.NotFound;

        var now = clock.GetUtcNow();
        var payment = order.Pay(new Money(command.Amount), command.ReceivedOn, PaymentMethod.BankTransfer, user.Id, now);
        db.Payments.Add(payment);
        db.LedgerTransactions.Add(LedgerTransaction.Move(LedgerKind.Payment, order.Id, LedgerAccount.Bank, LedgerAccount.Receivable, payment.Amount, now));
        await SettleRegistrationsAsync(order, cancellationToken);
        return await IssueReceiptAsync(order, payment, cancellationToken);
    }

    private async Task SettleRegistrationsAsync(Order order, CancellationToken cancellationToken)
    {
        var paidFor = order.Lines.Select(l => l.Registration).OfType<Id<Registration>>().ToList();
        foreach (var registration in await db.Registrations.Where(r => paidFor.Contains(r.Id)).ToListAsync(cancellationToken))
            if (registration.Status is RegistrationStatus.AwaitingPayment) registration.Settle();
    }

    /// <summary>Numbered last: the counter of the year is locked until the commit.</summary>
    private async Task<string> IssueReceiptAsync(Order order, Payment payment, CancellationToken cancellationToken)
    {
        var today = clock.Today();
        var serial = await db.NextAsync($"receipt/{today.Year}", cancellationToken);
        var receipt = new Receipt(payment, today.Year, serial, order.Payer, today);
        db.Receipts.Add(receipt);
        return receipt.Number;
    }
}

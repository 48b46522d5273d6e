using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Finance;
using Association.Domain.Finance.Paying;
using FluentValidation;
using MediatR;

namespace Association.Application.Finance.Paying;

/// <summary>
/// Sends back what is owed, all of it or a part: through the provider that it came by, by a transfer list for the bank, or in cash
/// from the own drawer.
/// </summary>
[Requires(Permissions.RefundPayments)]
public sealed record RequestRefund(Id<Order> Order, RefundWay Way, decimal Amount, string Reason, RefundAccount? Payee = null, string? IdempotencyKey = null) : ICommand<Result<string>>, IIdempotent;

/// <summary>To whom the bank shall pay, as somebody typed it.</summary>
public sealed record RefundAccount(string Name, string Account, string? Bank)
{
    /// <summary>The number stays out of logs and traces.</summary>
    public override string ToString() => Name;
}

internal sealed class RequestRefundValidator : AbstractValidator<RequestRefund>
{
    public RequestRefundValidator()
    {
        RuleFor(c => c.Way).IsInEnum();
        RuleFor(c => c.Amount).GreaterThan(0).PrecisionScale(18, 2, true);
        RuleFor(c => c.Reason).NotEmpty().MaximumLength(RefundPayment.MaxReasonLength);
        RuleFor(c => c.Payee!.Name).MaximumLength(RefundPayment.MaxPayeeLength).OverridePropertyName("PayeeName").When(c => c.Payee is not null);
        RuleFor(c => c.Payee!.Bank).MaximumLength(RefundPayment.MaxPayeeLength).OverridePropertyName("PayeeBank").When(c => c.Payee is not null);
    }
}

internal sealed class RequestRefundHandler(IAssociationDb db, RefundDesk desk, OpenDrawer drawer, IPersonalNumbers numbers, ICurrentUser user, TimeProvider clock) : IRequestHandler<RequestRefund, Result<string>>
{
    public async Task<Result<string>> Handle(RequestRefund command, CancellationToken cancellationToken)
    {
        if (await desk.TakeAsync(command.Order, cancellationToken) is not { } order) return OrderErrors.NotFound;
        var (amount, sums) = (new Money(command.Amount), await desk.SumsAsync(order.Id, cancellationToken));
        Refuse.If(amount > sums.Left, RefundErrors.AboveOwed.With(sums.Left.ToString()));

        var refund = await MakeAsync(command, order, amount, clock.GetUtcNow(), cancellationToken);
        db.RefundPayments.Add(refund);
        return refund.Number;
    }

    private async Task<RefundPayment> MakeAsync(RequestRefund command, Order order, Money amount, DateTimeOffset now, CancellationToken cancellationToken)
    {
        switch (command.Way)
        {
            case RefundWay.Provider:
                return RefundPayment.ByProvider(order, await desk.PaidByAsync(order.Id, amount, cancellationToken), amount, command.Reason, user.Id, now);
            case RefundWay.Transfer:
                return RefundPayment.ByTransfer(order, PayeeOf(command.Payee), amount, command.Reason, user.Id, now);
            default:
                var session = await drawer.FindAsync(cancellationToken) ?? throw new RefusedException(CashErrors.NoSession);
                session.Return(amount);
                var refund = RefundPayment.InCash(order, session, amount, command.Reason, user.Id, now);
                await desk.BookAsync(refund, now, cancellationToken);
                return refund;
        }
    }

    private RefundPayee PayeeOf(RefundAccount? payee)
    {
        if (payee is null || string.IsNullOrWhiteSpace(payee.Account)) throw new RefusedException(RefundErrors.PayeeMissing);
        return BankAccountNumber.TryParse(payee.Account, out var account) ? new(payee.Name, numbers.Seal(account), payee.Bank) : throw new RefusedException(RefundErrors.PayeeAccount);
    }
}

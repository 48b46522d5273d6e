using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Finance.Books;
using Association.Domain.Common;
using Association.Domain.Finance;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Finance.Payments;

/// <summary>Gives up what is still owed, with the reason: waived, so that the order counts as paid, or lost. Source: domain.md R2.59.</summary>
[Requires(Permissions.DecideFinance)]
public sealed record WriteOffDebt(Id<Order> Order, bool Waived, string Reason) : ICommand<Result>;

internal sealed class WriteOffDebtValidator : AbstractValidator<WriteOffDebt>
{
    public WriteOffDebtValidator() => RuleFor(c => c.Reason).NotEmpty().MaximumLength(Order.MaxReasonLength);
}

internal sealed class WriteOffDebtHandler(IAssociationDb db, BookKeeping books, ICurrentUser user, TimeProvider clock) : IRequestHandler<WriteOffDebt, Result>
{
    public async Task<Result> Handle(WriteOffDebt command, CancellationToken cancellationToken)
    {
        var (now, today) = (clock.GetUtcNow(), clock.Today());
        if (await db.Orders.Include(o => o.Lines).Include(o => o.Slips).FirstOrDefaultAsync(o => o.Id == command.Order, cancellationToken) is not { } order) return OrderErrors.NotFound;
        await books.RefuseClosedAsync(today, cancellationToken);
        var given = order.WriteOff(command.Waived, command.Reason, user.Id, today, now);
        db.WriteOffs.Add(given);
        db.LedgerTransactions.Add(LedgerTransaction.Move(
            LedgerKind.WriteOff, LedgerSubject.Of(order), LedgerAccount.BadDebt, LedgerAccount.Receivable, given.Amount, today, now, command.Reason));
        if (order.Status is OrderStatus.Paid) await ConfirmPlacesAsync(order, cancellationToken);
        return Result.Done;
    }

    private async Task ConfirmPlacesAsync(Order order, CancellationToken cancellationToken)
    {
        var places = order.Lines.Select(l => l.Registration).OfType<Id<Domain.Events.Registration>>().ToList();
        foreach (var place in await db.Registrations.Where(r => places.Contains(r.Id)).ToListAsync(cancellationToken))
            if (place.Status is Domain.Events.RegistrationStatus.AwaitingPayment) place.Settle();
    }
}

/// <summary>Pays an open order, or a part of it, out of what its payer has to their credit.</summary>
[Requires(Permissions.EditFinance)]
public sealed record UseCredit(Id<Order> Order, decimal Amount) : ICommand<Result>;

internal sealed class UseCreditValidator : AbstractValidator<UseCredit>
{
    public UseCreditValidator() => RuleFor(c => c.Amount).GreaterThan(0).PrecisionScale(18, 2, true);
}

internal sealed class UseCreditHandler(IAssociationDb db, PaymentDesk desk, TimeProvider clock) : IRequestHandler<UseCredit, Result>
{
    public async Task<Result> Handle(UseCredit command, CancellationToken cancellationToken)
    {
        if (await db.Orders.Include(o => o.Lines).Include(o => o.Slips).FirstOrDefaultAsync(o => o.Id == command.Order, cancellationToken) is not { } order) return OrderErrors.NotFound;
        var amount = new Money(command.Amount);
        if (amount > order.Owed) return OrderErrors.WrongAmount;
        if (await desk.FileOfAsync(order, cancellationToken) is not { } id || await desk.TakeCreditAsync(id, cancellationToken) < amount) return PayerErrors.NoCredit;
        order.OwedBy(order.Unit, id);
        await desk.TakeAsync(order, new Received(amount, clock.Today(), PaymentMethod.Credit), cancellationToken);
        return Result.Done;
    }
}

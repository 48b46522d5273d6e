using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Finance.Documents;
using Association.Domain.Common;
using Association.Domain.Finance;
using Association.Domain.Members;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Finance.Dues;

/// <summary>Takes back a charge that was wrong, by a credit note; the next run charges the payer anew.</summary>
/// <returns>The number of the credit note; where there was no invoice, the order's reference.</returns>
[Requires(Permissions.EditFinance)]
public sealed record WithdrawCharge(Id<DuesCharge> Charge, string Reason) : ICommand<Result<string>>;

internal sealed class WithdrawChargeValidator : AbstractValidator<WithdrawCharge>
{
    public WithdrawChargeValidator() => RuleFor(c => c.Reason).NotEmpty().MaximumLength(FinanceDocument.MaxReasonLength);
}

internal sealed class WithdrawChargeHandler(IAssociationDb db, DocumentDesk documents, Books.BookKeeping books, TimeProvider clock) : IRequestHandler<WithdrawCharge, Result<string>>
{
    public async Task<Result<string>> Handle(WithdrawCharge command, CancellationToken cancellationToken)
    {
        var (now, today) = (clock.GetUtcNow(), clock.Today());
        if (await db.DuesCharges.FirstOrDefaultAsync(c => c.Id == command.Charge, cancellationToken) is not { WithdrawnAt: null } charge) return DuesErrors.NotFound;
        var order = await db.Orders.Include(o => o.Lines).Include(o => o.Slips).SingleAsync(o => o.Id == charge.Order, cancellationToken);
        if (order.Status is not OrderStatus.Open) return OrderErrors.NotOpen;
        await books.RefuseClosedAsync(today, cancellationToken);
        charge.Withdraw(now);
        order.Cancel();
        await GiveUpTermsAsync(order, cancellationToken);
        var invoice = await db.FinanceDocuments.FirstOrDefaultAsync(d => d.Order == order.Id && d.Kind == DocumentKind.Invoice && !db.FinanceDocuments.Any(c => c.Corrects == d.Id), cancellationToken);
        var note = invoice is null ? null : await documents.CreditAsync(invoice, command.Reason, today, cancellationToken);
        await db.TakeBackDuesAsync(order, LedgerSubject.Of(order) with { Document = note?.Id }, today, now, command.Reason, cancellationToken);
        return note?.Number ?? order.Reference;
    }

    private async Task GiveUpTermsAsync(Order order, CancellationToken cancellationToken)
    {
        foreach (var term in order.Lines.Select(l => l.Term).OfType<Id<MembershipTerm>>())
        {
            var membership = await db.Memberships.Include(m => m.Terms).SingleAsync(m => m.Terms.Any(t => t.Id == term), cancellationToken);
            if (membership.Proposed?.Id == term) membership.Withdraw();
        }
    }
}

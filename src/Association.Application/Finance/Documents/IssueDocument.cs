using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Finance.Paying;
using Association.Domain.Common;
using Association.Domain.Finance;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Finance.Documents;

/// <summary>Makes out a proforma for a payer's approval, or the invoice of an order.</summary>
[Requires(Permissions.EditFinance)]
public sealed record IssueDocument(Id<Order> Order, DocumentKind Kind, string? IdempotencyKey = null) : ICommand<Result<string>>, IIdempotent;

internal sealed class IssueDocumentValidator : AbstractValidator<IssueDocument>
{
    public IssueDocumentValidator() => RuleFor(c => c.Kind).Must(k => k is DocumentKind.Proforma or DocumentKind.Invoice).WithErrorCode(DocumentErrors.NoInvoice.Code);
}

/// <summary>Corrects an invoice: a credit note takes it back, and a new one is made out with the payer's data of today.</summary>
/// <param name="Payer">The data of the new one; null: those that are on file.</param>
/// <param name="Less">Yuan that the new one costs less: the invoice is credited in part, and as much less is owed.</param>
[Requires(Permissions.EditFinance)]
public sealed record CorrectInvoice(Id<FinanceDocument> Invoice, string Reason, FiscalData? Payer = null, decimal? Less = null) : ICommand<Result<string>>;

internal sealed class CorrectInvoiceValidator : AbstractValidator<CorrectInvoice>
{
    public CorrectInvoiceValidator()
    {
        RuleFor(c => c.Reason).NotEmpty().MaximumLength(FinanceDocument.MaxReasonLength);
        RuleFor(c => c.Less).GreaterThan(0).PrecisionScale(12, 2, true);
        RuleFor(c => c.Payer!).SetValidator(new FiscalDataValidator()).When(c => c.Payer is not null).OverridePropertyName("");
    }
}

/// <remarks>An order has one invoice that holds, which no index can say: whoever makes one out takes the order first.</remarks>
internal sealed class IssueDocumentHandler(IAssociationDb db, DocumentDesk desk, PayerFiles payers, Books.BookKeeping books, IOrderLock orders, TimeProvider clock)
    : IRequestHandler<IssueDocument, Result<string>>, IRequestHandler<CorrectInvoice, Result<string>>
{
    public async Task<Result<string>> Handle(IssueDocument command, CancellationToken cancellationToken)
    {
        await orders.TakeAsync(db, command.Order, cancellationToken);
        if (await OrderAsync(command.Order, cancellationToken) is not { } order) return OrderErrors.NotFound;
        Refuse.If(order.Status is OrderStatus.Cancelled or OrderStatus.WrittenOff || order.Total == Money.Zero, OrderErrors.NotOpen);
        var invoiced = await db.FinanceDocuments.AnyAsync(d => d.Order == order.Id && d.Kind == DocumentKind.Invoice && !db.FinanceDocuments.Any(c => c.Corrects == d.Id), cancellationToken);
        if (command.Kind is DocumentKind.Invoice && invoiced) return CommonErrors.Duplicate;
        var data = await payers.DataOfAsync(order, cancellationToken);
        if (command.Kind is not DocumentKind.Invoice) return (await desk.IssueAsync(command.Kind, [(order, data)], clock.Today(), cancellationToken))[0].Number;
        return await InvoiceAsync(order, data, cancellationToken) is { } made ? made.Number : OrderErrors.NotOpen;
    }

    public async Task<Result<string>> Handle(CorrectInvoice command, CancellationToken cancellationToken)
    {
        if (await db.FinanceDocuments.FirstOrDefaultAsync(d => d.Id == command.Invoice, cancellationToken) is not { } invoice) return DocumentErrors.NotFound;
        await orders.TakeAsync(db, invoice.Order, cancellationToken);
        if (await db.FinanceDocuments.AnyAsync(d => d.Corrects == invoice.Id, cancellationToken)) return DocumentErrors.AlreadyCredited;
        var order = (await OrderAsync(invoice.Order, cancellationToken))!;
        if (command.Less is { } less) await AllowAsync(order, new(less), command.Reason, cancellationToken);
        // As a payer's file would keep them, and refuse them.
        var data = command.Payer is { } given ? PayerProfile.OfOther(given).Data : await payers.DataOfAsync(order, cancellationToken);
        var note = await desk.CreditAsync(invoice, command.Reason, clock.Today(), cancellationToken);
        return (await InvoiceAsync(order, data, cancellationToken) ?? note).Number;
    }

    /// <summary>Over what the order costs less what is owed back of it.</summary>
    /// <returns>Null where nothing is left to invoice: the order was cancelled, or all of it is owed back.</returns>
    private async Task<FinanceDocument?> InvoiceAsync(Order order, FiscalData payer, CancellationToken cancellationToken)
    {
        if (order.Status is OrderStatus.Cancelled) return null;
        var back = (await db.Refunds.AsNoTracking().Where(r => r.Order == order.Id).ToListAsync(cancellationToken)).Where(r => r.Amount > Money.Zero).OrderBy(r => r.BookedAt).ThenBy(r => r.Id.Value).ToList();
        if (back.Count == 0) return (await desk.IssueAsync(DocumentKind.Invoice, [(order, payer)], clock.Today(), cancellationToken))[0];
        return back.Sum(r => r.Amount.Amount) >= order.Total.Amount ? null : await desk.IssueLessAsync(order, payer, back, clock.Today(), cancellationToken);
    }

    /// <summary>What is paid is given back instead, and dues are as high as the schedule says: both have their own way.</summary>
    private async Task AllowAsync(Order order, Money less, string reason, CancellationToken cancellationToken)
    {
        var (now, today) = (clock.GetUtcNow(), clock.Today());
        Refuse.If(order.Status is OrderStatus.Paid, DocumentErrors.UseRefund);
        Refuse.If(order.Event is null, DocumentErrors.DuesAsAWhole);
        Refuse.If(less >= order.Total, OrderErrors.WrongAmount.At("Less"));
        await books.RefuseClosedAsync(today, cancellationToken);
        var line = $"折让 Allowance：{reason.Trim()}";
        order.Allow(line.Length > Order.MaxDescriptionLength ? line[..Order.MaxDescriptionLength] : line, less);
        db.LedgerTransactions.Add(LedgerTransaction.Move(LedgerKind.ChargeReversal, LedgerSubject.Of(order), LedgerAccount.EventIncome, LedgerAccount.Receivable, less, today, now, reason));
    }

    private Task<Order?> OrderAsync(Id<Order> id, CancellationToken cancellationToken) => db.Orders.Include(o => o.Lines).Include(o => o.Slips).FirstOrDefaultAsync(o => o.Id == id, cancellationToken);
}

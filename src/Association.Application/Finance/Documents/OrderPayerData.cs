using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Finance;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Finance.Documents;

/// <summary>What papers about an order are made out with.</summary>
[Requires(Permissions.ReadFinance)]
public sealed record GetOrderPayer(Id<Order> Order) : IQuery<OrderPayer?>;

/// <param name="Unit">A unit keeps its data once for all its orders; they are not changed from one of them.</param>
public sealed record OrderPayer(string Reference, string Payer, FiscalData Data, Guid? Unit);

/// <summary>
/// Fills in what invoices need of a payer who is no unit: a sponsor, another enterprise, a guest. It is asked once: an enterprise of
/// the same name gets the same file. Source: domain.md R4.30.
/// </summary>
[Requires(Permissions.EditFinance)]
public sealed record SetOrderPayer(Id<Order> Order, FiscalData Data) : ICommand<Result>;

internal sealed class SetOrderPayerValidator : AbstractValidator<SetOrderPayer>
{
    public SetOrderPayerValidator() => RuleFor(c => c.Data).SetValidator(new FiscalDataValidator()).OverridePropertyName("");
}

internal sealed class OrderPayerHandler(IAssociationDb db, PayerFiles payers) : IRequestHandler<GetOrderPayer, OrderPayer?>, IRequestHandler<SetOrderPayer, Result>
{
    public async Task<OrderPayer?> Handle(GetOrderPayer query, CancellationToken cancellationToken)
    {
        if (await db.Orders.AsNoTracking().FirstOrDefaultAsync(o => o.Id == query.Order, cancellationToken) is not { } order) return null;
        return new(order.Reference, order.Payer, await payers.DataOfAsync(order, cancellationToken), await UnitOfAsync(order, cancellationToken));
    }

    public async Task<Result> Handle(SetOrderPayer command, CancellationToken cancellationToken)
    {
        if (await db.Orders.FirstOrDefaultAsync(o => o.Id == command.Order, cancellationToken) is not { } order) return OrderErrors.NotFound;
        if (await UnitOfAsync(order, cancellationToken) is not null) return PayerErrors.OfUnit;
        var file = await FileOfAsync(order, command.Data, cancellationToken);
        file.Describe(command.Data);
        order.OwedBy(order.Unit, file.Id);
        // The head that was wished for when it was ordered has been looked at: the file says it from now on.
        if (order.InvoiceHead is not null) order.InvoicedTo(file.Title, file.TaxNumber);
        return Result.Done;
    }

    private async Task<Guid?> UnitOfAsync(Order order, CancellationToken cancellationToken) => order.Unit?.Value
        ?? await db.PayerProfiles.Where(p => p.Id == order.PaidBy && p.Unit != null).Select(p => (Guid?)p.Unit!.Value.Value).FirstOrDefaultAsync(cancellationToken)
        ?? await db.GroupOrders.Where(g => g.Order == order.Id && g.PayerUnit != null).Select(g => (Guid?)g.PayerUnit!.Value.Value).FirstOrDefaultAsync(cancellationToken);

    private async Task<PayerProfile> FileOfAsync(Order order, FiscalData data, CancellationToken cancellationToken)
    {
        if (order.PaidBy is { } id) return await db.PayerProfiles.SingleAsync(p => p.Id == id, cancellationToken);
        if (await db.DuesCharges.Where(c => c.Order == order.Id).Select(c => c.Person).FirstOrDefaultAsync(cancellationToken) is { } person)
            return await db.PayerProfiles.OrderBy(p => p.Id).FirstOrDefaultAsync(p => p.Person == person, cancellationToken)
                ?? Added(PayerProfile.Of(await db.People.AsNoTracking().SingleAsync(p => p.Id == person, cancellationToken)));
        var title = TextNormalization.Line(data.Title);
        return await db.PayerProfiles.OrderBy(p => p.Id).FirstOrDefaultAsync(p => p.Unit == null && p.Person == null && p.Title == title, cancellationToken) ?? Added(PayerProfile.OfOther(data));
    }

    private PayerProfile Added(PayerProfile file)
    {
        db.PayerProfiles.Add(file);
        return file;
    }
}

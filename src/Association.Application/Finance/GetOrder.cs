using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Finance;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Finance;

/// <summary>One order with its slips, payment, receipt and every ledger entry behind its balance.</summary>
[Requires(Permissions.ReadFinance)]
public sealed record GetOrder(Id<Order> Order) : IQuery<OrderDetails?>;

public sealed record OrderDetails(
    Guid Id, string Reference, string Payer, OrderStatus Status, decimal Total, DateTimeOffset PlacedAt, DateTimeOffset DueAt,
    Guid? Event, string? EventZh, string? EventEn, IReadOnlyList<OrderLineDetails> Lines, IReadOnlyList<SlipDetails> Slips,
    IReadOnlyList<LedgerLine> Ledger, ReceiptDetails? Receipt, decimal Owed = 0, IReadOnlyList<PaymentLine>? Payments = null, decimal Credit = 0, string? Invoice = null, bool Places = false, bool OfUnit = false);

/// <summary>Money that came, or was taken back.</summary>
/// <param name="Undone">By a later booking; or it is one itself.</param>
public sealed record PaymentLine(Guid Id, decimal Amount, decimal Excess, PaymentMethod Method, DateOnly ReceivedOn, string? Receipt, bool Undone);

public sealed record OrderLineDetails(Guid? Registration, string Description, decimal Amount);
public sealed record SlipDetails(Guid Id, SlipStatus Status, DateTimeOffset UploadedAt, string? Reason, string Name, string ContentType, long Size);
public sealed record LedgerLine(LedgerKind Kind, LedgerAccount Account, decimal Amount, DateTimeOffset BookedAt);
public sealed record ReceiptDetails(Guid Id, string Number, bool Drawn);

internal sealed class GetOrderHandler(IAssociationDb db, Payments.PaymentDesk desk) : IRequestHandler<GetOrder, OrderDetails?>
{
    public async Task<OrderDetails?> Handle(GetOrder query, CancellationToken cancellationToken)
    {
        var order = await db.Orders.AsNoTracking().Include(o => o.Lines).Include(o => o.Slips).FirstOrDefaultAsync(o => o.Id == query.Order, cancellationToken);
        if (order is null) return null;

        var name = await db.Events.Where(e => e.Id == order.Event).Select(e => e.Name).FirstOrDefaultAsync(cancellationToken);
        var ledger = await db.LedgerTransactions.Where(t => t.Order == order.Id).OrderBy(t => t.Id)
            .SelectMany(t => t.Entries, (t, e) => new LedgerLine(t.Kind, e.Account, e.Amount.Amount, t.BookedAt)).ToListAsync(cancellationToken);
        var receipt = await db.Receipts.Where(r => r.Order == order.Id && r.VoidedAt == null).OrderByDescending(r => r.Number)
            .Select(r => new ReceiptDetails(r.Id.Value, r.Number, r.File != null)).FirstOrDefaultAsync(cancellationToken);
        var files = order.Slips.Select(s => s.File).ToList();
        var known = await db.Files.AsNoTracking().Where(f => files.Contains(f.Id)).ToDictionaryAsync(f => f.Id, cancellationToken);
        return new(order.Id.Value, order.Reference, order.Payer, order.Status, order.Total.Amount, order.PlacedAt, order.DueAt,
            order.Event?.Value, name?.Zh, name?.En,
            [.. order.Lines.Select(l => new OrderLineDetails(l.Registration?.Value, l.Description, l.Amount.Amount))],
            [.. order.Slips.OrderBy(s => s.UploadedAt).Select(s => Show(s, known[s.File]))], ledger, receipt,
            order.Owed.Amount, await PaymentsAsync(order, cancellationToken), await CreditAsync(order, cancellationToken),
            await db.FinanceDocuments.Where(d => d.Order == order.Id && d.Kind == DocumentKind.Invoice && !db.FinanceDocuments.Any(c => c.Corrects == d.Id)).Select(d => d.Number).FirstOrDefaultAsync(cancellationToken), order.Event is not null,
            order.Unit is not null || await db.GroupOrders.AnyAsync(g => g.Order == order.Id && g.PayerUnit != null, cancellationToken));
    }

    private async Task<IReadOnlyList<PaymentLine>> PaymentsAsync(Order order, CancellationToken cancellationToken) =>
        await db.Payments.AsNoTracking().Where(p => p.Order == order.Id).OrderBy(p => p.Id)
            .Select(p => new PaymentLine(p.Id.Value, p.Amount.Amount, p.Excess.Amount, p.Method, p.ReceivedOn, db.Receipts.Where(r => r.Payment == p.Id).Select(r => r.Number).FirstOrDefault(),
                p.Reverses != null || db.Payments.Any(b => b.Reverses == p.Id))).ToListAsync(cancellationToken);

    private async Task<decimal> CreditAsync(Order order, CancellationToken cancellationToken) =>
        await desk.FileOfAsync(order, cancellationToken) is { } payer ? (await desk.CreditOfAsync(payer, cancellationToken)).Amount : 0;

    private static SlipDetails Show(RemittanceSlip slip, Domain.Files.StoredFile file) =>
        new(slip.Id.Value, slip.Status, slip.UploadedAt, slip.Reason, file.Name, file.ContentType, file.Size);
}

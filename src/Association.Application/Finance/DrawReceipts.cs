using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Files;
using Association.Domain.Finance;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Finance;

/// <summary>Receipts that have their number and not yet their paper.</summary>
[Requires(Permissions.System)]
public sealed record UndrawnReceipts(int Count = 50) : IQuery<IReadOnlyList<Id<Receipt>>>;

internal sealed class UndrawnReceiptsHandler(IAssociationDb db) : IRequestHandler<UndrawnReceipts, IReadOnlyList<Id<Receipt>>>
{
    public async Task<IReadOnlyList<Id<Receipt>>> Handle(UndrawnReceipts query, CancellationToken cancellationToken) =>
        await db.Receipts.AsNoTracking().Where(r => r.File == null).OrderBy(r => r.Id).Select(r => r.Id).Take(query.Count).ToListAsync(cancellationToken);
}

/// <summary>Draws one receipt as PDF and keeps it; of two that draw the same one, the second finds it drawn.</summary>
[Requires(Permissions.System)]
public sealed record DrawReceipt(Id<Receipt> Receipt) : ICommand<Result>;

internal sealed class DrawReceiptHandler(IAssociationDb db, IReceiptRenderer renderer, IFileStore files, SiteOptions site) : IRequestHandler<DrawReceipt, Result>
{
    public async Task<Result> Handle(DrawReceipt command, CancellationToken cancellationToken)
    {
        if (await db.Receipts.FirstOrDefaultAsync(r => r.Id == command.Receipt, cancellationToken) is not { File: null } receipt) return Result.Done;

        var pdf = renderer.Render(await SheetAsync(receipt, cancellationToken));
        var file = await files.KeepAsync(pdf, $"{receipt.Number}.pdf", "application/pdf", FilePurpose.Receipt, null, cancellationToken);
        receipt.KeptAs(file.Id);
        return Result.Done;
    }

    private async Task<ReceiptSheet> SheetAsync(Receipt receipt, CancellationToken cancellationToken)
    {
        var order = await db.Orders.AsNoTracking().Include(o => o.Lines).SingleAsync(o => o.Id == receipt.Order, cancellationToken);
        var payment = await db.Payments.AsNoTracking().SingleAsync(p => p.Id == receipt.Payment, cancellationToken);
        return new ReceiptSheet(receipt.Number, receipt.Payer, null,
            [.. DocumentLines.WithCredit(order, payment).Select(l => new ReceiptLine(l.Description, l.Quantity, l.Price, l.Amount))],
            receipt.Amount.Amount, payment.ReceivedOn, receipt.IssuedOn, InWords(payment.Method), order.Reference, site.Name.Zh, site.Name.In("en"));
    }

    /// <summary>Printed in both languages, as the whole receipt is.</summary>
    private static string InWords(PaymentMethod method) => method switch
    {
        PaymentMethod.BankTransfer => "银行转账 Bank transfer",
        PaymentMethod.WeChatPay => "微信支付 WeChat Pay",
        PaymentMethod.Alipay => "支付宝 Alipay",
        PaymentMethod.Cash => "现金 Cash",
        PaymentMethod.Card => "刷卡 Card",
        _ => throw new ArgumentOutOfRangeException(nameof(method), method, "No words for this way of paying."),
    };
}

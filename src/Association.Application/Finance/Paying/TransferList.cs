using System.Globalization;
using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Events.Forms;
using Association.Application.Files;
using Association.Application.Import;
using Association.Domain.Common;
using Association.Domain.Finance.Paying;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Finance.Paying;

/// <summary>
/// Puts every refund that waits for a transfer on one list for the bank; each stands on one list only. The money counts as given
/// back once the bank did it.
/// </summary>
[Requires(Permissions.RefundPayments)]
public sealed record MakeTransferList : ICommand<Result<Guid>>;

internal sealed class MakeTransferListHandler(IAssociationDb db, TimeProvider clock) : IRequestHandler<MakeTransferList, Result<Guid>>
{
    private static readonly Error Empty = Error.Conflict("refund.list-empty", "No refund waits for a transfer.");

    public async Task<Result<Guid>> Handle(MakeTransferList command, CancellationToken cancellationToken)
    {
        var waiting = await db.RefundPayments.Where(r => r.Way == RefundWay.Transfer && r.Status == RefundStatus.Requested).ToListAsync(cancellationToken);
        if (waiting.Count == 0) return Empty;

        var list = Guid.CreateVersion7(clock.GetUtcNow());
        foreach (var refund in waiting) refund.Send(clock.GetUtcNow(), list);
        return list;
    }
}

/// <summary>
/// The workbook of a list, with the account numbers in full; the trail says who took it. It is written anew each time and kept nowhere: what
/// it holds is sealed in the rows.
/// </summary>
[Requires(Permissions.RefundPayments)]
public sealed record DownloadTransferList(Guid List) : ICommand<Result<FileContent>>;

internal sealed class DownloadTransferListHandler(IAssociationDb db, IWorkbookWriter workbooks, IPersonalNumbers numbers, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<DownloadTransferList, Result<FileContent>>
{
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static readonly string[] Head = ["序号", "收款人户名", "收款人账号", "收款人开户行", "金额（元）", "附言", "退款编号"];

    public async Task<Result<FileContent>> Handle(DownloadTransferList command, CancellationToken cancellationToken)
    {
        var refunds = await db.RefundPayments.AsNoTracking().Where(r => r.List == command.List).OrderBy(r => r.RequestedAt).ThenBy(r => r.Id).ToListAsync(cancellationToken);
        if (refunds.Count == 0) return RefundErrors.NotFound;

        db.Note(user, clock, "refunds.list-taken", command.List.ToString(), new { refunds.Count, Sum = refunds.Sum(r => r.Amount.Amount) }, entity: nameof(RefundPayment));
        using var content = new MemoryStream();
        await workbooks.WriteAsync(content, Head, refunds.Select(Row).ToAsyncEnumerable(), cancellationToken);
        return new FileContent($"退款转账清单-{AssociationCalendar.DayOf(refunds[0].SentAt!.Value):yyyyMMdd}.xlsx", Xlsx, new MemoryStream(content.ToArray()));
    }

    private IReadOnlyList<string?> Row(RefundPayment refund, int before) =>
    [
        (before + 1).ToString(CultureInfo.InvariantCulture), refund.PayeeName, refund.PayeeAccount is { } account ? numbers.Open(account) : null, refund.PayeeBank,
        refund.Amount.Amount.ToString("0.00", CultureInfo.InvariantCulture), $"退款 {refund.Number}", refund.Number,
    ];
}

/// <summary>The bank carried out what stands on a list, or one refund of it did not go through.</summary>
/// <param name="Failure">Null: the money went out.</param>
[Requires(Permissions.RefundPayments)]
public sealed record FinishTransfer(Id<RefundPayment> Refund, string? Failure = null) : ICommand<Result>;

internal sealed class FinishTransferHandler(IAssociationDb db, RefundDesk desk, TimeProvider clock) : IRequestHandler<FinishTransfer, Result>
{
    public async Task<Result> Handle(FinishTransfer command, CancellationToken cancellationToken)
    {
        if (await db.RefundPayments.FirstOrDefaultAsync(r => r.Id == command.Refund && r.Way == RefundWay.Transfer, cancellationToken) is not { } refund) return RefundErrors.NotFound;

        var now = clock.GetUtcNow();
        if (string.IsNullOrWhiteSpace(command.Failure))
        {
            refund.Finish(now);
            await desk.BookAsync(refund, now, cancellationToken);
            return Result.Done;
        }

        refund.Fail(command.Failure.Trim(), now);
        if (refund.Review is { } id) (await db.PaymentReviews.SingleAsync(r => r.Id == id, cancellationToken)).Reopen();
        return Result.Done;
    }
}

using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Files;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Files;
using Association.Domain.Finance;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.Groups;

/// <summary>The payer's proof of the transfer for a whole group.</summary>
[Requires(Permissions.Anyone)]
public sealed record UploadGroupSlip(Id<GroupOrder> Group, UploadedFile? File, string? LinkKey = null) : ICommand<Result>, IForGroup;

internal sealed class UploadGroupSlipHandler(IAssociationDb db, IFileStore files, ICurrentUser user, TimeProvider clock) : IRequestHandler<UploadGroupSlip, Result>
{
    public async Task<Result> Handle(UploadGroupSlip command, CancellationToken cancellationToken)
    {
        var type = EvidenceFile.TypeOf(command.File);
        var order = await db.Orders.Include(o => o.Slips).FirstOrDefaultAsync(o => db.GroupOrders.Any(g => g.Id == command.Group && g.Order == o.Id), cancellationToken);
        if (order is null) return OrderErrors.NotFound;
        Refuse.Unless(order.Status is OrderStatus.Open, OrderErrors.NotOpen);

        var kept = await files.KeepAsync(command.File!.Content, command.File.Name, type, FilePurpose.RemittanceSlip, user.IsSignedIn ? user.Id : null, cancellationToken);
        order.Prove(kept.Id, clock.GetUtcNow());
        return Result.Done;
    }
}

/// <summary>The receipt of a group order, for its payer.</summary>
[Requires(Permissions.Anyone)]
public sealed record DownloadGroupReceipt(Id<GroupOrder> Group, string? LinkKey = null) : IQuery<FileContent?>, IReadsGroup;

internal sealed class DownloadGroupReceiptHandler(IAssociationDb db, IFileStore files) : IRequestHandler<DownloadGroupReceipt, FileContent?>
{
    public async Task<FileContent?> Handle(DownloadGroupReceipt query, CancellationToken cancellationToken)
    {
        var receipt = await db.Receipts.AsNoTracking().Where(r => r.VoidedAt == null).OrderByDescending(r => r.Number).FirstOrDefaultAsync(r => db.GroupOrders.Any(g => g.Id == query.Group && g.Order == r.Order), cancellationToken);
        return await files.OpenAsync(db, receipt?.File, cancellationToken);
    }
}

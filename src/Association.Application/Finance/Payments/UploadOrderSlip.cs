using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Files;
using Association.Application.Finance.Documents;
using Association.Application.Members.Desk;
using Association.Domain.Common;
using Association.Domain.Files;
using Association.Domain.Finance;
using Association.Domain.Members;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Finance.Payments;

/// <summary>The proof of a transfer for one of the reader's own orders, dues among them. Source: domain.md R4.01.</summary>
[Requires(Permissions.Self)]
public sealed record UploadMySlip(Id<Order> Order, UploadedFile? File) : ICommand<Result>;

/// <summary>The same for what the reader's unit owes.</summary>
[Requires(Permissions.Self)]
public sealed record UploadUnitSlip(Id<MemberUnit> Unit, Id<Order> Order, UploadedFile? File) : ICommand<Result>, IForMyUnit;

internal sealed class UploadOrderSlipHandler(IAssociationDb db, MyOrders mine, IFileStore files, ICurrentUser user, TimeProvider clock) : IRequestHandler<UploadMySlip, Result>, IRequestHandler<UploadUnitSlip, Result>
{
    public async Task<Result> Handle(UploadMySlip command, CancellationToken cancellationToken) =>
        await mine.All().AnyAsync(o => o.Id == command.Order, cancellationToken) ? await ProveAsync(command.Order, command.File, cancellationToken) : OrderErrors.NotFound;

    public async Task<Result> Handle(UploadUnitSlip command, CancellationToken cancellationToken) =>
        await db.Orders.AnyAsync(o => o.Id == command.Order && o.Unit == command.Unit, cancellationToken) ? await ProveAsync(command.Order, command.File, cancellationToken) : OrderErrors.NotFound;

    private async Task<Result> ProveAsync(Id<Order> id, UploadedFile? file, CancellationToken cancellationToken)
    {
        var type = EvidenceFile.TypeOf(file);
        var order = await db.Orders.Include(o => o.Slips).SingleAsync(o => o.Id == id, cancellationToken);
        Refuse.Unless(order.Status is OrderStatus.Open, OrderErrors.NotOpen);
        var kept = await files.KeepAsync(file!.Content, file.Name, type, FilePurpose.RemittanceSlip, user.Id, cancellationToken);
        order.Prove(kept.Id, clock.GetUtcNow());
        return Result.Done;
    }
}

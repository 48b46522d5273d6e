using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Files;
using Association.Application.Finance.Paying;
using Association.Application.Members.Applications;
using Association.Domain.Common;
using Association.Domain.Files;
using Association.Domain.Finance;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Members.Memberships;

/// <summary>The payer's proof of the transfer of dues; also by the link of the application that was approved.</summary>
[Requires(Permissions.Anyone)]
public sealed record UploadDuesSlip(Id<Order> Order, UploadedFile? File, string? LinkKey = null) : ICommand<Result>;

/// <summary>The receipt of one's own dues.</summary>
[Requires(Permissions.Anyone)]
public sealed record DownloadDuesReceipt(Id<Order> Order, string? LinkKey = null) : IQuery<FileContent?>;

internal sealed class DuesAccess(IAssociationDb db, ICurrentUser user, ILinkSecrets secrets)
    : IAccessRule<UploadDuesSlip>, IAccessRule<DownloadDuesReceipt>, IAccessRule<StartDuesPayment>, IAccessRule<CancelDuesPayment>, IAccessRule<GetDuesPayment>
{
    public Task<bool> AllowsAsync(CancelDuesPayment request, CancellationToken cancellationToken) => MayPayAsync(request.Order, request.LinkKey, cancellationToken);
    public Task<bool> AllowsAsync(StartDuesPayment request, CancellationToken cancellationToken) => MayPayAsync(request.Order, request.LinkKey, cancellationToken);
    public Task<bool> AllowsAsync(GetDuesPayment request, CancellationToken cancellationToken) => MayPayAsync(request.Order, request.LinkKey, cancellationToken);
    public Task<bool> AllowsAsync(UploadDuesSlip request, CancellationToken cancellationToken) => MayPayAsync(request.Order, request.LinkKey, cancellationToken);
    public Task<bool> AllowsAsync(DownloadDuesReceipt request, CancellationToken cancellationToken) => MayPayAsync(request.Order, request.LinkKey, cancellationToken);

    private async Task<bool> MayPayAsync(Id<Order> order, string? linkKey, CancellationToken cancellationToken)
    {
        var membership = await db.Memberships.AsNoTracking()
            .Where(m => m.Terms.Any(t => db.OrderLines.Any(l => l.Order == order && l.Term == t.Id)) || db.DuesCharges.Any(c => c.Order == order && c.Person == m.Person))
            .Select(m => new { m.Id, m.Person }).FirstOrDefaultAsync(cancellationToken);
        if (membership is null) return false;
        if (user.IsSignedIn && user.Person == membership.Person) return true;
        var numbers = await db.Applications.Where(a => a.Membership == membership.Id).Select(a => a.Number).ToListAsync(cancellationToken);
        return numbers.Exists(number => secrets.Matches(ApplicationLinks.Purpose, number, linkKey));
    }
}

internal sealed class UploadDuesSlipHandler(IAssociationDb db, IFileStore files, ICurrentUser user, TimeProvider clock) : IRequestHandler<UploadDuesSlip, Result>
{
    public async Task<Result> Handle(UploadDuesSlip command, CancellationToken cancellationToken)
    {
        var type = EvidenceFile.TypeOf(command.File);
        var order = await db.Orders.Include(o => o.Slips).SingleAsync(o => o.Id == command.Order, cancellationToken);
        Refuse.Unless(order.Status is OrderStatus.Open, OrderErrors.NotOpen);
        var kept = await files.KeepAsync(command.File!.Content, command.File.Name, type, FilePurpose.RemittanceSlip, user.IsSignedIn ? user.Id : null, cancellationToken);
        order.Prove(kept.Id, clock.GetUtcNow());
        return Result.Done;
    }
}

internal sealed class DownloadDuesReceiptHandler(IAssociationDb db, IFileStore files) : IRequestHandler<DownloadDuesReceipt, FileContent?>
{
    public async Task<FileContent?> Handle(DownloadDuesReceipt query, CancellationToken cancellationToken)
    {
        var receipt = await db.Receipts.AsNoTracking().Where(r => r.Order == query.Order && r.VoidedAt == null).OrderByDescending(r => r.Number).FirstOrDefaultAsync(cancellationToken);
        return await files.OpenAsync(db, receipt?.File, cancellationToken);
    }
}

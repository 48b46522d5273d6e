using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Events;
using Association.Application.Files;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Finance;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Finance;

/// <summary>The uploaded proof, for those who decide on it.</summary>
[Requires(Permissions.ReadFinance)]
public sealed record DownloadSlip(Id<RemittanceSlip> Slip) : IQuery<FileContent?>;

internal sealed class DownloadSlipHandler(IAssociationDb db, IFileStore files) : IRequestHandler<DownloadSlip, FileContent?>
{
    public async Task<FileContent?> Handle(DownloadSlip query, CancellationToken cancellationToken)
    {
        var slip = await db.Slips.AsNoTracking().FirstOrDefaultAsync(s => s.Id == query.Slip, cancellationToken);
        return await files.OpenAsync(db, slip?.File, cancellationToken);
    }
}

[Requires(Permissions.ReadFinance)]
public sealed record DownloadReceipt(Id<Receipt> Receipt) : IQuery<FileContent?>;

internal sealed class DownloadReceiptHandler(IAssociationDb db, IFileStore files) : IRequestHandler<DownloadReceipt, FileContent?>
{
    public async Task<FileContent?> Handle(DownloadReceipt query, CancellationToken cancellationToken)
    {
        var receipt = await db.Receipts.AsNoTracking().FirstOrDefaultAsync(r => r.Id == query.Receipt, cancellationToken);
        return await files.OpenAsync(db, receipt?.File, cancellationToken);
    }
}

/// <summary>The receipt of a registration's order, for its payer.</summary>
[Requires(Permissions.Anyone)]
public sealed record DownloadOwnReceipt(Id<Registration> Registration, string? LinkKey = null) : IQuery<FileContent?>;

internal sealed class DownloadOwnReceiptAccess(RegistrationAccess access) : IAccessRule<DownloadOwnReceipt>
{
    public Task<bool> AllowsAsync(DownloadOwnReceipt request, CancellationToken cancellationToken) =>
        access.MayActAsync(request.Registration, request.LinkKey, cancellationToken);
}

internal sealed class DownloadOwnReceiptHandler(IAssociationDb db, IFileStore files) : IRequestHandler<DownloadOwnReceipt, FileContent?>
{
    public async Task<FileContent?> Handle(DownloadOwnReceipt query, CancellationToken cancellationToken)
    {
        // A place that changed hands keeps its orders; the receipt stays with whoever paid.
        var payer = await db.Registrations.Where(r => r.Id == query.Registration).Select(r => r.Unit ?? r.Name).FirstOrDefaultAsync(cancellationToken);
        var receipt = await db.Receipts.AsNoTracking()
            .Where(r => r.VoidedAt == null).OrderByDescending(r => r.Number).FirstOrDefaultAsync(r => r.Payer == payer && db.OrderLines.Any(l => l.Order == r.Order && l.Registration == query.Registration && l.Seat == null), cancellationToken);
        return await files.OpenAsync(db, receipt?.File, cancellationToken);
    }
}

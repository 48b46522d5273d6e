using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Files;
using Association.Application.Finance.Dues;
using Association.Domain.Common;
using Association.Domain.Finance;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Finance.Documents;

/// <summary>What the reader owes and has paid: dues, and orders of their own account.</summary>
[Requires(Permissions.Self)]
public sealed record GetMyInvoices : IQuery<IReadOnlyList<UnitInvoice>>;

/// <summary>One of the reader's own documents, drawn when it is asked for.</summary>
[Requires(Permissions.Self)]
public sealed record DrawMyDocument(Id<FinanceDocument> Document) : ICommand<Result<Guid>>;

[Requires(Permissions.Self)]
public sealed record DownloadMyDocument(Id<FinanceDocument> Document) : IQuery<FileContent?>;

[Requires(Permissions.Self)]
public sealed record DownloadMyReceipt(Id<Receipt> Receipt) : IQuery<FileContent?>;

internal sealed class MyOrders(IAssociationDb db, ICurrentUser user)
{
    /// <summary>Orders that the account placed, and dues of the person.</summary>
    public IQueryable<Order> All()
    {
        var (account, me) = (user.Id, user.Person);
        return db.Orders.AsNoTracking().Where(o => o.Account == account || me != null && (db.DuesCharges.Any(c => c.Order == o.Id && c.Person == me)
            || db.OrderLines.Any(l => l.Order == o.Id && db.MembershipTerms.Any(t => t.Id == l.Term && db.Memberships.Any(m => m.Id == t.Membership && m.Person == me)))));
    }
}

internal sealed class MyInvoicesHandler(IAssociationDb db, MyOrders mine, DocumentDrawing drawing, IFileStore files)
    : IRequestHandler<GetMyInvoices, IReadOnlyList<UnitInvoice>>, IRequestHandler<DrawMyDocument, Result<Guid>>, IRequestHandler<DownloadMyDocument, FileContent?>, IRequestHandler<DownloadMyReceipt, FileContent?>
{
    public async Task<IReadOnlyList<UnitInvoice>> Handle(GetMyInvoices query, CancellationToken cancellationToken) =>
        await mine.All().OrderByDescending(o => o.PlacedAt)
            .Select(o => new UnitInvoice(o.Id.Value, o.Reference, o.Lines.Select(l => l.Description).FirstOrDefault() ?? "", o.Total.Amount, o.Status == OrderStatus.Open ? o.Total.Amount - o.Settled.Amount : 0m, o.Status, o.DueAt,
                db.FinanceDocuments.Where(d => d.Order == o.Id && d.Kind == DocumentKind.Invoice).OrderByDescending(d => d.Id).Select(d => (Guid?)d.Id.Value).FirstOrDefault(),
                db.FinanceDocuments.Where(d => d.Order == o.Id && d.Kind == DocumentKind.Invoice).OrderByDescending(d => d.Id).Select(d => d.Number).FirstOrDefault(),
                db.Receipts.Where(r => r.Order == o.Id && r.VoidedAt == null).OrderBy(r => r.Number).Select(r => new UnitReceipt(r.Id.Value, r.Number, r.File != null)).ToList(),
                o.Slips.OrderByDescending(s => s.UploadedAt).Select(s => (SlipStatus?)s.Status).FirstOrDefault(), o.Slips.OrderByDescending(s => s.UploadedAt).Select(s => s.Reason).FirstOrDefault())).ToListAsync(cancellationToken);

    public async Task<Result<Guid>> Handle(DrawMyDocument command, CancellationToken cancellationToken) =>
        await db.FinanceDocuments.FirstOrDefaultAsync(d => d.Id == command.Document && mine.All().Any(o => o.Id == d.Order), cancellationToken) is { } document
            ? await drawing.DrawAsync(document, cancellationToken) : DocumentErrors.NotFound;

    public async Task<FileContent?> Handle(DownloadMyDocument query, CancellationToken cancellationToken) =>
        await files.OpenAsync(db, await db.FinanceDocuments.Where(d => d.Id == query.Document && mine.All().Any(o => o.Id == d.Order)).Select(d => d.File).FirstOrDefaultAsync(cancellationToken), cancellationToken);

    public async Task<FileContent?> Handle(DownloadMyReceipt query, CancellationToken cancellationToken) =>
        await files.OpenAsync(db, await db.Receipts.Where(r => r.Id == query.Receipt && r.VoidedAt == null && mine.All().Any(o => o.Id == r.Order)).Select(r => r.File).FirstOrDefaultAsync(cancellationToken), cancellationToken);
}

using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Files;
using Association.Application.Members.Desk;
using Association.Domain.Common;
using Association.Domain.Files;
using Association.Domain.Finance;
using Association.Domain.Members;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Finance.Documents;

/// <summary>Draws a document as PDF the first time somebody asks for it; from then on it is that file, whose hash is kept.</summary>
[Requires(Permissions.ReadFinance)]
public sealed record DrawDocument(Id<FinanceDocument> Document) : ICommand<Result<Guid>>;

/// <summary>The same for the unit that owes it.</summary>
[Requires(Permissions.Self)]
public sealed record DrawUnitDocument(Id<MemberUnit> Unit, Id<FinanceDocument> Document) : ICommand<Result<Guid>>, IForMyUnit;

internal sealed class DrawDocumentHandler(IAssociationDb db, DocumentDrawing drawing)
    : IRequestHandler<DrawDocument, Result<Guid>>, IRequestHandler<DrawUnitDocument, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(DrawDocument command, CancellationToken cancellationToken) =>
        await db.FinanceDocuments.FirstOrDefaultAsync(d => d.Id == command.Document, cancellationToken) is { } document ? await drawing.DrawAsync(document, cancellationToken) : DocumentErrors.NotFound;

    public async Task<Result<Guid>> Handle(DrawUnitDocument command, CancellationToken cancellationToken) =>
        await db.FinanceDocuments.FirstOrDefaultAsync(d => d.Id == command.Document && db.Orders.Any(o => o.Id == d.Order && o.Unit == command.Unit), cancellationToken) is { } document
            ? await drawing.DrawAsync(document, cancellationToken) : DocumentErrors.NotFound;
}

/// <summary>Makes the paper of a document, once.</summary>
internal sealed class DocumentDrawing(IAssociationDb db, IReceiptRenderer renderer, IFileStore files, SiteOptions site)
{
    public async Task<Result<Guid>> DrawAsync(FinanceDocument document, CancellationToken cancellationToken)
    {
        if (document.File is { } drawn) return drawn.Value;
        var corrected = document.Corrects is { } id ? await db.FinanceDocuments.Where(d => d.Id == id).Select(d => d.Number).FirstOrDefaultAsync(cancellationToken) : null;
        var sign = document.Kind is DocumentKind.CreditNote ? -1 : 1;
        var sheet = new ReceiptSheet(document.Number, document.Payer.Title, document.Payer.TaxNumber,
            [.. DocumentLines.Read(document.Lines).Select(l => new ReceiptLine(l.Description, l.Quantity, sign * l.Price, sign * l.Amount))], sign * document.Total.Amount,
            document.DueOn, document.IssuedOn, site.BankAccount.Zh, document.Reference, site.Name.Zh, site.Name.In("en"))
        {
            Kind = document.Kind, Note = corrected is null ? null : $"冲销 {corrected}：{document.Reason}  Takes back {corrected}.",
        };
        var file = await files.KeepAsync(renderer.Render(sheet), $"{document.Number}.pdf", "application/pdf", FilePurpose.FinanceDocument, null, cancellationToken);
        document.KeptAs(file.Id);
        return file.Id.Value;
    }
}

/// <summary>A document that was drawn.</summary>
[Requires(Permissions.ReadFinance)]
public sealed record DownloadDocument(Id<FinanceDocument> Document) : IQuery<FileContent?>;

[Requires(Permissions.Self)]
public sealed record DownloadUnitDocument(Id<MemberUnit> Unit, Id<FinanceDocument> Document) : IQuery<FileContent?>, IForMyUnit;

/// <summary>The receipt of what a unit paid.</summary>
[Requires(Permissions.Self)]
public sealed record DownloadUnitReceipt(Id<MemberUnit> Unit, Id<Receipt> Receipt) : IQuery<FileContent?>, IForMyUnit;

internal sealed class DownloadDocumentHandler(IAssociationDb db, IFileStore files)
    : IRequestHandler<DownloadDocument, FileContent?>, IRequestHandler<DownloadUnitDocument, FileContent?>, IRequestHandler<DownloadUnitReceipt, FileContent?>
{
    public async Task<FileContent?> Handle(DownloadUnitReceipt query, CancellationToken cancellationToken) =>
        await files.OpenAsync(db, await db.Receipts.Where(r => r.Id == query.Receipt && r.VoidedAt == null && db.Orders.Any(o => o.Id == r.Order && o.Unit == query.Unit))
            .Select(r => r.File).FirstOrDefaultAsync(cancellationToken), cancellationToken);

    public async Task<FileContent?> Handle(DownloadDocument query, CancellationToken cancellationToken) =>
        await files.OpenAsync(db, await db.FinanceDocuments.Where(d => d.Id == query.Document).Select(d => d.File).FirstOrDefaultAsync(cancellationToken), cancellationToken);

    public async Task<FileContent?> Handle(DownloadUnitDocument query, CancellationToken cancellationToken) =>
        await files.OpenAsync(db, await db.FinanceDocuments.Where(d => d.Id == query.Document && db.Orders.Any(o => o.Id == d.Order && o.Unit == query.Unit))
            .Select(d => d.File).FirstOrDefaultAsync(cancellationToken), cancellationToken);
}

using Association.Application.Files;
using Association.Application.Finance.Documents;
using Association.Application.Finance.Dues;
using Association.Application.Finance.Payments;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.My;

/// <summary>What the reader owes and has paid, with the papers.</summary>
[RequestSizeLimit(MaxRequest), RequestFormLimits(MultipartBodyLengthLimit = MaxRequest)]
internal sealed class InvoicesModel(IMediator mediator, Application.Common.SiteOptions site, IStringLocalizer<Texts> texts) : PageModel
{
    private const int MaxRequest = EvidenceFile.MaxBytes + 1024 * 1024;

    [BindProperty] public IFormFile? Slip { get; set; }

    [BindProperty] public Form Input { get; set; } = new(null, null, null, null);

    /// <summary>Somebody who is no person on record has no dues.</summary>
    public bool HasData { get; private set; }
    public IReadOnlyList<UnitInvoice> Invoices { get; private set; } = [];
    public IEnumerable<string> Account => site.BankAccount.Here().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Invoices = await mediator.Send(new GetMyInvoices(), cancellationToken);
        var data = await mediator.Send(new GetMyFiscalData(), cancellationToken);
        HasData = data is not null;
        if (Input.Title is null && data is not null) Input = new(data.Title, data.TaxNumber, data.Address, data.Email);
    }

    public async Task<IActionResult> OnPostDataAsync(CancellationToken cancellationToken)
    {
        if (ModelState.Accepted(await mediator.Send(new SetMyFiscalData(new(Input.Title ?? "", Input.TaxNumber, Input.Address, Email: Input.Email)), cancellationToken)))
        {
            this.Done(texts["unit-invoices.kept"]);
            return this.Go("/my/invoices");
        }

        await OnGetAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostSlipAsync(Guid order, CancellationToken cancellationToken)
    {
        if (!ModelState.Accepted(await mediator.Send(new UploadMySlip(new(order), await Uploads.ReadAsync(Slip, MaxRequest, cancellationToken)), cancellationToken), ""))
        {
            await OnGetAsync(cancellationToken);
            return Page();
        }

        this.Done(texts["unit-invoices.slip-sent"]);
        return this.Go("/my/invoices");
    }

    public async Task<IActionResult> OnGetFileAsync(Guid document, CancellationToken cancellationToken)
    {
        if (!(await mediator.Send(new DrawMyDocument(new(document)), cancellationToken)).Succeeded) return NotFound();
        return await mediator.Send(new DownloadMyDocument(new(document)), cancellationToken) is { } file ? File(file.Content, file.ContentType, file.Name) : NotFound();
    }

    public async Task<IActionResult> OnGetReceiptAsync(Guid receipt, CancellationToken cancellationToken) =>
        await mediator.Send(new DownloadMyReceipt(new(receipt)), cancellationToken) is { } file ? File(file.Content, file.ContentType, file.Name) : NotFound();

    public sealed record Form(string? Title, string? TaxNumber, string? Address, string? Email);
}

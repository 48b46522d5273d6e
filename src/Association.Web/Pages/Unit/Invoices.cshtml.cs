using Association.Application.Files;
using Association.Application.Finance.Documents;
using Association.Application.Finance.Dues;
using Association.Application.Finance.Payments;
using Association.Domain.Finance;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Unit;

/// <summary>What the unit owes and how it is paid, its papers, and the data they are made out with.</summary>
[RequestSizeLimit(MaxRequest), RequestFormLimits(MultipartBodyLengthLimit = MaxRequest)]
internal sealed class InvoicesModel(IMediator mediator, IStringLocalizer<Texts> texts, Application.Common.SiteOptions site) : UnitDeskPage(mediator, texts)
{
    private const int MaxRequest = EvidenceFile.MaxBytes + 1024 * 1024;

    [BindProperty] public IFormFile? Slip { get; set; }
    [BindProperty] public Form Input { get; set; } = new(null, null, null, null, null, null, null);

    public UnitInvoices Invoices { get; private set; } = null!;
    public IEnumerable<string> Account => site.BankAccount.Here().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Invoices = await Mediator.Send(new GetUnitInvoices(Unit), cancellationToken);
        var data = Invoices.Data;
        if (Input.Title is null && ModelState.IsValid) Input = new(data.Title, data.TaxNumber, data.Address, data.Phone, data.Bank, data.BankAccount, data.Email);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var data = new FiscalData(Input.Title ?? "", Input.TaxNumber, Input.Address, Input.Phone, Input.Bank, Input.BankAccount, Input.Email);
        return ModelState.Accepted(await Mediator.Send(new SetUnitFiscalData(Unit, data), cancellationToken)) ? Again("unit-invoices.kept") : await OnGetAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostSlipAsync(Guid order, CancellationToken cancellationToken) =>
        ModelState.Accepted(await Mediator.Send(new UploadUnitSlip(Unit, new(order), await Uploads.ReadAsync(Slip, MaxRequest, cancellationToken)), cancellationToken), "")
            ? Again("unit-invoices.slip-sent") : await OnGetAsync(cancellationToken);

    public async Task<IActionResult> OnGetFileAsync(Guid document, CancellationToken cancellationToken)
    {
        if (!(await Mediator.Send(new DrawUnitDocument(Unit, new(document)), cancellationToken)).Succeeded) return NotFound();
        return await Mediator.Send(new DownloadUnitDocument(Unit, new(document)), cancellationToken) is { } file ? File(file.Content, file.ContentType, file.Name) : NotFound();
    }

    public async Task<IActionResult> OnGetReceiptAsync(Guid receipt, CancellationToken cancellationToken) =>
        await Mediator.Send(new DownloadUnitReceipt(Unit, new(receipt)), cancellationToken) is { } file ? File(file.Content, file.ContentType, file.Name) : NotFound();

    public sealed record Form(string? Title, string? TaxNumber, string? Address, string? Phone, string? Bank, string? BankAccount, string? Email);
}

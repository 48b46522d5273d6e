using System.Globalization;
using Association.Application.Common;
using Association.Application.Finance.Documents;
using Association.Application.Finance.Dues;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Association.Web.Pages.My;

/// <summary>What the reader owes and has paid, with the papers.</summary>
internal sealed class InvoicesModel(IMediator mediator, SiteOptions site) : PageModel
{
    public IReadOnlyList<UnitInvoice> Invoices { get; private set; } = [];
    public string Account => site.BankAccount.In(CultureInfo.CurrentUICulture.Name);

    public async Task OnGetAsync(CancellationToken cancellationToken) => Invoices = await mediator.Send(new GetMyInvoices(), cancellationToken);

    public async Task<IActionResult> OnGetFileAsync(Guid document, CancellationToken cancellationToken)
    {
        if (!(await mediator.Send(new DrawMyDocument(new(document)), cancellationToken)).Succeeded) return NotFound();
        return await mediator.Send(new DownloadMyDocument(new(document)), cancellationToken) is { } file ? File(file.Content, file.ContentType, file.Name) : NotFound();
    }

    public async Task<IActionResult> OnGetReceiptAsync(Guid receipt, CancellationToken cancellationToken) =>
        await mediator.Send(new DownloadMyReceipt(new(receipt)), cancellationToken) is { } file ? File(file.Content, file.ContentType, file.Name) : NotFound();
}

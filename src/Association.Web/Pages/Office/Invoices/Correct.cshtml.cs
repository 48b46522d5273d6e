using Association.Application.Access;
using Association.Application.Finance.Documents;
using Association.Domain.Common;
using Association.Domain.Finance;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Invoices;

/// <summary>An invoice with a mistake: a credit note takes it back, and a new one is made out.</summary>
internal sealed class CorrectModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : OfficePage(mediator, user, texts)
{
    [BindProperty(SupportsGet = true)] public Id<FinanceDocument> Id { get; set; }
    [BindProperty] public Form Input { get; set; } = new(null, null, null, null, null, null, null, null, null);

    public DocumentDetails Document { get; private set; } = null!;
    /// <summary>Something is owed for an event: a part of it can be let off.</summary>
    public bool MayCostLess => Document.Allowable;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        var data = Document.Data;
        Input = new(null, null, data.Title, data.TaxNumber, data.Address, data.Phone, data.Bank, data.BankAccount, data.Email);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        var data = new FiscalData(Input.Title ?? "", Input.TaxNumber, Input.Address, Input.Phone, Input.Bank, Input.BankAccount, Input.Email);
        var made = await Mediator.Send(new CorrectInvoice(Id, Input.Reason ?? "", data, Input.Less), cancellationToken);
        if (!ModelState.Accepted(made)) return Page();
        this.Done(Say("invoices.corrected", made.Value));
        return this.Go("/office/invoices");
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (!May(Permissions.EditFinance) || await Mediator.Send(new GetDocument(Id), cancellationToken) is not { Kind: DocumentKind.Invoice, Credited: false } document) return false;
        Document = document;
        return true;
    }

    public sealed record Form(string? Reason, decimal? Less, string? Title, string? TaxNumber, string? Address, string? Phone, string? Bank, string? BankAccount, string? Email);
}

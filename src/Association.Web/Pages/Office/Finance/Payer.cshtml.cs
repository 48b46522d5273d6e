using Association.Application.Access;
using Association.Application.Finance.Documents;
using Association.Domain.Common;
using Association.Domain.Finance;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Finance;

/// <summary>What papers need of a payer who is no unit, filled in by the office.</summary>
internal sealed class PayerModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : OfficePage(mediator, user, texts)
{
    [BindProperty(SupportsGet = true)] public Id<Order> Id { get; set; }
    [BindProperty] public Form Input { get; set; } = new(null, null, null, null, null, null, null);

    public OrderPayer Payer { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        var data = Payer.Data;
        Input = new(data.Title, data.TaxNumber, data.Address, data.Phone, data.Bank, data.BankAccount, data.Email);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        var data = new FiscalData(Input.Title ?? "", Input.TaxNumber, Input.Address, Input.Phone, Input.Bank, Input.BankAccount, Input.Email);
        if (!ModelState.Accepted(await Mediator.Send(new SetOrderPayer(Id, data), cancellationToken))) return Page();
        this.Done(Say("finance.payer-kept"));
        return this.Go($"/office/finance/{Id}");
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (!May(Permissions.EditFinance) || await Mediator.Send(new GetOrderPayer(Id), cancellationToken) is not { Unit: null } payer) return false;
        Payer = payer;
        return true;
    }

    public sealed record Form(string? Title, string? TaxNumber, string? Address, string? Phone, string? Bank, string? BankAccount, string? Email);
}

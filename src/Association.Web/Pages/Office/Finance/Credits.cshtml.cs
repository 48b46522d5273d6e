using Association.Application.Access;
using Association.Application.Finance.Payments;
using Association.Domain.Common;
using Association.Web.Localization;
using Association.Web.TagHelpers;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Finance;

/// <summary>What payers have to their credit: it pays for what they owe next, or is sent back.</summary>
internal sealed class CreditsModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts, TimeProvider clock) : OfficePage(mediator, user, texts)
{
    [BindProperty(SupportsGet = true)] public Guid? Payer { get; set; }
    [BindProperty] public Form Input { get; set; } = new(null, null, null);

    public IReadOnlyList<CreditLine> Credits { get; private set; } = [];
    public CreditLine? Chosen => Credits.FirstOrDefault(c => c.Payer == Payer);
    public bool MayPay => May(Permissions.DecideFinance);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Credits = await Mediator.Send(new ListCredits(), cancellationToken);
        Input = Input with { Amount = Input.Amount ?? Chosen?.Credit, On = Input.On ?? clock.Today() };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var sent = await Mediator.Send(new PayOutCredit(new(Payer ?? default), Input.Amount ?? 0, Input.On ?? default, Input.Reason ?? "", IdempotencyKey.Of(Request).ToString()), cancellationToken);
        if (!ModelState.IsValid || !ModelState.Accepted(sent)) return await OnGetAsync(cancellationToken);
        this.Done(Say("balances.booked"));
        return this.Go("/office/finance/balances");
    }

    public sealed record Form(decimal? Amount, DateOnly? On, string? Reason);
}

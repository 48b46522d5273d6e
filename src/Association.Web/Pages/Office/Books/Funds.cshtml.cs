using Association.Application.Access;
using Association.Application.Finance.Books;
using Association.Domain.Common;
using Association.Domain.Finance;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Books;

/// <summary>Means kept for a purpose, and what is left of each.</summary>
internal sealed class FundsModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : OfficePage(mediator, user, texts)
{
    [BindProperty(SupportsGet = true)] public Guid? Fund { get; set; }
    [BindProperty] public Form Input { get; set; } = new(null, null, null, false);

    public IReadOnlyList<FundLine> Funds { get; private set; } = [];
    public bool MayDecide => May(Permissions.DecideFinance);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Funds = await Mediator.Send(new ListFunds(), cancellationToken);
        if (Fund is not null && Funds.FirstOrDefault(f => f.Id == Fund) is not { }) return NotFound();
        if (Funds.FirstOrDefault(f => f.Id == Fund) is { } chosen && Input.NameZh is null) Input = new(chosen.Name.Zh, chosen.Name.En, chosen.Purpose, chosen.Closed);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var kept = await Mediator.Send(new KeepFund(Fund is { } id ? new Id<Fund>(id) : null, Input.NameZh ?? "", Input.NameEn, Input.Purpose, Input.Closed), cancellationToken);
        if (!ModelState.IsValid || !ModelState.Accepted(kept)) return await OnGetAsync(cancellationToken);
        this.Done(Say("funds.kept"));
        return this.Go("/office/books/funds");
    }

    public sealed record Form(string? NameZh, string? NameEn, string? Purpose, bool Closed);
}

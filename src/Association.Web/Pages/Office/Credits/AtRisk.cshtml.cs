using Association.Application.Access;
using Association.Application.Credits;
using Association.Domain.Common;
using Association.Domain.Members;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Credits;

/// <summary>Staff who came to nothing yet this year; one button writes to them.</summary>
internal sealed class AtRiskModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : OfficePage(mediator, user, texts)
{
    [BindProperty(SupportsGet = true)] public int? Year { get; set; }
    [BindProperty(SupportsGet = true)] public Id<MemberUnit>? Unit { get; set; }
    [FromQuery(Name = "page")] public int Number { get; set; } = 1;

    public AtRiskPage Found { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Found = await Mediator.Send(new ListAtRisk(Year, Unit, Number), cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        Found = await Mediator.Send(new ListAtRisk(Year, Unit, Number), cancellationToken);
        var sent = await Mediator.Send(new RemindOfCredits(Found.Year, Unit), cancellationToken);
        if (!ModelState.Accepted(sent)) return Page();
        if (sent.Value == 0) this.Inform(Say("credits.reminded-before"));
        else this.Done(Say("credits.reminded", sent.Value));
        return this.Go($"/office/credits/at-risk?year={Found.Year}{(Unit is { } unit ? $"&unit={unit}" : "")}");
    }
}

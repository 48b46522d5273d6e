using Association.Application.Access;
using Association.Application.Works;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Works;

/// <summary>The register of the association's work, kind by kind.</summary>
internal sealed class IndexModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : OfficePage(mediator, user, texts)
{
    [BindProperty(SupportsGet = true)] public int? Year { get; set; }

    public WorkOverview Overview { get; private set; } = null!;
    public string Comma => Say("works.comma");

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!May(Permissions.ReadWorks) && !May(Permissions.ReadParty)) return NotFound();
        Overview = await Mediator.Send(new GetWorkOverview(Year), cancellationToken);
        Year = Overview.Year;
        return Page();
    }
}

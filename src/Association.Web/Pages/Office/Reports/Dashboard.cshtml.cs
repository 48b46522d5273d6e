using Association.Application.Access;
using Association.Application.Reports.Dashboards;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Reports;

/// <summary>The year so far, for the secretariat.</summary>
internal sealed class DashboardModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : OfficePage(mediator, user, texts)
{
    public Dashboard Board { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Board = await Mediator.Send(new GetDashboard(), cancellationToken);
        return Page();
    }
}

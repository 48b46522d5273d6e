using Association.Application.Reports.Dashboards;
using Association.Web.Localization;
using MediatR;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Bodies.Desk;

/// <summary>The year so far of one body, for its head.</summary>
internal sealed class DashboardModel(IMediator mediator, IStringLocalizer<Texts> texts) : DeskPage(mediator, texts)
{
    public Dashboard Board { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellationToken) => Board = await Mediator.Send(new GetDashboard(Body), cancellationToken);
}

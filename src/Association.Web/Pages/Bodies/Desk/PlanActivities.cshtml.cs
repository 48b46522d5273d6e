using Association.Application.Plans;
using Association.Domain.Common;
using Association.Domain.Plans;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Bodies.Desk;

/// <summary>The activities behind a number of the body's plan.</summary>
internal sealed class PlanActivitiesModel(IMediator mediator, IStringLocalizer<Texts> texts, TimeProvider clock) : DeskPage(mediator, texts)
{
    [BindProperty(SupportsGet = true)] public int? Year { get; set; }
    [BindProperty(SupportsGet = true)] public PlanMetric Metric { get; set; }
    [BindProperty(SupportsGet = true)] public DateOnly? AsOf { get; set; }

    public PlanActivities Rows { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Rows = await Mediator.Send(new ListPlanActivities(Body, Year ?? clock.Today().Year, Metric, AsOf), cancellationToken);
}

using Association.Application.Access;
using Association.Application.Plans;
using Association.Domain.Bodies;
using Association.Domain.Common;
using Association.Domain.Plans;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Plan;

/// <summary>The activities behind a number of the plan.</summary>
internal sealed class ActivitiesModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts, TimeProvider clock) : OfficePage(mediator, user, texts)
{
    [BindProperty(SupportsGet = true)] public int? Year { get; set; }
    [BindProperty(SupportsGet = true)] public Guid? Body { get; set; }
    [BindProperty(SupportsGet = true)] public PlanMetric Metric { get; set; }
    [BindProperty(SupportsGet = true)] public DateOnly? AsOf { get; set; }

    public PlanActivities Rows { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Rows = await Mediator.Send(new ListPlanActivities(Body is { } id ? new Id<Body>(id) : null, Year ?? clock.Today().Year, Metric, AsOf), cancellationToken);
}

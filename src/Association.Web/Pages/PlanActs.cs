using Association.Application.Plans;
using Association.Domain.Bodies;
using Association.Domain.Common;
using Association.Domain.Plans;
using Association.Web.Localization;
using Association.Web.TagHelpers;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages;

/// <summary>What both pages of a plan do, so that there is one way to do it.</summary>
internal sealed class PlanActs(PageModel page, IMediator mediator, IStringLocalizer<Texts> texts, TimeProvider clock, Id<Body>? body, int? year, string path, Guid? named)
{
    public int Year { get; } = year ?? clock.Today().Year;

    public async Task<PlanSheet> ShowAsync(PlanForm input, Guid? edit, DateOnly? asOf, CancellationToken cancellationToken)
    {
        var plan = await mediator.Send(new GetPlan(body, Year, asOf), cancellationToken);
        var edited = plan.May ? plan.Rows.FirstOrDefault(r => r.Id == (input.Line ?? edit)) : null;
        return new(plan, await mediator.Send(new ListLateActivities(body, Year), cancellationToken), path, named, edited,
            edited is not null && input.Line is null ? PlanForm.Of(edited) : input);
    }

    /// <returns>Null: refused, show the page.</returns>
    public async Task<IActionResult?> AddAsync(PlanForm input, CancellationToken cancellationToken) =>
        page.ModelState.IsValid && page.ModelState.Accepted(await mediator.Send(input.Adding(body, Year), cancellationToken)) ? Again("plan.added") : null;

    public async Task<IActionResult?> ChangeAsync(PlanForm input, CancellationToken cancellationToken) =>
        page.ModelState.IsValid && page.ModelState.Accepted(await mediator.Send(input.Changing(body, Year), cancellationToken)) ? Again("plan.changed") : null;

    public async Task<IActionResult?> RemoveAsync(Guid line, CancellationToken cancellationToken) =>
        page.ModelState.Accepted(await mediator.Send(new RemovePlanLine(body, new Id<PlanLine>(line)), cancellationToken)) ? Again("plan.removed") : null;

    public async Task<IActionResult?> SeedAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new SeedPlan(body, Year), cancellationToken);
        return page.ModelState.Accepted(result) ? Again("plan.seeded", result.Value) : null;
    }

    public async Task<IActionResult?> CopyAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new CopyPlan(body, Year), cancellationToken);
        return page.ModelState.Accepted(result) ? Again("plan.copied", result.Value) : null;
    }

    private IActionResult Again(string done, params object[] arguments)
    {
        page.Done(texts[done, arguments]);
        return page.Go(Addresses.With(page.Request, ("handler", null), ("edit", null)));
    }
}

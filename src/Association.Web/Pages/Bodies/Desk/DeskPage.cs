using Association.Application.Bodies.Desk;
using Association.Domain.Bodies;
using Association.Domain.Common;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Bodies.Desk;

/// <summary>
/// What every page of a body's desk shares: the body of its address. For whoever does not act for it now, it does not exist.
/// </summary>
internal abstract class DeskPage(IMediator mediator, IStringLocalizer<Texts> texts) : PageModel
{
    public DeskView Desk { get; private set; } = null!;

    public Id<Body> Body => Desk.Body;

    protected IMediator Mediator { get; } = mediator;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (RouteData.Values["slug"] is string slug && await Mediator.Send(new FindDesk(slug), context.HttpContext.RequestAborted) is { } desk)
        {
            Desk = desk;
            await next();
            return;
        }

        context.Result = NotFound();
    }

    /// <summary>The address of a page of this desk, as in <c>/bodies/cardiology/desk/roster</c>.</summary>
    public string To(string? page = null) => $"/bodies/{Desk.Slug}/desk{(page is null ? "" : "/" + page)}";

    protected string Say(string key, params object[] arguments) => texts[key, arguments];
}

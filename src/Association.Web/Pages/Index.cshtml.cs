using Association.Application.Events;
using Association.Application.Reports;
using Association.Web.Rendering;
using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;

namespace Association.Web.Pages;

[OutputCache(PolicyName = PublicPageCache.Policy)]
internal sealed class IndexModel(IMediator mediator) : PageModel
{
    private const int Shown = 6;
    private const int Row = 3;

    public IReadOnlyList<PublicEventLine> Upcoming { get; private set; } = [];

    /// <summary>What was held last, while little is announced.</summary>
    public IReadOnlyList<PublicEventLine> Past { get; private set; } = [];

    public PublicFigures Figures { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Upcoming = (await mediator.Send(new ListPublicEvents(EventPeriod.Upcoming, Size: Shown), cancellationToken)).Items;
        if (Upcoming.Count < Row) Past = (await mediator.Send(new ListPublicEvents(EventPeriod.Past, Size: Row), cancellationToken)).Items;
        Figures = await mediator.Send(new GetPublicFigures(), cancellationToken);
    }
}

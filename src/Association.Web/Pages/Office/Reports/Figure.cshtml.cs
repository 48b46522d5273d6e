using Association.Application.Access;
using Association.Application.Reports.Annual;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Reports;

/// <summary>The rows behind a figure.</summary>
internal sealed class FigureModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : ReportPage(mediator, user, texts)
{
    [BindProperty(SupportsGet = true)] public string Metric { get; set; } = "";
    [BindProperty(SupportsGet = true)] public DateOnly? AsOf { get; set; }

    public FigureRowSet Set { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await Mediator.Send(new GetFigureRows(Year, Metric.ToUpperInvariant(), AsOf), cancellationToken) is not { } found) return NotFound();
        (Set, Year) = (found, found.Year);
        return Page();
    }
}

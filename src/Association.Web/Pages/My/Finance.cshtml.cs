using Association.Application.Finance.Books;
using Association.Domain.Common;
using Association.Domain.Finance;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Association.Web.Pages.My;

/// <summary>What the association took in and spent in a year, for its members. Source: domain.md R2.55.</summary>
internal sealed class FinanceModel(IMediator mediator, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)] public int? Year { get; set; }

    public FinanceYearView Figures { get; private set; } = null!;
    public IEnumerable<int> Years => Figures.Years.Append(Figures.Year).Distinct().OrderDescending();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var year = Year is >= DuesRun.FirstYear and <= DuesRun.LastYear ? Year.Value : clock.Today().Year;
        Figures = await mediator.Send(new GetFinanceYear(year), cancellationToken);
        return Page();
    }
}

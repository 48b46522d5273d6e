using Association.Application.Access;
using Association.Application.Reports.Annual;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Reports;

/// <summary>The years and their reports.</summary>
internal sealed class IndexModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : OfficePage(mediator, user, texts)
{
    [BindProperty] public int? Year { get; set; }

    public IReadOnlyList<ReportYearLine> Years { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) => Years = await Mediator.Send(new ListReportYears(), cancellationToken);

    public async Task<IActionResult> OnPostOpenAsync(CancellationToken cancellationToken)
    {
        if (ModelState.Accepted(await Mediator.Send(new OpenReportYear(Year ?? 0), cancellationToken), prefix: ""))
        {
            this.Done(Say("reports.opened", Year ?? 0));
            return this.Go("/office/reports");
        }

        await OnGetAsync(cancellationToken);
        return Page();
    }
}

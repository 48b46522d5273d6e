using Association.Application.Access;
using Association.Application.Reports.Annual;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Reports;

/// <summary>What differs between two snapshots.</summary>
internal sealed class CompareModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : ReportPage(mediator, user, texts)
{
    [BindProperty(SupportsGet = true)] public int From { get; set; } = 1;
    [BindProperty(SupportsGet = true)] public int To { get; set; } = 2;

    public IReadOnlyList<ReportChange> Changes { get; private set; } = [];

    /// <summary>The chapter that a part stands in.</summary>
    public static string Chapter(string? part) => Metrics.Outline.Chapters.FirstOrDefault(c => c.Parts.Any(p => p.Key == part))?.Title.Here() ?? part ?? "";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await Mediator.Send(new CompareSnapshots(Year, From, To), cancellationToken) is not { } changes) return NotFound();
        Changes = changes;
        return Page();
    }
}

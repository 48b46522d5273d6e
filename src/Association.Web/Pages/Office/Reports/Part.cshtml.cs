using Association.Application.Access;
using Association.Application.Reports.Annual;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Reports;

/// <summary>Writes one part of the report in both languages.</summary>
internal sealed class PartModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : ReportPage(mediator, user, texts)
{
    [BindProperty(SupportsGet = true)] public string Part { get; set; } = "";
    [BindProperty] public string? Zh { get; set; }
    [BindProperty] public string? En { get; set; }

    public string Heading { get; private set; } = "";
    public IReadOnlyList<YearFigure> Figures { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await LoadAsync(cancellationToken) is not { } content) return NotFound();
        var text = content.Chapters.SelectMany(c => c.Parts).FirstOrDefault(p => p.Key == Part)?.Text ?? content.Figures.Figures.First(f => Metrics.Find(f.Id)!.Source.Part == Part).Printed;
        (Zh, En) = (text.Zh, text.En);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await LoadAsync(cancellationToken) is null) return NotFound();
        foreach (var (culture, text, field) in new[] { (ReportCultures.Chinese, Zh, nameof(Zh)), (ReportCultures.English, En, nameof(En)) })
        {
            var result = await Mediator.Send(new WriteReportPart(Year, Part, culture, text), cancellationToken);
            foreach (var error in result.Errors) ModelState.Refuse(error.Field is "Text" ? error.At(field) : error, prefix: "");
        }

        if (!ModelState.IsValid) return Page();
        this.Done(Say("reports.part-saved"));
        return this.Go(Path);
    }

    private async Task<ReportContent?> LoadAsync(CancellationToken cancellationToken)
    {
        if (!May(Permissions.EditReports) || Metrics.Outline.Part(Part) is null) return null;
        if (await Mediator.Send(new GetAnnualReport(Year), cancellationToken) is not { } report) return null;
        Heading = report.Content.Chapters.FirstOrDefault(c => c.Parts.Any(p => p.Key == Part))?.Title.Here() ?? Say("reports.settings");
        Figures = report.Content.Figures.Figures;
        return report.Content;
    }
}

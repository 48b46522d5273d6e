using System.Globalization;
using Association.Application.Bodies.Reports;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Bodies.Desk;

/// <summary>The body's plan of a year against what it has held, and its reports.</summary>
internal sealed class PlanModel(IMediator mediator, IStringLocalizer<Texts> texts, TimeProvider clock) : DeskPage(mediator, texts)
{
    [BindProperty(SupportsGet = true)] public int? Year { get; set; }
    [BindProperty(SupportsGet = true)] public DateOnly? AsOf { get; set; }
    [BindProperty(SupportsGet = true)] public Guid? Edit { get; set; }
    [BindProperty] public PlanForm Input { get; set; } = new();

    public PlanSheet Sheet { get; private set; } = null!;

    private PlanActs Acts => new(this, Mediator, Words, clock, Body, Year, To("plan"), null);
    private IStringLocalizer<Texts> Words { get; } = texts;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Sheet = await Acts.ShowAsync(Input, Edit, AsOf, cancellationToken);
        Input = Sheet.Input;
        return Page();
    }

    public async Task<IActionResult> OnPostAddAsync(CancellationToken cancellationToken) => await Acts.AddAsync(Input, cancellationToken) ?? await OnGetAsync(cancellationToken);

    public async Task<IActionResult> OnPostChangeAsync(CancellationToken cancellationToken) => await Acts.ChangeAsync(Input, cancellationToken) ?? await OnGetAsync(cancellationToken);

    public async Task<IActionResult> OnPostRemoveAsync(Guid line, CancellationToken cancellationToken) => await Acts.RemoveAsync(line, cancellationToken) ?? await OnGetAsync(cancellationToken);

    public async Task<IActionResult> OnPostSeedAsync(CancellationToken cancellationToken) => await Acts.SeedAsync(cancellationToken) ?? await OnGetAsync(cancellationToken);

    public async Task<IActionResult> OnPostCopyAsync(CancellationToken cancellationToken) => await Acts.CopyAsync(cancellationToken) ?? await OnGetAsync(cancellationToken);

    public async Task<IActionResult> OnGetReportAsync(ReportPeriod period, CancellationToken cancellationToken) =>
        await Mediator.Send(new GetBodyReport(Body, Acts.Year, period, CultureInfo.CurrentUICulture.Name), cancellationToken) is { } file
            ? File(file.Content, file.ContentType, file.Name) : NotFound();
}

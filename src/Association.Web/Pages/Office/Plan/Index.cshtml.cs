using Association.Application.Access;
using Association.Application.Bodies;
using Association.Application.Bodies.Reports;
using Association.Domain.Bodies;
using Association.Domain.Common;
using Association.Web.Localization;
using Association.Web.TagHelpers;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Plan;

/// <summary>The year's plan of the association, or of one body, against what was held; and the reports of all bodies.</summary>
internal sealed class IndexModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts, TimeProvider clock) : OfficePage(mediator, user, texts)
{
    [BindProperty(SupportsGet = true)] public int? Year { get; set; }
    [BindProperty(SupportsGet = true)] public Guid? Body { get; set; }
    [BindProperty(SupportsGet = true)] public DateOnly? AsOf { get; set; }
    [BindProperty(SupportsGet = true)] public Guid? Edit { get; set; }
    [BindProperty] public PlanForm Input { get; set; } = new();
    [BindProperty] public ReportPeriod Period { get; set; }

    public PlanSheet Sheet { get; private set; } = null!;
    public PublicBodyLine? Chosen { get; private set; }
    public IEnumerable<SelectListItem> Bodies { get; private set; } = [];

    private Id<Body>? BodyId => Body is { } id ? new(id) : null;
    private PlanActs Acts => new(this, Mediator, Words, clock, BodyId, Year, "/office/plan", Body);
    private IStringLocalizer<Texts> Words { get; } = texts;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var bodies = await Mediator.Send(new ListPublicBodies(), cancellationToken);
        Chosen = bodies.FirstOrDefault(b => b.Id == Body);
        if (Body is not null && Chosen is null) return NotFound();
        Bodies = [.. bodies.Select(b => new SelectListItem(b.Name.Here(), $"{b.Id}"))];
        Sheet = await Acts.ShowAsync(Input, Edit, AsOf, cancellationToken);
        Year = Sheet.Plan.Year;
        Input = Sheet.Input;
        return Page();
    }

    public async Task<IActionResult> OnPostAddAsync(CancellationToken cancellationToken) => await Acts.AddAsync(Input, cancellationToken) ?? await OnGetAsync(cancellationToken);

    public async Task<IActionResult> OnPostChangeAsync(CancellationToken cancellationToken) => await Acts.ChangeAsync(Input, cancellationToken) ?? await OnGetAsync(cancellationToken);

    public async Task<IActionResult> OnPostRemoveAsync(Guid line, CancellationToken cancellationToken) => await Acts.RemoveAsync(line, cancellationToken) ?? await OnGetAsync(cancellationToken);

    public async Task<IActionResult> OnPostSeedAsync(CancellationToken cancellationToken) => await Acts.SeedAsync(cancellationToken) ?? await OnGetAsync(cancellationToken);

    public async Task<IActionResult> OnPostCopyAsync(CancellationToken cancellationToken) => await Acts.CopyAsync(cancellationToken) ?? await OnGetAsync(cancellationToken);

    public async Task<IActionResult> OnPostReportsAsync(CancellationToken cancellationToken)
    {
        var result = await Mediator.Send(new ExportBodyReports(Acts.Year, Period, IdempotencyKey.Of(Request).ToString()), cancellationToken);
        return ModelState.Accepted(result, prefix: "") ? this.Go($"/office/tasks/{result.Value}") : await OnGetAsync(cancellationToken);
    }

    public async Task<IActionResult> OnGetReportAsync(ReportPeriod period, CancellationToken cancellationToken) =>
        await Mediator.Send(new GetBodyReport(BodyId, Acts.Year, period, Reader.Culture), cancellationToken) is { } file ? File(file.Content, file.ContentType, file.Name) : NotFound();
}

using Association.Application.Access;
using Association.Application.Finance.Dues;
using Association.Domain.Common;
using Association.Domain.Finance;
using Association.Web.Localization;
using Association.Web.TagHelpers;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Dues;

/// <summary>What a run would charge, before it is started.</summary>
internal sealed class NewModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts, TimeProvider clock) : OfficePage(mediator, user, texts)
{
    private const int DaysToPay = 30;

    [BindProperty(SupportsGet = true)] public int Year { get; set; }
    [BindProperty(SupportsGet = true)] public DuesAudience Audience { get; set; } = DuesAudience.Everybody;
    [BindProperty(SupportsGet = true)] public DateOnly? AsOf { get; set; }
    [BindProperty] public DateOnly? DueOn { get; set; }

    public DuesPreview? Preview { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!May(Permissions.EditFinance)) return NotFound();
        if (Year == 0) Year = clock.Today().Year;
        DueOn ??= clock.Today().AddDays(DaysToPay);
        Preview = await Mediator.Send(new PreviewDues(Year, Audience, AsOf), cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var started = await Mediator.Send(new StartDuesRun(Year, Audience, AsOf, DueOn, IdempotencyKey: IdempotencyKey.Of(Request).ToString()), cancellationToken);
        return ModelState.Accepted(started, "") ? this.Go($"/office/dues/{started.Value.Run}") : await OnGetAsync(cancellationToken);
    }
}

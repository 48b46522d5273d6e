using Association.Application.Access;
using Association.Application.Credits;
using Association.Domain.Common;
using Association.Domain.Credits;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Credits;

/// <summary>One teaching site: its accreditation and its inspections.</summary>
internal sealed class SiteModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : OfficePage(mediator, user, texts)
{
    [BindProperty(SupportsGet = true)] public Id<TeachingSite> Id { get; set; }
    [BindProperty] public SiteForm Input { get; set; } = new();
    [BindProperty] public VisitForm Visit { get; set; } = new();

    public TeachingSiteDetails Details { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await ReadAsync(cancellationToken)) return NotFound();
        Input = SiteForm.Of(Details.Site);
        return Page();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => SavedAsync(nameof(Input), new SaveTeachingSite(Id, null, Input.Terms), cancellationToken);

    public Task<IActionResult> OnPostInspectAsync(CancellationToken cancellationToken) => SavedAsync(nameof(Visit), new RecordInspection(Id, Visit.On ?? default, Visit.Verdict, Visit.Note), cancellationToken);

    /// <summary>Two forms stand on the page: only what was sent is judged.</summary>
    private async Task<IActionResult> SavedAsync<TResult>(string form, Application.Common.ICommand<TResult> command, CancellationToken cancellationToken) where TResult : IResult<TResult>
    {
        foreach (var key in ModelState.Keys.Where(k => k.Contains('.', StringComparison.Ordinal) && !k.StartsWith(form + ".", StringComparison.Ordinal)).ToList()) ModelState.Remove(key);
        if (!ModelState.IsValid || !ModelState.Accepted(await Mediator.Send(command, cancellationToken), form)) return await ReadAsync(cancellationToken) ? Page() : NotFound();
        this.Done(Say("sites.saved"));
        return this.Go($"/office/credits/sites/{Id}");
    }

    private async Task<bool> ReadAsync(CancellationToken cancellationToken)
    {
        if (await Mediator.Send(new GetTeachingSite(Id), cancellationToken) is not { } details) return false;
        Details = details;
        return true;
    }

    internal sealed class VisitForm
    {
        public DateOnly? On { get; set; }
        public SiteVerdict Verdict { get; set; }
        public string? Note { get; set; }
    }
}

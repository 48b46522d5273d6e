using Association.Application.Access;
using Association.Application.Finance.Sponsors;
using Association.Domain.Common;
using Association.Domain.Finance.Sponsors;
using Association.Web.Localization;
using Association.Web.TagHelpers;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Sponsors;

/// <summary>What a sponsor promises for an event; its categories are chosen afterwards.</summary>
internal sealed class NewModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts, TimeProvider clock) : AgreementPage(mediator, user, texts)
{
    [BindProperty(SupportsGet = true)] public Id<Sponsor> Sponsor { get; set; }
    [BindProperty] public Guid? Event { get; set; }

    public string Name { get; private set; } = "";
    public IReadOnlyList<SelectListItem> Events { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Input.From ??= AssociationCalendar.DayOf(clock.GetUtcNow());
        return await ShowAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await Mediator.Send(new SignAgreement(Sponsor, new(Event ?? default), Input.Terms, IdempotencyKey.Of(Request).ToString()), cancellationToken);
        if (!ModelState.Accepted(result)) return await ShowAsync(cancellationToken);
        this.Done(Say("sponsors.signed"));
        return this.Go($"/office/sponsors/{result.Value}");
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancellationToken)
    {
        if (!May(Permissions.EditFinance) || (await Mediator.Send(new ListSponsors(), cancellationToken)).FirstOrDefault(s => s.Id == Sponsor.Value) is not { } sponsor) return NotFound();
        Name = sponsor.Name;
        Events = [.. (await Mediator.Send(new ListSponsorableEvents(), cancellationToken)).Select(e => new SelectListItem($"{e.Name.Here()} · {Show.Date(e.StartsOn)}", $"{e.Id}"))];
        return Page();
    }
}

using Association.Application.Access;
using Association.Application.Finance.Sponsors;
using Association.Web.Localization;
using Association.Web.TagHelpers;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Sponsors;

/// <summary>Enterprises that support the association, and what each promised and gave.</summary>
internal sealed class IndexModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : OfficePage(mediator, user, texts)
{
    [BindProperty] public Form Input { get; set; } = new(null, null, null, null);

    public IReadOnlyList<SponsorLine> Sponsors { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) => Sponsors = await Mediator.Send(new ListSponsors(), cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await Mediator.Send(new AddSponsor(new(Input.Name, Input.CreditCode, Input.ContactName, Input.ContactEmail), IdempotencyKey.Of(Request).ToString()), cancellationToken);
        if (!ModelState.Accepted(result))
        {
            await OnGetAsync(cancellationToken);
            return Page();
        }

        this.Done(Say("sponsors.added"));
        return this.Go($"/office/sponsors/{result.Value}/new");
    }

    public sealed record Form(string? Name, string? CreditCode, string? ContactName, string? ContactEmail);
}

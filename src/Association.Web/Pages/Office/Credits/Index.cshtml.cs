using Association.Application.Access;
using Association.Application.Credits;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Credits;

/// <summary>The events of a year that give credits.</summary>
internal sealed class IndexModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : OfficePage(mediator, user, texts)
{
    [BindProperty(SupportsGet = true)] public int? Year { get; set; }
    [FromQuery(Name = "page")] public int Number { get; set; } = 1;

    public CreditedEvents Events { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellationToken) => Events = await Mediator.Send(new ListCreditedEvents(Year, Number), cancellationToken);
}

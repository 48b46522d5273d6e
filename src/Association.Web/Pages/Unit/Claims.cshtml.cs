using Association.Application.Credits;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Unit;

/// <summary>Claims of the unit's staff that wait at the department or at the unit.</summary>
internal sealed class ClaimsModel(IMediator mediator, IStringLocalizer<Texts> texts) : UnitDeskPage(mediator, texts)
{
    [FromQuery(Name = "page")] public int Number { get; set; } = 1;

    public ClaimPage Claims { get; private set; } = new([], 0);

    public async Task OnGetAsync(CancellationToken cancellationToken) => Claims = await Mediator.Send(new ListClaims(Unit, Number: Number), cancellationToken);
}

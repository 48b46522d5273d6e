using Association.Application.Access;
using Association.Application.Credits;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Credits;

/// <summary>Claims that wait for the association.</summary>
internal sealed class ClaimsModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : OfficePage(mediator, user, texts)
{
    [FromQuery(Name = "page")] public int Number { get; set; } = 1;

    public ClaimPage Claims { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellationToken) => Claims = await Mediator.Send(new ListClaims(Number: Number), cancellationToken);
}

using Association.Application.Credits;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Unit;

/// <summary>The unit's staff: who has met the year and who has not; for its liaison for credits.</summary>
internal sealed class CreditsModel(IMediator mediator, IStringLocalizer<Texts> texts) : UnitDeskPage(mediator, texts)
{
    [BindProperty(SupportsGet = true)] public int? Year { get; set; }
    [BindProperty(SupportsGet = true)] public StandingView View { get; set; }
    [BindProperty(SupportsGet = true, Name = "q")] public string? Search { get; set; }
    [FromQuery(Name = "page")] public int Number { get; set; } = 1;

    /// <summary>Null for a liaison who looks after other things.</summary>
    public UnitCredits? Table { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        if (Desk.Mine.Credits) Table = await Mediator.Send(new ListUnitCredits(Unit, Year, View, Search, Number), cancellationToken);
    }
}

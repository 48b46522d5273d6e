using Association.Application.Access;
using Association.Application.Credits;
using Association.Domain.Common;
using Association.Domain.Members;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Credits;

/// <summary>The staff of one unit: who has met the year and who has not.</summary>
internal sealed class UnitModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : OfficePage(mediator, user, texts)
{
    [BindProperty(SupportsGet = true)] public Id<MemberUnit> Id { get; set; }
    [BindProperty(SupportsGet = true)] public int? Year { get; set; }
    [BindProperty(SupportsGet = true)] public StandingView View { get; set; }
    [BindProperty(SupportsGet = true, Name = "q")] public string? Search { get; set; }
    [FromQuery(Name = "page")] public int Number { get; set; } = 1;

    public UnitCredits Table { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!May(Permissions.ReadCredits) || await Mediator.Send(new ListUnitCredits(Id, Year, View, Search, Number), cancellationToken) is not { } table) return NotFound();
        Table = table;
        return Page();
    }
}

using Association.Application.Members.Desk;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Unit;

/// <summary>The unit's staff; every filter lives in the address.</summary>
internal sealed class RosterModel(IMediator mediator, IStringLocalizer<Texts> texts) : UnitDeskPage(mediator, texts)
{
    [BindProperty(SupportsGet = true, Name = "q")] public string? Search { get; set; }
    [BindProperty(SupportsGet = true)] public RosterView View { get; set; }
    [BindProperty(SupportsGet = true)] public string? Department { get; set; }
    [BindProperty(SupportsGet = true)] public string? After { get; set; }

    public Roster Found { get; private set; } = new([], null, 0);

    public IEnumerable<SelectListItem> Departments => Desk.Departments.Select(d => new SelectListItem(d, d));

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Found = await Mediator.Send(new ListRoster(Unit, View, Search, Department, After), cancellationToken);
}

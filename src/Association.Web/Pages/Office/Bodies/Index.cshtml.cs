using Association.Application.Access;
using Association.Application.Bodies;
using Association.Domain.Bodies;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Bodies;

internal sealed class IndexModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : OfficePage(mediator, user, texts)
{
    public const int PageSize = 50;

    [BindProperty(SupportsGet = true, Name = "q")] public string? Search { get; set; }
    [BindProperty(SupportsGet = true)] public BodyKind? Kind { get; set; }
    /// <summary>"dissolved", "all", or those that exist.</summary>
    [BindProperty(SupportsGet = true)] public string? Shown { get; set; } = "existing";
    [BindProperty(SupportsGet = true)] public bool Ending { get; set; }

    // "page" is a word of Razor's own routes: only the address says what is meant here.
    public int Number => int.TryParse(Request.Query["page"], out var number) && number > 0 ? Math.Min(number, Math.Max(1, (Found.Count + PageSize - 1) / PageSize)) : 1;

    public bool MayEdit => May(Permissions.EditBodies);
    public IReadOnlyList<BodyLine> Found { get; private set; } = [];
    public IReadOnlyList<BodyLine> EndingSoon => [.. Found.Where(b => b.Ending && b.Election is null)];
    public IEnumerable<BodyLine> Rows => Found.Skip((Number - 1) * PageSize).Take(PageSize);
    public IReadOnlyList<SelectListItem> States => [new(Say("body-desk.existing"), "existing"), new(Say("body-desk.dissolved"), "dissolved"), new(Say("shared.all-of-them"), "all")];

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Found = await Mediator.Send(new ListBodies(Kind, Search, Shown switch { "all" => null, "dissolved" => true, _ => false }, Ending), cancellationToken);
}

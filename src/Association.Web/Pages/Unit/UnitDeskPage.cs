using Association.Application.Members.Desk;
using Association.Domain.Common;
using Association.Domain.Members;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Unit;

/// <summary>
/// What every page of a unit's desk shares: which unit it is about. That is the one named in the address or form, else the one
/// looked at last, else the first; a unit the reader does not serve now does not exist.
/// </summary>
internal abstract class UnitDeskPage(IMediator mediator, IStringLocalizer<Texts> texts) : PageModel
{
    private const string LastUnit = "desk-unit";

    [BindProperty(SupportsGet = true, Name = "unit")] public Guid? Asked { get; set; }

    public IReadOnlyList<MyUnit> Units { get; private set; } = [];
    public UnitDesk Desk { get; private set; } = null!;
    public Id<MemberUnit> Unit => new(Desk.Mine.Id);
    public bool KeepsStaff => Desk.Mine.Staff;

    protected IMediator Mediator { get; } = mediator;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (await EnterAsync(context.HttpContext.RequestAborted)) await next();
        else context.Result = NotFound();
    }

    protected string Say(string key, params object[] arguments) => texts[key, arguments];

    /// <summary>After a change: the page anew, with a message.</summary>
    protected IActionResult Again(string done, params object[] arguments)
    {
        this.Done(Say(done, arguments));
        return RedirectToPage(new { unit = Desk.Mine.Id });
    }

    private async Task<bool> EnterAsync(CancellationToken cancellationToken)
    {
        Units = await Mediator.Send(new ListMyUnits(), cancellationToken);
        if (Units.Count == 0 || Chosen() is not { } chosen || await Mediator.Send(new GetUnitDesk(new(chosen.Id)), cancellationToken) is not { } desk) return false;
        Desk = desk;
        if (Asked is not null && Units.Count > 1)
            Response.Cookies.Append(LastUnit, $"{chosen.Id}", new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = Request.IsHttps, Path = "/unit", IsEssential = true });
        return true;
    }

    private MyUnit? Chosen() => Asked is { } asked ? Units.FirstOrDefault(u => u.Id == asked)
        : Units.FirstOrDefault(u => Request.Cookies[LastUnit] == $"{u.Id}") ?? Units[0];
}

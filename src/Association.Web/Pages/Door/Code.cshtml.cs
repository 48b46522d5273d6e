using Association.Application.Common;
using Association.Application.Events.Doors;
using Association.Domain.Common;
using Association.Domain.Events;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Association.Web.Pages.Door;

/// <summary>For a screen at the door: the code that participants scan with their own phones; it changes every half minute.</summary>
internal sealed class CodeModel(IMediator mediator, IQrCodes codes, Application.Common.SiteOptions site) : PageModel
{
    public const int RefreshSeconds = 10;

    [BindProperty(SupportsGet = true)] public Id<Event> Id { get; set; }
    [BindProperty(SupportsGet = true)] public Id<CheckInList> List { get; set; }

    public RotatingCodeView View { get; private set; } = null!;
    public string Qr => codes.Svg(new Uri(site.BaseUrl, View.Path).ToString());

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnGetCodeAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken) ? Partial("_Code", this) : NotFound();

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (await mediator.Send(new GetRotatingCode(Id, List), cancellationToken) is not { } view) return false;
        View = view;
        return true;
    }
}

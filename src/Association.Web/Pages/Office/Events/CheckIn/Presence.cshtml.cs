using Association.Application.Access;
using Association.Application.Events.Doors;
using Association.Application.Files;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Web.Localization;
using Association.Web.TagHelpers;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Events.CheckIn;

/// <summary>Who is expected at one list and who came.</summary>
internal sealed class PresenceModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : EventPage(mediator, user, texts)
{
    [BindProperty(SupportsGet = true)] public Id<CheckInList> List { get; set; }
    [BindProperty(SupportsGet = true)] public PresenceView View { get; set; }
    [BindProperty(SupportsGet = true, Name = "q")] public string? Search { get; set; }
    [BindProperty(SupportsGet = true)] public SheetOrder Order { get; set; }

    public PresencePage People { get; private set; } = null!;
    public int Number => int.TryParse(Request.Query["page"], out var number) && number > 0 ? number : 1;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken) || await Mediator.Send(new ListPresence(Id, List, View, Search, Number), cancellationToken) is not { } people) return NotFound();
        People = people;
        return Page();
    }

    public async Task<IActionResult> OnGetSheetAsync(CancellationToken cancellationToken) => Download(await Mediator.Send(new PrintSignInSheet(Id, List, Order), cancellationToken));

    public async Task<IActionResult> OnGetWorkbookAsync(CancellationToken cancellationToken) => Download(await Mediator.Send(new ExportPresence(Id, List), cancellationToken));

    public async Task<IActionResult> OnPostUndoAsync(Id<Registration> registration, CancellationToken cancellationToken) =>
        await AcceptedAsync(new UndoAdmission(Id, registration, List), cancellationToken) ? Saved(Addresses.With(Request, ("handler", null)), "door.undone") : await OnGetAsync(cancellationToken);

    private IActionResult Download(FileContent? file) => file is null ? NotFound() : File(file.Content, file.ContentType, file.Name);
}

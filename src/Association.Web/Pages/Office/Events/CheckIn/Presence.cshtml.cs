using Association.Application.Access;
using Association.Application.Events;
using Association.Application.Events.Doors;
using Association.Application.Events.Lists;
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

    private const int Most = 300;

    public PresencePage People { get; private set; } = null!;

    /// <summary>What became of each row, by name; empty before anybody was signed in here.</summary>
    public IReadOnlyList<(string Name, string? Error)> Outcomes { get; private set; } = [];

    public bool MayScan => MayHere(Permissions.ScanTickets) && Event.Status is EventStatus.Published;
    public int Number => int.TryParse(Request.Query["page"], out var number) && number > 0 ? number : 1;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken) || await Mediator.Send(new ListPresence(Id, List, View, Search, Number), cancellationToken) is not { } people) return NotFound();
        People = people;
        return Page();
    }

    public async Task<IActionResult> OnGetSheetAsync(CancellationToken cancellationToken) => Download(await Mediator.Send(new PrintSignInSheet(Id, List, Order), cancellationToken));

    public async Task<IActionResult> OnGetWorkbookAsync(CancellationToken cancellationToken) => Download(await Mediator.Send(new ExportPresence(Id, List), cancellationToken));

    /// <summary>Signs in everybody who was ticked, one scan each, with what became of it.</summary>
    public async Task<IActionResult> OnPostAdmitAsync(Guid[] chosen, ScanDirection direction, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken) || !MayScan) return NotFound();
        var outcomes = new List<(string, string?)>();
        foreach (var id in chosen.Distinct().Take(Most)) outcomes.Add(await AdmitAsync(new(id), direction, cancellationToken));
        if (outcomes.Count == 0) this.Warn(Say("check-in.none-chosen"));
        Outcomes = outcomes;
        return await OnGetAsync(cancellationToken);
    }

    private async Task<(string Name, string? Error)> AdmitAsync(Id<Registration> ticket, ScanDirection direction, CancellationToken cancellationToken)
    {
        var result = await Mediator.Send(new ScanTicket(Id, null, ticket, ScanMethod.Name, $"{Guid.CreateVersion7()}", List, direction), cancellationToken);
        var name = (result.Succeeded ? result.Value.Name : null) ?? await Mediator.Send(new NameOfRegistration(Id, ticket), cancellationToken) ?? Show.None;
        if (!result.Succeeded) return (name, result.Errors[0].Words());
        return (name, result.Value.Verdict is ScanVerdict.Admitted or ScanVerdict.Left ? null : Say($"door.verdict-{result.Value.Verdict}"));
    }

    public async Task<IActionResult> OnPostUndoAsync(Id<Registration> registration, CancellationToken cancellationToken) =>
        await AcceptedAsync(new UndoAdmission(Id, registration, List), cancellationToken) ? Saved(Addresses.With(Request, ("handler", null)), "door.undone") : await OnGetAsync(cancellationToken);

    private IActionResult Download(FileContent? file) => file is null ? NotFound() : File(file.Content, file.ContentType, file.Name);
}

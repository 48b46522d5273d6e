using Association.Application.Members;
using Association.Application.Members.Desk;
using Association.Domain.Common;
using Association.Domain.Members;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Unit;

/// <summary>One colleague's place at the unit: put right, ended, or handed over to another unit.</summary>
internal sealed class PlaceModel(IMediator mediator, IStringLocalizer<Texts> texts, TimeProvider clock) : UnitDeskPage(mediator, texts)
{
    [BindProperty(SupportsGet = true)] public Id<Employment> Id { get; set; }
    [BindProperty] public Form Input { get; set; } = new(null, null, null, null, null, null);

    public StaffPlace Place { get; private set; } = null!;
    public IReadOnlyList<SelectListItem> Targets { get; private set; } = [];
    public bool Runs => Place.To is null;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        Input = new(Place.Department, Place.Title, clock.Today(), null, clock.Today().AddDays(1), null);
        return Page();
    }

    public Task<IActionResult> OnPostCorrectAsync(CancellationToken cancellationToken) =>
        AnswerAsync(new CorrectStaffPlace(Unit, Id, Input.Department, Input.Title), "unit.corrected", cancellationToken);

    public Task<IActionResult> OnPostEndAsync(CancellationToken cancellationToken) =>
        AnswerAsync(new EndStaffEmployment(Unit, Id, Input.LastDay ?? clock.Today()), "unit.ended", cancellationToken);

    public async Task<IActionResult> OnPostTransferAsync(CancellationToken cancellationToken)
    {
        var result = await Mediator.Send(new AskTransfer(Unit, Id, new(Input.To ?? Guid.Empty), Input.On ?? clock.Today().AddDays(1), Input.Note), cancellationToken);
        if (!ModelState.Accepted(result)) return await LoadAsync(cancellationToken) ? Page() : NotFound();
        this.Done(Say("unit.transfer-asked"));
        return RedirectToPage("Transfers", new { unit = Desk.Mine.Id });
    }

    private async Task<IActionResult> AnswerAsync(Application.Common.ICommand<Result> command, string done, CancellationToken cancellationToken)
    {
        if (ModelState.Accepted(await Mediator.Send(command, cancellationToken))) return RedirectToRoster(done);
        return await LoadAsync(cancellationToken) ? Page() : NotFound();
    }

    private RedirectToPageResult RedirectToRoster(string done)
    {
        this.Done(Say(done));
        return RedirectToPage("Roster", new { unit = Desk.Mine.Id });
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (await Mediator.Send(new GetStaffPlace(Unit, Id), cancellationToken) is not { } place) return false;
        Place = place;
        var units = await Mediator.Send(new ListPublicUnits(), cancellationToken);
        Targets = [.. units.Units.Where(u => u.Id != Desk.Mine.Id).OrderBy(u => u.Name, StringComparer.CurrentCulture).Select(u => new SelectListItem(u.Name, $"{u.Id}"))];
        return true;
    }

    /// <param name="To">The unit that takes the colleague.</param>
    public sealed record Form(string? Department, string? Title, DateOnly? LastDay, Guid? To, DateOnly? On, string? Note);
}

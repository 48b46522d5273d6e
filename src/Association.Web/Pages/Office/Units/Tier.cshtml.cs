using Association.Application.Access;
using Association.Application.Members;
using Association.Application.Members.Units;
using Association.Domain.Common;
using Association.Domain.Members;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Units;

/// <summary>Another tier from a day on, with what gave it; or the end of the membership.</summary>
internal sealed class TierModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts, TimeProvider clock) : OfficePage(mediator, user, texts)
{
    [BindProperty(SupportsGet = true)] public Id<MemberUnit> Id { get; set; }
    [BindProperty] public Form Input { get; set; } = new(default, null, null, null, null, false);
    [BindProperty] public EndForm End { get; set; } = new(null, default, null);

    public UnitDetails Unit { get; private set; } = null!;
    public IReadOnlyList<SelectListItem> Decisions { get; private set; } = [];
    public static IEnumerable<SelectListItem> Endings => Enum.GetValues<UnitTermEnding>().Where(e => e is not UnitTermEnding.TierChanged).Select(e => new SelectListItem(Show.Choice(e), $"{e}"));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        Input = new(Unit.Seat?.Tier ?? UnitTier.Member, clock.Today(), Unit.Seat?.Decision?.Id, Unit.Seat?.CouncilTerm, Unit.Seat?.ElectedUntil, true);
        End = new(clock.Today(), UnitTermEnding.Withdrawn, null);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        Id<Person>? representative = Input.KeepRepresentative && Unit.Seat?.Representative is { } person ? new Id<Person>(person) : null;
        var changed = await Mediator.Send(new ChangeUnitTier(Id, Input.Tier, Input.From ?? clock.Today(), Input.Decision is { } id ? new Id<CouncilResolution>(id) : null,
            Input.CouncilTerm, Input.ElectedUntil, representative), cancellationToken);
        if (!ModelState.Accepted(changed)) return Page();
        return Back("seats.changed");
    }

    public async Task<IActionResult> OnPostEndAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        var ended = await Mediator.Send(new EndUnitMembership(Id, End.LastDay ?? clock.Today(), End.Because, End.Note), cancellationToken);
        if (!ModelState.Accepted(ended, nameof(End))) return Page();
        return Back("seats.ended");
    }

    private RedirectToPageResult Back(string done)
    {
        this.Done(Say(done));
        return RedirectToPage("Unit", new { Id });
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (!May(Permissions.EditUnits) || await Mediator.Send(new GetUnit(Id), cancellationToken) is not { } unit) return false;
        Unit = unit;
        Decisions = [.. (await Mediator.Send(new ListResolutions(), cancellationToken))
            .Select(r => new SelectListItem($"{Show.Date(r.HeldOn)} · {r.Meeting}{(r.Number is { } number ? $" · {number}" : "")}", $"{r.Id}"))];
        return true;
    }

    /// <param name="Decision">The resolution that gave the seat.</param>
    public sealed record Form(UnitTier Tier, DateOnly? From, Guid? Decision, string? CouncilTerm, DateOnly? ElectedUntil, bool KeepRepresentative);

    public sealed record EndForm(DateOnly? LastDay, UnitTermEnding Because, string? Note);
}

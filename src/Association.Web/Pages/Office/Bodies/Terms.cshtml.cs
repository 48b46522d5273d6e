using Association.Application.Access;
using Association.Application.Bodies;
using Association.Application.Members.Units;
using Association.Domain.Bodies;
using Association.Domain.Common;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Bodies;

/// <summary>The terms of a body: opened, moved, each with the decision behind it.</summary>
internal sealed class TermsModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts, TimeProvider clock) : OfficePage(mediator, user, texts)
{
    private const int UsualYears = 3;

    [BindProperty(SupportsGet = true)] public Id<Body> Id { get; set; }
    [BindProperty(SupportsGet = true)] public Guid? Term { get; set; }
    [BindProperty] public Form Input { get; set; } = new(null, null, null, null);

    public BodyDetails Body { get; private set; } = null!;
    public IReadOnlyList<SelectListItem> Resolutions { get; private set; } = [];
    public BodyTermLine? Edited => Body.Terms.FirstOrDefault(t => t.Id == Term);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        var from = (Body.Terms is [var last, ..] ? last.To : null)?.AddDays(1) ?? clock.Today();
        Input = Edited is { } term ? new(term.Name, term.From, term.To, term.Decision) : new(null, from, from.AddYears(UsualYears).AddDays(-1), null);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (Input.From is not { } from) ModelState.AddModelError("Input.From", Say("body-desk.day-needed"));
        else if (await AcceptedAsync(new TermForm(Input.Name ?? "", from, Input.To, Input.Decision), cancellationToken))
        {
            this.Done(Say(Term is null ? "body-desk.term-opened" : "body-desk.term-moved"));
            return RedirectToPage(new { Id });
        }

        return await LoadAsync(cancellationToken) ? Page() : NotFound();
    }

    private async Task<bool> AcceptedAsync(TermForm form, CancellationToken cancellationToken) => Term is { } term
        ? ModelState.Accepted(await Mediator.Send(new MoveBodyTerm(Id, new Id<BodyTerm>(term), form), cancellationToken))
        : ModelState.Accepted(await Mediator.Send(new OpenBodyTerm(Id, form), cancellationToken));

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (!May(Permissions.EditBodies) || await Mediator.Send(new GetBody(Id), cancellationToken) is not { } body) return false;
        Body = body;
        if (May(Permissions.ReadUnits))
            Resolutions = [.. (await Mediator.Send(new ListResolutions(), cancellationToken)).Select(r => new SelectListItem($"{r.Meeting} · {Show.Date(r.HeldOn)}", $"{r.Id}"))];
        return true;
    }

    public sealed record Form(string? Name, DateOnly? From, DateOnly? To, Guid? Decision);
}

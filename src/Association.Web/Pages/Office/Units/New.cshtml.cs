using Association.Application.Access;
using Association.Application.Members.Units;
using Association.Domain.Common;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Units;

internal sealed class NewModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts, TimeProvider clock) : OfficePage(mediator, user, texts)
{
    [BindProperty] public UnitForm Input { get; set; } = UnitForm.Empty(default);

    public IActionResult OnGet()
    {
        if (!May(Permissions.EditUnits)) return NotFound();
        Input = UnitForm.Empty(clock.Today());
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var made = await Mediator.Send(new RegisterUnit(Input.Name ?? "", Input.Code ?? "", Input.Kind, Input.Level, Input.Ownership, Input.Street, Input.Address, Input.Licence,
            Input.Tier, Input.From ?? clock.Today()), cancellationToken);
        if (!ModelState.Accepted(made)) return Page();
        this.Done(Say("seats.registered"));
        return RedirectToPage("Unit", new { id = made.Value });
    }
}

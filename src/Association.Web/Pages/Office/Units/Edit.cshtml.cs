using Association.Application.Access;
using Association.Application.Members;
using Association.Application.Members.Units;
using Association.Domain.Common;
using Association.Domain.Members;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Units;

/// <summary>What a unit is, and whom to reach there.</summary>
internal sealed class EditModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : OfficePage(mediator, user, texts)
{
    [BindProperty(SupportsGet = true)] public Id<MemberUnit> Id { get; set; }
    [BindProperty] public UnitForm Input { get; set; } = UnitForm.Empty(default);
    [BindProperty] public ContactForm Contact { get; set; } = new(null, null, null, null, null);

    public UnitDetails Unit { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        Input = UnitForm.Of(Unit);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var saved = await Mediator.Send(new EditUnit(Id, Input.Name ?? "", Input.Code ?? "", Input.Kind, Input.Level, Input.Ownership, Input.Street, Input.Address, Input.Licence,
            Input.ContactName, Input.ContactMobile, Input.Email), cancellationToken);
        if (!ModelState.Accepted(saved)) return await LoadAsync(cancellationToken) ? Page() : NotFound();
        this.Done(Say("seats.saved"));
        return RedirectToPage("Unit", new { Id });
    }

    public async Task<IActionResult> OnPostContactAsync(CancellationToken cancellationToken) =>
        await AnswerAsync(await Mediator.Send(new AddUnitContact(Id, Contact.Name ?? "", Contact.Duty, Contact.Mobile, Contact.Phone, Contact.Email), cancellationToken), "seats.contact-added", cancellationToken);

    public async Task<IActionResult> OnPostRemoveAsync(Guid contact, CancellationToken cancellationToken) =>
        await AnswerAsync(await Mediator.Send(new RemoveUnitContact(Id, new Id<UnitContact>(contact)), cancellationToken), "seats.contact-removed", cancellationToken);

    private async Task<IActionResult> AnswerAsync<T>(T result, string done, CancellationToken cancellationToken) where T : Domain.Common.IResult<T>
    {
        if (ModelState.Accepted(result, nameof(Contact)))
        {
            this.Done(Say(done));
            return RedirectToPage(new { Id });
        }

        if (!await LoadAsync(cancellationToken)) return NotFound();
        Input = UnitForm.Of(Unit);
        return Page();
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (!May(Permissions.EditUnits) || await Mediator.Send(new GetUnit(Id), cancellationToken) is not { } unit) return false;
        Unit = unit;
        return true;
    }

    /// <param name="Duty">What this person is asked about.</param>
    public sealed record ContactForm(string? Name, string? Duty, string? Mobile, string? Phone, string? Email);
}

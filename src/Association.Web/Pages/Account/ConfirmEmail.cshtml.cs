using Association.Application.Identity;
using Association.Web.SignIn;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Association.Web.Pages.Account;

/// <summary>Where the link of the mail leads. Opening it changes nothing, because mail scanners open links too; the button does.</summary>
internal sealed class ConfirmEmailModel(IMediator mediator) : AccountPage
{
    [BindProperty(SupportsGet = true)] public Guid Account { get; set; }
    [BindProperty(SupportsGet = true)] public string? Key { get; set; }

    public bool Confirmed { get; private set; }

    public void OnGet() => this.KeepAddressSecret();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        this.KeepAddressSecret();
        var result = await mediator.Send(new ConfirmEmail(new(Account), Key), cancellationToken);
        Confirmed = ModelState.Accepted(result);
        return Page();
    }
}

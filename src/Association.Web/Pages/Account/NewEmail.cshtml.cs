using Association.Application.Identity;
using Association.Web.SignIn;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Association.Web.Pages.Account;

/// <summary>Where the link of the mail to a new address leads; the button makes it the account's. Everybody signs in anew after it.</summary>
internal sealed class NewEmailModel(IMediator mediator) : AccountPage
{
    [BindProperty(SupportsGet = true)] public Guid Account { get; set; }
    [BindProperty(SupportsGet = true)] public string? Key { get; set; }

    public bool Confirmed { get; private set; }

    public void OnGet() => this.KeepAddressSecret();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        this.KeepAddressSecret();
        var result = await mediator.Send(new ConfirmNewEmail(new(Account), Key), cancellationToken);
        Confirmed = ModelState.Accepted(result);
        return Page();
    }
}

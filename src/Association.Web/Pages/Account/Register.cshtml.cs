using Association.Application.Identity;
using Association.Web.SignIn;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Association.Web.Pages.Account;

[EnableRateLimiting(AccountLimit.Policy)]
internal sealed class RegisterModel(IPasswords passwords, IMediator mediator) : AccountPage
{
    [BindProperty] public Form Input { get; set; } = new("", "", null, null, false);

    /// <summary>Said to everybody alike: only the mailbox learns whether there was an account.</summary>
    public bool Sent { get; private set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var password = await passwords.PrepareAsync(Input.Password, [Input.Name, Input.Email, Input.Mobile], cancellationToken);
        if (!ModelState.Accepted(password)) return Page();
        var result = await mediator.Send(new RegisterAccount(Input.Name ?? "", Input.Email ?? "", Input.Mobile, password.Value, Input.Consent), cancellationToken);
        Sent = ModelState.Accepted(result);
        return Page();
    }

    public sealed record Form(string? Name, string? Email, string? Mobile, string? Password, bool Consent);
}

using Association.Application.Identity;
using Association.Web.SignIn;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Association.Web.Pages.Account;

[EnableRateLimiting(AccountLimit.Policy)]
internal sealed class ForgotPasswordModel(IMediator mediator) : AccountPage
{
    [BindProperty] public Form Input { get; set; } = new("");

    public bool Sent { get; private set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        Sent = ModelState.Accepted(await mediator.Send(new AskForPasswordReset(Input.Email), cancellationToken));
        return Page();
    }

    public sealed record Form(string? Email);
}

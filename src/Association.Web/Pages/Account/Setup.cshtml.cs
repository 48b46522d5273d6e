using Association.Application.Identity;
using Association.Web.SignIn;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Association.Web.Pages.Account;

/// <summary>The first start: once there is an account, this page does not exist.</summary>
[EnableRateLimiting(AccountLimit.Policy)]
internal sealed class SetupModel(IFirstStart first, IPasswords passwords, Sessions sessions, IMediator mediator) : AccountPage
{
    [BindProperty] public Form Input { get; set; } = new("", "", "", "");

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        await first.IsOpenAsync(cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await first.IsOpenAsync(cancellationToken)) return NotFound();
        var password = await passwords.PrepareAsync(Input.Password, [Input.Name, Input.Email], cancellationToken);
        if (!ModelState.Accepted(password)) return Page();
        var result = await mediator.Send(new CreateFirstAdministrator(Input.Secret, Input.Name ?? "", Input.Email ?? "", password.Value), cancellationToken);
        if (!ModelState.Accepted(result)) return Page();
        await sessions.OpenAsync(result.Value, secondFactor: false, keep: false);
        return LocalRedirect("/my/security/second-factor");
    }

    public sealed record Form(string? Secret, string? Name, string? Email, string? Password);
}

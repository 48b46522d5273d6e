using Association.Application.Identity;
using Association.Application.Members.Applications;
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

    /// <summary>An applicant who was approved comes by the link of the mail: name and address are those of the application.</summary>
    public async Task OnGetAsync(string? application, string? k, CancellationToken cancellationToken)
    {
        if (application is null || await mediator.Send(new FindApplicationByLink(application, k), cancellationToken) is not { } id) return;
        if (await mediator.Send(new GetApplication(new(id), k), cancellationToken) is { } known) Input = Input with { Name = known.Name, Email = known.Email };
    }

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

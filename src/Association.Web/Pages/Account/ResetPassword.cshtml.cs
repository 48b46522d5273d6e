using Association.Application.Identity;
using Association.Web.SignIn;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Association.Web.Pages.Account;

/// <summary>A new password by the link of a mail: the way in is still the sign-in page, with the second factor.</summary>
[EnableRateLimiting(AccountLimit.Policy)]
internal sealed class ResetPasswordModel(IAccountLinks links, IAccounts accounts, IPasswords passwords, IMediator mediator) : AccountPage
{
    [BindProperty(SupportsGet = true)] public Guid Account { get; set; }
    [BindProperty(SupportsGet = true)] public string? Key { get; set; }
    [BindProperty] public Form Input { get; set; } = new("");

    public bool Good { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        this.KeepAddressSecret();
        Good = await links.IsGoodAsync(new(Account), AccountLinkPurpose.ResetPassword, Key, cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        this.KeepAddressSecret();
        // Nothing is hashed for a link that is not good.
        Good = await links.IsGoodAsync(new(Account), AccountLinkPurpose.ResetPassword, Key, cancellationToken);
        if (!Good) return Page();
        var owner = await accounts.FindAsync(new Domain.Common.UserId(Account), cancellationToken);
        var password = await passwords.PrepareAsync(Input.Password, [owner?.Name, owner?.Email], cancellationToken);
        if (!ModelState.Accepted(password)) return Page();
        if (!ModelState.Accepted(await mediator.Send(new ResetPassword(new(Account), Key, password.Value), cancellationToken))) return Page();
        this.Done(Localization.Texts.Find("account.password-changed") ?? "");
        return RedirectToPage("SignIn");
    }

    public sealed record Form(string? Password);
}

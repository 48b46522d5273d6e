using Association.Application.Identity;
using Association.Web.SignIn;
using Microsoft.AspNetCore.Mvc;

namespace Association.Web.Pages.Account;

/// <summary>The code of the authenticator, or one of the recovery codes, after the password.</summary>
internal sealed class SecondFactorModel(ISignIn signIn, Sessions sessions, IAccounts accounts, IConfiguration configuration, IWebHostEnvironment environment) : AccountPage
{
    [BindProperty] public Form Input { get; set; } = new(null);

    [BindProperty(SupportsGet = true)] public bool Recovery { get; set; }

    public bool ShowsDemoCode => environment.IsDevelopment() && configuration.GetValue<bool>("Demo:Load");

    public async Task<IActionResult> OnGetAsync() =>
        await sessions.BegunAsync() is null ? RedirectToPage("SignIn", new { ReturnUrl = Return }) : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await sessions.BegunAsync() is not { } begun) return RedirectToPage("SignIn", new { ReturnUrl = Return });

        var answer = Recovery
            ? await signIn.CheckRecoveryCodeAsync(begun.Account, Input.Code, Address, cancellationToken)
            : await signIn.CheckCodeAsync(begun.Account, Input.Code, Address, cancellationToken);
        if (answer.Outcome is not SignInOutcome.Accepted) return Refused(answer, SignInErrors.WrongCode);

        await sessions.OpenAsync(begun.Account, secondFactor: true, begun.Keep);
        var account = await accounts.SnapshotAsync(begun.Account, null, cancellationToken);
        return GoBack(office: account?.IsStaff is true);
    }

    public sealed record Form(string? Code);
}

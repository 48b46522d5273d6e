using Association.Application.Identity;
using Association.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Association.Web.Pages.Account;

/// <summary>Before something sensitive, whoever is signed in gives the password once more.</summary>
[Authorize]
internal sealed class AgainModel(ISignIn signIn, Sessions sessions) : AccountPage
{
    [BindProperty] public Form Input { get; set; } = new("");

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (sessions.Current is not { } session) return Challenge();
        var answer = await signIn.CheckPasswordAsync(session.Account, Input.CurrentPassword, Address, cancellationToken);
        if (answer.Outcome is not (SignInOutcome.Accepted or SignInOutcome.SecondFactorNeeded)) return Refused(answer, SignInErrors.WrongPassword);
        await sessions.ProveAsync(secondFactor: false);
        return LocalRedirect(Return ?? "/my/security");
    }

    public sealed record Form(string? CurrentPassword);
}

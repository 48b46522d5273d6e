using Association.Application.Identity;
using Association.Web.SignIn;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Association.Web.Pages.Account;

internal sealed class SignInModel(ISignIn signIn, Sessions sessions, PasskeyDoor passkeys, IAccounts accounts, IMediator mediator) : AccountPage
{
    [BindProperty] public Form Input { get; set; } = new(null, null, false);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var answer = await signIn.CheckPasswordAsync(Input.Login, Input.Password, Address, cancellationToken);
        switch (answer)
        {
            case { Outcome: SignInOutcome.Accepted, Account: { } account }:
                await sessions.OpenAsync(account, secondFactor: false, Input.Keep);
                return GoBack(office: false);
            case { Outcome: SignInOutcome.SecondFactorNeeded, Account: { } account }:
                await sessions.BeginAsync(account, Input.Keep);
                return RedirectToPage("SecondFactor", new { ReturnUrl = Return });
            case { Outcome: SignInOutcome.NotConfirmed, Account: { } account }:
                await mediator.Send(new AskForConfirmation(account), cancellationToken);
                return Refused(answer, SignInErrors.NotConfirmed);
            default:
                return Refused(answer, SignInErrors.Wrong);
        }
    }

    /// <summary>What the browser's script asks the authenticator; it names nobody.</summary>
    public async Task<IActionResult> OnPostPasskeyOptionsAsync() => Content(await passkeys.AskAsync(), "application/json");

    public async Task<IActionResult> OnPostPasskeyAsync(string? credential, CancellationToken cancellationToken)
    {
        var answer = await signIn.CheckPasskeyAsync(await passkeys.VerifyAsync(credential), Address, cancellationToken);
        if (answer is not { Outcome: SignInOutcome.Accepted, Account: { } account }) return Refused(answer, SignInErrors.WrongPasskey);
        // The authenticator verified the person, which is the second factor: see PasskeyDoor.
        await sessions.OpenAsync(account, secondFactor: true, keep: false);
        return GoBack((await accounts.SnapshotAsync(account, null, cancellationToken))?.IsStaff is true);
    }

    public sealed record Form(string? Login, string? Password, bool Keep);
}

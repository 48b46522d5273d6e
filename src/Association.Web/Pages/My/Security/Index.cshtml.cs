using Association.Application.Identity;
using Association.Web.Localization;
using Association.Web.SignIn;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Association.Web.Pages.My.Security;

internal sealed class IndexModel(ISignIn signIn, IPasswords passwords, Sessions sessions, IMediator mediator) : AccountPage
{
    [BindProperty] public Form Input { get; set; } = new("", "");

    public MySecurityView My { get; private set; } = null!;
    public IReadOnlyList<SignInLine> SignIns { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostPasswordAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        var session = sessions.Current!;
        var answer = await signIn.CheckPasswordAsync(session.Account, Input.CurrentPassword, Address, cancellationToken);
        if (answer.Outcome is not (SignInOutcome.Accepted or SignInOutcome.SecondFactorNeeded)) return Refused(answer, SignInErrors.WrongPassword);

        var password = await passwords.PrepareAsync(Input.Password, [My.Account.Name, My.Account.Email], cancellationToken);
        if (!ModelState.Accepted(password) || !ModelState.Accepted(await mediator.Send(new ChangePassword(password.Value), cancellationToken))) return Page();
        await sessions.OpenAsync(session.Account, session.SecondFactor, session.Kept);
        this.Done(Texts.Find("account.password-changed") ?? "");
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostEndAllAsync(CancellationToken cancellationToken)
    {
        await mediator.Send(new EndMySessions(), cancellationToken);
        await sessions.EndAsync(cancellationToken);
        return RedirectToPage("/Account/SignIn");
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        My = (await mediator.Send(new MySecurity(), cancellationToken))!;
        SignIns = await mediator.Send(new ListMySignIns(), cancellationToken);
    }

    public sealed record Form(string? CurrentPassword, string? Password);
}

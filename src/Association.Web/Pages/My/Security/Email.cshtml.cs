using Association.Application.Identity;
using Association.Web.Localization;
using Association.Web.SignIn;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Association.Web.Pages.My.Security;

/// <summary>Asks for another address; the answer is the same whether it has an account or not.</summary>
[RecentProof, EnableRateLimiting(AccountLimit.Policy)]
internal sealed class EmailModel(IMediator mediator) : AccountPage
{
    [BindProperty] public Form Input { get; set; } = new("");

    public MySecurityView My { get; private set; } = null!;

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (ModelState.Accepted(await mediator.Send(new ChangeMyEmail(Input.Email), cancellationToken))) return RedirectToPage();
        await LoadAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostDropAsync(CancellationToken cancellationToken)
    {
        await mediator.Send(new DropNewEmail(), cancellationToken);
        this.Done(Texts.Find("account.email-kept") ?? "");
        return RedirectToPage("Index");
    }

    private async Task LoadAsync(CancellationToken cancellationToken) => My = (await mediator.Send(new MySecurity(), cancellationToken))!;

    public sealed record Form(string? Email);
}

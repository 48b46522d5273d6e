using Association.Application.Identity;
using Association.Domain.Common;
using Association.Web.Localization;
using Association.Web.SignIn;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Association.Web.Pages.My.Security;

/// <summary>The mobile number to sign in with. The account keeps only its hash, so it is not shown here.</summary>
[RecentProof, EnableRateLimiting(AccountLimit.Policy)]
internal sealed class MobileModel(IMediator mediator) : AccountPage
{
    [BindProperty] public Form Input { get; set; } = new("");

    public MySecurityView My { get; private set; } = null!;

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) =>
        string.IsNullOrWhiteSpace(Input.Mobile) ? RefusedAsync(MobileNumberErrors.Invalid.At(nameof(Input.Mobile)), cancellationToken)
            : ChangeAsync(Input.Mobile, "account.mobile-changed", cancellationToken);

    public Task<IActionResult> OnPostRemoveAsync(CancellationToken cancellationToken) => ChangeAsync(null, "account.mobile-removed", cancellationToken);

    private async Task<IActionResult> ChangeAsync(string? mobile, string done, CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new ChangeMyMobile(mobile), cancellationToken);
        if (result.Succeeded && !result.Value) return await RefusedAsync(ContactErrors.MobileTaken, cancellationToken);
        if (!ModelState.Accepted(result))
        {
            await LoadAsync(cancellationToken);
            return Page();
        }

        this.Done(Texts.Find(done) ?? "");
        return RedirectToPage("Index");
    }

    private async Task<IActionResult> RefusedAsync(Error error, CancellationToken cancellationToken)
    {
        ModelState.Refuse(error);
        await LoadAsync(cancellationToken);
        return Page();
    }

    private async Task LoadAsync(CancellationToken cancellationToken) => My = (await mediator.Send(new MySecurity(), cancellationToken))!;

    public sealed record Form(string? Mobile);
}

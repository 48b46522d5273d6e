using Association.Application.Common;
using Association.Application.Identity;
using Association.Web.Localization;
using Association.Web.SignIn;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Association.Web.Pages.My.Security;

/// <summary>Puts a key into an authenticator app; a code of it turns it on and opens the session anew, now with a second factor.</summary>
[RecentProof]
internal sealed class SecondFactorModel(IMediator mediator, Sessions sessions, IQrCodes codes, Association.Application.Common.SiteOptions site) : AccountPage
{
    [BindProperty] public Form Input { get; set; } = new("");

    public MySecurityView My { get; private set; } = null!;
    public string? Key { get; private set; }
    public string? QrCode { get; private set; }

    /// <summary>Shown once, after the key was turned on.</summary>
    public IReadOnlyList<string> RecoveryCodes { get; private set; } = [];

    public string Onward => Return ?? "/my/security";

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostStartAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        await ShowKeyAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostTurnOnAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        var result = await mediator.Send(new TurnOnSecondFactor(Input.Code), cancellationToken);
        if (!ModelState.Accepted(result))
        {
            await ShowKeyAsync(cancellationToken);
            return Page();
        }

        RecoveryCodes = result.Value;
        await sessions.OpenAsync(My.Account.Id, secondFactor: true, keep: sessions.Current?.Kept is true);
        return Page();
    }

    public async Task<IActionResult> OnPostTurnOffAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (!ModelState.Accepted(await mediator.Send(new TurnOffSecondFactor(), cancellationToken))) return Page();
        await sessions.OpenAsync(My.Account.Id, secondFactor: false, keep: sessions.Current?.Kept is true);
        this.Done(Texts.Find("account.second-factor-off") ?? "");
        return RedirectToPage("Index");
    }

    private async Task LoadAsync(CancellationToken cancellationToken) => My = (await mediator.Send(new MySecurity(), cancellationToken))!;

    private async Task ShowKeyAsync(CancellationToken cancellationToken)
    {
        var key = (await mediator.Send(new StartSecondFactor(), cancellationToken)).Value;
        var issuer = Uri.EscapeDataString(site.Name.In("zh-CN"));
        QrCode = codes.Svg($"otpauth://totp/{issuer}:{Uri.EscapeDataString(My.Account.Email)}?secret={key}&issuer={issuer}&digits=6&period=30");
        Key = string.Join(' ', key.Chunk(4).Select(part => new string(part)));
    }

    public sealed record Form(string? Code);
}

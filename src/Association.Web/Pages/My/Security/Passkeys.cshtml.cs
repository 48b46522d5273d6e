using Association.Application.Identity;
using Association.Web.Localization;
using Association.Web.SignIn;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Association.Web.Pages.My.Security;

/// <summary>The passkeys of one's account: add, name, remove. Adding needs script; without it the page says so.</summary>
[RecentProof]
internal sealed class PasskeysModel(PasskeyDoor door, IMediator mediator) : AccountPage
{
    public IReadOnlyList<PasskeyLine> Passkeys { get; private set; } = [];

    [BindProperty] public string? Name { get; set; }

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostOptionsAsync(CancellationToken cancellationToken) =>
        Content(await door.OfferAsync((await mediator.Send(new MySecurity(), cancellationToken))!.Account), "application/json");

    public async Task<IActionResult> OnPostAddAsync(string? credential, CancellationToken cancellationToken)
    {
        var account = (await mediator.Send(new MySecurity(), cancellationToken))!.Account;
        if (await door.MadeAsync(account.Id, credential) is { } made) return await AnswerAsync(new AddPasskey(made, Name ?? ""), "account.passkey-added", cancellationToken);
        ModelState.Refuse(PasskeyErrors.Refused);
        await LoadAsync(cancellationToken);
        return Page();
    }

    public Task<IActionResult> OnPostRenameAsync(string? id, CancellationToken cancellationToken) =>
        AnswerAsync(new RenamePasskey(id ?? "", Name ?? ""), "account.passkey-renamed", cancellationToken);

    public Task<IActionResult> OnPostRemoveAsync(string? id, CancellationToken cancellationToken) =>
        AnswerAsync(new RemovePasskey(id ?? ""), "account.passkey-removed", cancellationToken);

    private async Task<IActionResult> AnswerAsync(Application.Common.ICommand<Domain.Common.Result> command, string done, CancellationToken cancellationToken)
    {
        if (ModelState.Accepted(await mediator.Send(command, cancellationToken)))
        {
            this.Done(Texts.Find(done) ?? "");
            return RedirectToPage();
        }

        await LoadAsync(cancellationToken);
        return Page();
    }

    private async Task LoadAsync(CancellationToken cancellationToken) => Passkeys = await mediator.Send(new ListMyPasskeys(), cancellationToken);
}

using Association.Application.Access;
using Association.Application.Identity;
using Association.Domain.Common;
using Association.Web.Localization;
using Association.Web.SignIn;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Association.Web.Pages.My;

/// <summary>One's keys for machines: made here, told once, revoked here.</summary>
[Authorize, RecentProof]
public sealed class TokensModel(IMediator mediator, ICurrentUser user, TimeProvider clock) : PageModel
{
    private const int UsualDays = 90;

    [BindProperty] public Form Input { get; set; } = new(null, null, null);

    public string? Made { get; private set; }
    public IReadOnlyList<ApiTokenLine> Tokens { get; private set; } = [];

    public IEnumerable<SelectListItem> Offered =>
        ApiScopes.All.Where(user.Has).Select(scope => new SelectListItem(Words(scope), scope, scope == Permissions.Self));

    public static string Words(string scope) => Texts.Find($"api.scope-{scope.Replace('.', '-')}") ?? scope;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Input = new(null, [Permissions.Self], clock.Today().AddDays(UsualDays));
        await LoadAsync(cancellationToken);
    }

    /// <summary>The token is in this answer and nowhere else, so there is no redirect.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new CreateApiToken(Input.Name ?? "", Input.Scopes ?? [], Input.ExpiresOn ?? default), cancellationToken);
        if (ModelState.Accepted(result))
        {
            Made = result.Value;
            ModelState.Clear();
            Input = new(null, [Permissions.Self], clock.Today().AddDays(UsualDays));
        }

        await LoadAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostRevokeAsync(Id<ApiToken> id, CancellationToken cancellationToken)
    {
        if (!ModelState.Accepted(await mediator.Send(new RevokeApiToken(id), cancellationToken))) return NotFound();
        this.Done("api.revoked-done");
        return RedirectToPage();
    }

    private async Task LoadAsync(CancellationToken cancellationToken) => Tokens = await mediator.Send(new ListMyApiTokens(), cancellationToken);

    public sealed record Form(string? Name, string[]? Scopes, DateOnly? ExpiresOn);
}

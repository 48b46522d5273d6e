using Association.Application.Access;
using Association.Application.Events.Abstracts;
using Association.Domain.Common;
using Association.Domain.Events.Abstracts;
using Association.Web.Localization;
using Association.Web.TagHelpers;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Abstracts;

/// <summary>One abstract for its author: signed in, or by the link of the mail; a wrong key is answered like an unknown number.</summary>
[EnableRateLimiting(Security.RateLimits.Join)]
internal sealed class OwnModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : AbstractFormPage
{
    [BindProperty(SupportsGet = true)] public string Number { get; set; } = "";
    [BindProperty(SupportsGet = true, Name = "k")] public string? LinkKey { get; set; }

    public OwnAbstract Own { get; private set; } = null!;
    public bool SignedIn => user.IsSignedIn;

    private Id<Submission> Id => new(Own.Id);

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context) => Response.Headers.CacheControl = "no-store";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        Input = AbstractForm.Of(Own.Content);
        Input.Extend();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        if (WantsMoreAuthors) return AddAuthors();
        Input.Extend();
        if (!ModelState.IsValid || !ModelState.Accepted(await mediator.Send(new ReviseAbstract(Id, Input.Typed, LinkKey), cancellationToken))) return Page();
        this.Done(texts["abstract.saved"]);
        return this.Go(Addresses.With(Request, ("handler", null)));
    }

    public async Task<IActionResult> OnPostWithdrawAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        ModelState.Clear();
        Input = AbstractForm.Of(Own.Content);
        if (!ModelState.Accepted(await mediator.Send(new WithdrawAbstract(Id, LinkKey), cancellationToken), "")) return Page();
        this.Done(texts["abstract.withdrawn"]);
        return this.Go(Addresses.With(Request, ("handler", null)));
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (await mediator.Send(new ShowOwnAbstract(Number, LinkKey), cancellationToken) is not { } own) return false;
        Own = own;
        if (own.Call is { } call) Call = call;
        return true;
    }
}

using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Events.Abstracts;
using Association.Application.Members;
using Association.Web.Localization;
using Association.Web.TagHelpers;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Abstracts;

/// <summary>Hands an abstract in, signed in or as a guest.</summary>
[EnableRateLimiting(Security.RateLimits.Join)]
internal sealed class SubmitModel(IMediator mediator, ICurrentUser user, ILinkSecrets secrets, IStringLocalizer<Texts> texts) : AbstractFormPage
{
    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(slug, cancellationToken)) return NotFound();
        if (user.Person is not null && await mediator.Send(new GetMyMembership(), cancellationToken) is { } me) Input.Authors.Add(new() { Name = me.Name, Unit = me.Unit, Email = me.Email });
        Input.Extend();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string slug, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(slug, cancellationToken)) return NotFound();
        if (WantsMoreAuthors) return AddAuthors();
        Input.Extend();
        if (!ModelState.IsValid) return Page();
        var result = await mediator.Send(new SubmitAbstract(new(Call.Event), Input.Typed, Input.Consent, Input.GuestName, Input.GuestEmail, $"{IdempotencyKey.Of(Request)}"), cancellationToken);
        if (!ModelState.Accepted(result)) return Page();
        this.Done(texts["abstract.submitted"]);
        return this.Go(user.IsSignedIn ? $"/abstracts/{result.Value.Number}" : secrets.PathOfAbstract(result.Value.Number));
    }

    private async Task<bool> LoadAsync(string slug, CancellationToken cancellationToken)
    {
        if (await mediator.Send(new ShowAbstractCall(slug), cancellationToken) is not { } call) return false;
        (Call, Guest, IsNew) = (call, !user.IsSignedIn, true);
        return true;
    }
}

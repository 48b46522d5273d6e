using System.Globalization;
using Association.Application.Access;
using Association.Application.Events;
using Association.Application.Events.Abstracts;
using Association.Web.Rendering;
using MediatR;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;

namespace Association.Web.Pages.Events;

[OutputCache(PolicyName = PublicPageCache.Policy)]
internal sealed class DetailsModel(IMediator mediator, ICurrentUser user, MarkdownRenderer markdown, TimeProvider clock) : PageModel
{
    public PublicEvent Event { get; private set; } = null!;
    public EventState State { get; private set; } = null!;
    public PublicCall? Call { get; private set; }
    public bool SignedIn => user.IsSignedIn;

    /// <summary>In the reader's language; the Chinese text where there is no other.</summary>
    public IHtmlContent Description => markdown.Render(
        CultureInfo.CurrentUICulture.Name == Localization.Cultures.English && Event.DescriptionEn is { Length: > 0 } english ? english : Event.DescriptionZh);

    public bool FullyBooked => Event.SeatsLeft <= 0 || Event.Categories.Count > 0 && Event.Categories.All(c => c.SeatsLeft <= 0);

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancellationToken)
    {
        if (await mediator.Send(new GetPublicEvent(slug), cancellationToken) is not { } found) return NotFound();

        (Event, State) = (found, EventLooks.StateOf(found, clock.GetUtcNow()));
        Call = await mediator.Send(new ShowAbstractCall(slug), cancellationToken);
        return Page();
    }
}

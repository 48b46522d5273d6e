using System.Globalization;
using Association.Application.Access;
using Association.Application.Events.Abstracts;
using Association.Web.Rendering;
using MediatR;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Association.Web.Pages.Abstracts;

/// <summary>The call for abstracts of an event, for everybody.</summary>
internal sealed class CallModel(IMediator mediator, ICurrentUser user, MarkdownRenderer markdown, TimeProvider clock) : PageModel
{
    public PublicCall Call { get; private set; } = null!;
    public bool SignedIn => user.IsSignedIn;
    public bool NotYet => clock.GetUtcNow() < Call.OpensAt;
    public bool HasText => !string.IsNullOrWhiteSpace(Call.TextZh ?? Call.TextEn);
    public IHtmlContent Text => markdown.Render(CultureInfo.CurrentUICulture.Name == Localization.Cultures.English && Call.TextEn is { Length: > 0 } english ? english : Call.TextZh ?? Call.TextEn);

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancellationToken)
    {
        if (await mediator.Send(new ShowAbstractCall(slug), cancellationToken) is not { } call) return NotFound();
        Call = call;
        return Page();
    }
}

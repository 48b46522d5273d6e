using System.Globalization;
using Association.Application.Access;
using Association.Application.Bodies;
using Association.Application.Bodies.Desk;
using Association.Web.Rendering;
using MediatR;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;

namespace Association.Web.Pages.Bodies;

[OutputCache(PolicyName = PublicPageCache.Policy)]
internal sealed class DetailsModel(IMediator mediator, ICurrentUser user, MarkdownRenderer markdown) : PageModel
{
    public PublicBody Body { get; private set; } = null!;
    /// <summary>The reader acts for this body, or works in the office.</summary>
    public bool HasDesk { get; private set; }

    /// <summary>In the reader's language; the Chinese text where there is no other.</summary>
    public IHtmlContent Mission => markdown.Render(CultureInfo.CurrentUICulture.Name == Localization.Cultures.English && Body.MissionEn is { Length: > 0 } english ? english : Body.MissionZh ?? Body.MissionEn);

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancellationToken)
    {
        if (await mediator.Send(new GetPublicBody(slug), cancellationToken) is not { } found) return NotFound();

        Body = found;
        HasDesk = user.IsSignedIn && await mediator.Send(new FindDesk(slug), cancellationToken) is not null;
        return Page();
    }

    public async Task<IActionResult> OnGetCharterAsync(string slug, CancellationToken cancellationToken) =>
        await mediator.Send(new DownloadCharter(slug), cancellationToken) is { } file ? File(file.Content, file.ContentType, file.Name) : NotFound();
}

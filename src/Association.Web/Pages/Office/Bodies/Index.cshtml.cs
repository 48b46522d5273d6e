using Association.Application.Access;
using Association.Application.Bodies;
using Association.Domain.Bodies;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Bodies;

internal sealed class IndexModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : OfficePage(mediator, user, texts)
{
    [BindProperty(SupportsGet = true, Name = "q")] public string? Search { get; set; }
    [BindProperty(SupportsGet = true)] public BodyKind? Kind { get; set; }

    public IReadOnlyList<BodyLine> Found { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) => Found = await Mediator.Send(new ListBodies(Kind, Search), cancellationToken);
}

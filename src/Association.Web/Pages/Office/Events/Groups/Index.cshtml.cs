using Association.Application.Access;
using Association.Application.Events.Groups;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Events.Groups;

/// <summary>The group orders of an event: who pays, how many seats, which names are missing.</summary>
internal sealed class IndexModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : EventPage(mediator, user, texts)
{
    public IReadOnlyList<GroupLine> Groups { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        Groups = await Mediator.Send(new ListGroupOrders(Id), cancellationToken);
        return Page();
    }
}

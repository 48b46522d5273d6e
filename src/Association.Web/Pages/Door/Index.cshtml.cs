using Association.Application.Events;
using Association.Domain.Common;
using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Association.Web.Pages.Door;

/// <summary>The doors that the steward may keep; today's stand first.</summary>
internal sealed class IndexModel(IMediator mediator, TimeProvider clock) : PageModel
{
    public IReadOnlyList<DoorLine> Doors { get; private set; } = [];
    public DateOnly Today => clock.Today();

    public async Task OnGetAsync(CancellationToken cancellationToken) => Doors = await mediator.Send(new ListDoors(), cancellationToken);

    public bool IsToday(DoorLine door) => door.StartsOn <= Today && Today <= door.EndsOn;
}

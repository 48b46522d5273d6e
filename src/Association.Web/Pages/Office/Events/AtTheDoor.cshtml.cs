using Association.Application.Access;
using Association.Application.Events.Editor;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Events;

/// <summary>What the day itself needs: lists, people at the doors, badges.</summary>
internal sealed class AtTheDoorModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : EventPage(mediator, user, texts)
{
    public override EditorStep? Step => EditorStep.CheckIn;

    public IReadOnlyList<DoorPerson> Staff { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        Staff = await Mediator.Send(new ListDoorStaff(Id), cancellationToken);
        return Page();
    }
}

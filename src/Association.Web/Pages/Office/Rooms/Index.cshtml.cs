using Association.Application.Access;
using Association.Application.Rooms;
using Association.Web.Localization;
using Association.Web.TagHelpers;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Rooms;

/// <summary>The rooms in which bodies meet.</summary>
internal sealed class IndexModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : OfficePage(mediator, user, texts)
{
    [BindProperty(SupportsGet = true)] public bool Retired { get; set; }
    [BindProperty] public RoomInput Input { get; set; } = new();

    public IReadOnlyList<RoomLine> Rooms { get; private set; } = [];
    public bool MayEdit => May(Permissions.ManageRooms);
    public int Waiting => Rooms.Sum(r => r.Waiting);

    public async Task OnGetAsync(CancellationToken cancellationToken) => Rooms = await Mediator.Send(new ListRooms(Retired), cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (ModelState.IsValid)
        {
            var result = await Mediator.Send(new AddRoom(Input.Form, IdempotencyKey.Of(Request).ToString()), cancellationToken);
            if (ModelState.Accepted(result))
            {
                this.Done(Say("rooms.added"));
                return this.Go($"/office/rooms/{result.Value}");
            }
        }

        await OnGetAsync(cancellationToken);
        return Page();
    }
}

using Association.Application.Access;
using Association.Application.Bodies;
using Association.Domain.Bodies;
using Association.Domain.Common;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Bodies;

/// <summary>Rank, number of seats and desk of each position.</summary>
internal sealed class SeatsModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : OfficePage(mediator, user, texts)
{
    [BindProperty(SupportsGet = true)] public Id<Body> Id { get; set; }
    [BindProperty] public Form Input { get; set; } = new();

    public BodyDetails Body { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        var seats = await Mediator.Send(new ListSeats(Id), cancellationToken);
        Input = new() { Seats = seats.OrderBy(s => s.Position).Select(s => new Seat { Position = s.Position, Rank = s.Rank, Maximum = s.Maximum, MayAct = s.MayAct }).ToList() };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var saved = await Mediator.Send(new SetSeats(Id, [.. Input.Seats.Select(s => new SeatRule(s.Position, s.Rank, s.Maximum, s.MayAct))]), cancellationToken);
        if (!ModelState.Accepted(saved)) return await LoadAsync(cancellationToken) ? Page() : NotFound();
        this.Done(Say("body-desk.seats-saved"));
        return Redirect($"/office/bodies/{Id}");
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (!May(Permissions.EditBodies) || await Mediator.Send(new GetBody(Id), cancellationToken) is not { } body) return false;
        Body = body;
        return true;
    }

    public sealed record Form
    {
        public IList<Seat> Seats { get; init; } = new List<Seat>();
    }

    public sealed record Seat
    {
        public BodyPosition Position { get; init; }
        public int Rank { get; init; }
        public int? Maximum { get; init; }
        public bool MayAct { get; init; }
    }
}

using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Events;
using Association.Application.Events.Groups;
using MediatR;

namespace Association.Web.Api;

/// <summary>Seats that one payer takes for several people: for liaisons, and for the office on behalf of a sponsor.</summary>
internal static class GroupRoutes
{
    public static void MapGroupOrders(this RouteGroupBuilder api)
    {
        var unit = api.MapGroup("/my-units/{unit:guid}/orders").WithTags("Group orders").WithMetadata(new NeedsScope(Permissions.Self));
        unit.MapGet("/", OfUnit).WithSummary("The group orders of a unit, the latest event first.").Produces<Page<GroupLine>>().Refuses(401, 403, 404);
        unit.MapPost("/", Place).WithSummary("Takes seats for colleagues, all or none.").Produces<GroupOutcome>(201)
            .WithDescription("A row without name and mobile is a seat that gets its name later; employment picks a colleague from the roster. Scope: self.").Refuses(400, 401, 403, 404, 409);
        unit.MapPost("/preview", Preview).WithSummary("What the rows would cost, and what is wrong with each; takes nothing.").Produces<GroupPreview>().Refuses(400, 401, 403, 404);

        var sponsor = api.MapGroup("/events/{id:guid}/group-orders").WithTags("Group orders");
        sponsor.MapGet("/", OfEvent).WithSummary("The group orders of an event.").WithDescription("Scope: registrations.read.").Produces<Page<GroupLine>>().Refuses(401, 403, 404);
        sponsor.MapPost("/", PlaceFor).WithSummary("Takes seats for a sponsor, who gets the link to name them.").WithDescription("Scope: registrations.edit.")
            .Produces<GroupOutcome>(201).Refuses(400, 401, 403, 404, 409);

        var orders = api.MapGroup("/group-orders/{group:guid}").WithTags("Group orders").WithMetadata(new NeedsScope(Permissions.Self));
        orders.MapGet("/", Show).WithSummary("A group order with its seats and what is to pay.").Produces<GroupDetails>().Refuses(401, 403, 404);
        orders.MapPost("/seats/{seat:guid}/name", Name).WithSummary("Gives a seat its name, or to somebody else.").Produces<RegistrationOutcome>().Refuses(400, 401, 403, 404, 409);
        orders.MapPost("/seats/{seat:guid}/return", GiveBack).WithSummary("Gives a seat back that is not paid for.").Produces(204).Refuses(401, 403, 404, 409);
        orders.MapPost("/cancellation", Cancel).WithSummary("Cancels the whole order while nothing is paid.").Produces(204).Refuses(401, 403, 404, 409);
    }

    private static async Task<IResult> OfUnit(Guid unit, IMediator mediator, CancellationToken cancellationToken) =>
        Answers.Listed(new Page<GroupLine>(await mediator.Send(new ListUnitOrders(new(unit)), cancellationToken), null));

    private static async Task<IResult> OfEvent(Guid id, IMediator mediator, CancellationToken cancellationToken) =>
        Answers.Listed(new Page<GroupLine>(await mediator.Send(new ListGroupOrders(new(id)), cancellationToken), null));

    private static async Task<IResult> Place(Guid unit, GroupRequest body, HttpContext context, IMediator mediator, CancellationToken cancellationToken)
    {
        if (body.Event is not { } @event) return ApiProblem.Of(ApiErrors.Missing(nameof(body.Event)));
        var placed = await mediator.Send(new PlaceUnitOrder(new(unit), new(@event), body.Terms, Idempotency.KeyOf(context.Request)), cancellationToken);
        return placed.Answered(context, Made);
    }

    private static async Task<IResult> PlaceFor(Guid id, GroupRequest body, HttpContext context, IMediator mediator, CancellationToken cancellationToken) =>
        (await mediator.Send(new PlaceSponsorOrder(new(id), body.Sponsor, body.Terms, Idempotency.KeyOf(context.Request)), cancellationToken)).Answered(context, Made);

    private static async Task<IResult> Preview(Guid unit, GroupRequest body, IMediator mediator, CancellationToken cancellationToken)
    {
        if (body.Event is not { } @event) return ApiProblem.Of(ApiErrors.Missing(nameof(body.Event)));
        return Answers.Shown(await mediator.Send(new PreviewUnitOrder(new(unit), new(@event), body.Terms.Rows, body.Coupon), cancellationToken));
    }

    private static async Task<IResult> Show(Guid group, IMediator mediator, CancellationToken cancellationToken) =>
        Answers.Shown(await mediator.Send(new GetGroupOrder(new(group)), cancellationToken));

    private static async Task<IResult> Name(Guid group, Guid seat, SeatRequest body, HttpContext context, IMediator mediator, CancellationToken cancellationToken) =>
        (await mediator.Send(new NameSeat(new(group), new(seat), body.Name, body.Mobile, body.Email, body.Employment), cancellationToken)).Answered(context, Answers.Shown);

    private static async Task<IResult> GiveBack(Guid group, Guid seat, HttpContext context, IMediator mediator, CancellationToken cancellationToken) =>
        (await mediator.Send(new GiveSeatBack(new(group), new(seat)), cancellationToken)).Answered(context);

    private static async Task<IResult> Cancel(Guid group, HttpContext context, IMediator mediator, CancellationToken cancellationToken) =>
        (await mediator.Send(new CancelGroupOrder(new(group)), cancellationToken)).Answered(context);

    private static IResult Made(GroupOutcome outcome) => Answers.Made($"{ApiServices.Root}/group-orders/{outcome.Group}", outcome);
}

/// <param name="Event">For a unit's order.</param>
/// <param name="Sponsor">Who pays, for a sponsor's order.</param>
/// <param name="NamesDue">The last day for the names; null: the day before the lock date.</param>
internal sealed record GroupRequest(
    Guid? Event, string? Sponsor, string? ContactName, string? ContactEmail, string? InvoiceHead, string? TaxpayerNumber, DateOnly? NamesDue, IReadOnlyList<SeatRequest>? Rows, string? Coupon = null)
{
    internal GroupTerms Terms => new(ContactName, ContactEmail, InvoiceHead, TaxpayerNumber, NamesDue, [.. (Rows ?? []).Select(r => new GroupRow(r.Category, r.Name, r.Mobile, r.Email, r.Employment))], Coupon);
}

/// <param name="Category">Of a row; a seat that exists keeps its own.</param>
/// <param name="Employment">A colleague on the roster, instead of name and mobile.</param>
internal sealed record SeatRequest(Guid? Category, string? Name, string? Mobile, string? Email, Guid? Employment);

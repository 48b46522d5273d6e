using Association.Application.Common;
using Association.Application.Events;
using Association.Application.Events.Invitations;
using Association.Application.Finance;
using Association.Application.Members;
using Association.Application.Tasks;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Finance;
using Association.Domain.Members;
using Association.Domain.Tasks;
using MediatR;

namespace Association.Web.Api;

internal static class OfficeRoutes
{
    public static void MapOffice(this RouteGroupBuilder api)
    {
        var office = api.MapGroup("/office").WithTags("Office");
        office.MapGet("/events", ListEvents).WithSummary("All events, drafts among them, newest first.").WithDescription("Scope: events.read.").Produces<Page<EventLine>>().Refuses(400, 401, 403);
        office.MapGet("/events/{id:guid}/registrations", ListRegistrations).WithSummary("Who registered for an event; mobile numbers masked.")
            .WithDescription("Scope: registrations.read.").Produces<Page<RegistrationLine>>().Refuses(400, 401, 403, 404);
        office.MapPost("/events/{id:guid}/registrations/{registration:guid}/approval", Approve).WithSummary("Lets somebody in who waited for a decision; the seat is taken now.")
            .WithDescription("Scope: registrations.edit.").Produces(204).Refuses(401, 403, 404, 409);
        office.MapPost("/events/{id:guid}/registrations/{registration:guid}/refusal", Decline).WithSummary("Does not let somebody in who waited for a decision, and tells them why.")
            .WithDescription("Scope: registrations.edit.").Produces(204).Refuses(400, 401, 403, 404, 409);
        office.MapGet("/orders", ListOrders).WithSummary("Orders; what waits longest stands first.").WithDescription("Scope: finance.read.").Produces<Page<OrderLineView>>().Refuses(400, 401, 403);
        office.MapPost("/orders/{id:guid}/payments", Pay).WithSummary("Books a transfer that arrived, and numbers its receipt.").Produces<PaymentBooked>(201)
            .WithDescription("Send an Idempotency-Key: a repeated booking then gets the first answer. Scope: finance.confirm.").Refuses(400, 401, 403, 404, 409);
        api.MapGet("/members", ListMembers).WithTags("Members").WithSummary("The members in the order of a roster; mobile numbers masked.")
            .WithDescription("Search: name, pinyin, initials, number or unit. Scope: members.read.").Produces<Page<MemberLine>>().Refuses(400, 401, 403);
        api.MapGet("/units", ListUnits).WithTags("Members").WithSummary("The member units of a day, higher tiers first.")
            .WithDescription("Without asOf as of today. Scope: units.read.").Produces<Page<UnitLine>>().Refuses(400, 401, 403);
        api.MapGet("/tasks/{id:guid}", ShowTask).WithTags("Tasks").WithSummary("How far a task is, and what became of each row.")
            .WithDescription("For who started it. Scope: office.enter.").Produces<TaskDetails>().Refuses(401, 403, 404);
    }

    private static async Task<IResult> Approve(Guid id, Guid registration, HttpContext context, IMediator mediator, CancellationToken cancellationToken) =>
        (await mediator.Send(new ApproveRegistration(new(id), new(registration)), cancellationToken)).Answered(context, _ => TypedResults.NoContent());

    private static async Task<IResult> Decline(Guid id, Guid registration, RefusalRequest body, HttpContext context, IMediator mediator, CancellationToken cancellationToken) =>
        (await mediator.Send(new RefuseRegistration(new(id), new(registration), body.Reason ?? ""), cancellationToken)).Answered(context, _ => TypedResults.NoContent());

    private static async Task<IResult> ListEvents(IMediator mediator, CancellationToken cancellationToken, Choice<EventStatus>? status = null, int? year = null, string? search = null, string? cursor = null, int? size = null) =>
        Answers.Listed(await mediator.Send(new ListEvents(status?.Value, year, null, search, cursor, size), cancellationToken));

    private static async Task<IResult> ListRegistrations(
        Guid id, IMediator mediator, CancellationToken cancellationToken, Choice<RegistrationView>? view = null, string? search = null, string? cursor = null, int? size = null) =>
        Answers.Listed(await mediator.Send(new ListRegistrations(new Id<Event>(id), view?.Value ?? RegistrationView.Active, search, cursor, size), cancellationToken));

    private static async Task<IResult> ListOrders(
        IMediator mediator, CancellationToken cancellationToken, Choice<OrderView>? view = null, string? search = null, string? cursor = null, int? size = null) =>
        Answers.Listed(await mediator.Send(new ListOrders(view?.Value ?? OrderView.All, search, cursor, size), cancellationToken));

    private static async Task<IResult> ListMembers(
        IMediator mediator, CancellationToken cancellationToken, Guid? unit = null, MembershipCategory? category = null, Choice<MembershipStatus>? status = null, string? search = null, string? cursor = null,
        int? size = null)
    {
        var found = await mediator.Send(new ListMembers(new MemberFilter(search, unit, Category: category, Status: status?.Value), cursor, Size: size), cancellationToken);
        return Answers.Listed(new Page<MemberLine>(found.Items, found.Next, found.Previous, found.TotalIsMore ? null : found.Total));
    }

    private static async Task<IResult> ListUnits(
        IMediator mediator, CancellationToken cancellationToken, DateOnly? asOf = null, Choice<UnitTier>? tier = null, string? search = null, string? cursor = null, int? size = null) =>
        Answers.Listed((await mediator.Send(new ListUnits(asOf, tier?.Value, search, cursor, Size: size), cancellationToken)).Page);

    private static async Task<IResult> ShowTask(Guid id, IMediator mediator, CancellationToken cancellationToken) =>
        Answers.Shown(await mediator.Send(new GetTask(new Id<LongTask>(id)), cancellationToken));

    private static async Task<IResult> Pay(Guid id, PaymentRequest body, HttpContext context, IMediator mediator, CancellationToken cancellationToken)
    {
        if (body.Amount is not { } amount) return ApiProblem.Of(ApiErrors.Missing(nameof(body.Amount)));
        if (body.ReceivedOn is not { } day) return ApiProblem.Of(ApiErrors.Missing(nameof(body.ReceivedOn)));
        var result = await mediator.Send(new ConfirmPayment(new Id<Order>(id), amount, day, Idempotency.KeyOf(context.Request)), cancellationToken);
        return result.Answered(context, receipt => Results.Json(new PaymentBooked(receipt), ApiJson.Options, statusCode: StatusCodes.Status201Created));
    }
}

/// <param name="Amount">Yuan, with at most two places.</param>
/// <param name="ReceivedOn">The day on which the bank received it.</param>
internal sealed record PaymentRequest(decimal? Amount, DateOnly? ReceivedOn);

internal sealed record PaymentBooked(string Receipt);

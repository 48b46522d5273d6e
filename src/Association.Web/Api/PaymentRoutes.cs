using Association.Application.Access;
using Association.Application.Finance.Paying;
using Association.Domain.Finance.Paying;
using MediatR;

namespace Association.Web.Api;

/// <summary>Paying by phone: a code is asked for, looked at again until it was paid, or given up.</summary>
internal static class PaymentRoutes
{
    private const string Ask = "Asks for a code of WeChat Pay or Alipay, or answers the one that serves already.";
    private const string Look = "Where paying by phone stands: the code while somebody can pay it, and the state of the order.";
    private const string Stop = "Gives the code in use up; it is closed at the provider, unless it was paid meanwhile.";
    private const string Coming = "The code comes a moment later: look again. Scope: self.";

    public static void MapPayments(this RouteGroupBuilder api)
    {
        var place = api.MapGroup("/registrations/{id:guid}/payment").WithTags("Paying").WithMetadata(new NeedsScope(Permissions.Self));
        place.MapGet("/", OfPlace).WithSummary(Look).Produces<OnlinePayment>().Refuses(401, 403, 404);
        place.MapPost("/", StartPlace).WithSummary(Ask).WithDescription(Coming).Produces<OnlinePayment>(202).Refuses(400, 401, 403, 404, 409);
        place.MapDelete("/", StopPlace).WithSummary(Stop).Produces(204).Refuses(401, 403, 404);

        var group = api.MapGroup("/group-orders/{group:guid}/payment").WithTags("Paying").WithMetadata(new NeedsScope(Permissions.Self));
        group.MapGet("/", OfGroup).WithSummary(Look).Produces<OnlinePayment>().Refuses(401, 403, 404);
        group.MapPost("/", StartGroup).WithSummary(Ask).WithDescription(Coming).Produces<OnlinePayment>(202).Refuses(400, 401, 403, 404, 409);
        group.MapDelete("/", StopGroup).WithSummary(Stop).Produces(204).Refuses(401, 403, 404);
    }

    private static async Task<IResult> OfPlace(Guid id, IMediator mediator, CancellationToken cancellationToken) =>
        Answers.Shown(await mediator.Send(new GetOnlinePayment(new(id)), cancellationToken));

    private static async Task<IResult> StartPlace(Guid id, CodeWanted body, HttpContext context, IMediator mediator, CancellationToken cancellationToken)
    {
        if (body.Provider is not { } provider) return ApiProblem.Of(ApiErrors.Missing(nameof(body.Provider)));
        var started = await mediator.Send(new StartOnlinePayment(new(id), provider), cancellationToken);
        var state = started.Succeeded ? await mediator.Send(new GetOnlinePayment(new(id)), cancellationToken) : null;
        return started.Answered(context, _ => Answers.Begun($"{ApiServices.Root}/registrations/{id}/payment", state));
    }

    private static async Task<IResult> StopPlace(Guid id, HttpContext context, IMediator mediator, CancellationToken cancellationToken) =>
        (await mediator.Send(new CancelOnlinePayment(new(id)), cancellationToken)).Answered(context);

    private static async Task<IResult> OfGroup(Guid group, IMediator mediator, CancellationToken cancellationToken) =>
        Answers.Shown(await mediator.Send(new GetGroupPayment(new(group)), cancellationToken));

    private static async Task<IResult> StartGroup(Guid group, CodeWanted body, HttpContext context, IMediator mediator, CancellationToken cancellationToken)
    {
        if (body.Provider is not { } provider) return ApiProblem.Of(ApiErrors.Missing(nameof(body.Provider)));
        var started = await mediator.Send(new StartGroupPayment(new(group), provider), cancellationToken);
        var state = started.Succeeded ? await mediator.Send(new GetGroupPayment(new(group)), cancellationToken) : null;
        return started.Answered(context, _ => Answers.Begun($"{ApiServices.Root}/group-orders/{group}/payment", state));
    }

    private static async Task<IResult> StopGroup(Guid group, HttpContext context, IMediator mediator, CancellationToken cancellationToken) =>
        (await mediator.Send(new CancelGroupPayment(new(group)), cancellationToken)).Answered(context);
}

internal sealed record CodeWanted(PaymentProvider? Provider);

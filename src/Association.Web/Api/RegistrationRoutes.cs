using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Events;
using Association.Application.Events.Online;
using Association.Domain.Common;
using Association.Domain.Events;
using MediatR;

namespace Association.Web.Api;

internal static class RegistrationRoutes
{
    public static void MapRegistrations(this RouteGroupBuilder api)
    {
        var own = api.MapGroup("/registrations").WithTags("Own registrations").WithMetadata(new NeedsScope(Permissions.Self));
        own.MapGet("/", List).WithSummary("The registrations of the token's owner, latest event first.").Produces<Page<MyRegistration>>().Refuses(401, 403);
        own.MapGet("/{id:guid}", Show).WithSummary("One's own registration: ticket, payment, certificate.").Produces<RegistrationDetails>().Refuses(401, 403, 404);
        own.MapPost("/{id:guid}/cancellation", Cancel).WithSummary("Gives the place back.").Produces(204).Refuses(401, 403, 404, 409);
        own.MapGet("/{id:guid}/online", Online).WithSummary("How to join the online parts of the event; links only with a confirmed place.").Produces<IReadOnlyList<OwnOnline>>().Refuses(401, 403, 404);
        own.MapPost("/{id:guid}/codes", Code).WithSummary("Enters the code that is shown during an online session.").Produces<CodeAnswered>().Refuses(400, 401, 403, 404);
    }

    private static async Task<IResult> Online(Guid id, IMediator mediator, CancellationToken cancellationToken) =>
        Answers.Shown(await mediator.Send(new ShowOwnOnline(new Id<Registration>(id)), cancellationToken));

    private static async Task<IResult> Code(Guid id, CodeRequest body, HttpContext context, IMediator mediator, CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new AnswerCode(new Id<Registration>(id), body.Code), cancellationToken);
        return result.Answered(context, Answers.Shown);
    }

    private static async Task<IResult> List(IMediator mediator, CancellationToken cancellationToken) =>
        Answers.Listed(new Page<MyRegistration>(await mediator.Send(new ListMyRegistrations(), cancellationToken), null));

    private static async Task<IResult> Show(Guid id, IMediator mediator, CancellationToken cancellationToken) =>
        Answers.Shown(await mediator.Send(new GetRegistration(new Id<Registration>(id)), cancellationToken));

    private static async Task<IResult> Cancel(Guid id, HttpContext context, IMediator mediator, CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new CancelRegistration(new Id<Registration>(id), null, Idempotency.KeyOf(context.Request)), cancellationToken);
        return result.Answered(context);
    }
}

internal sealed record CodeRequest(string? Code);

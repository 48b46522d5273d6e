using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Events;
using Association.Application.Events.Forms;
using Association.Application.Events.Waiting;
using MediatR;

namespace Association.Web.Api;

/// <summary>What the owner of the token waits for: the place in the queue, the seat that is offered, and the way out.</summary>
internal static class WaitingRoutes
{
    public static void MapWaiting(this RouteGroupBuilder api)
    {
        var own = api.MapGroup("/waiting").WithTags("Own registrations").WithMetadata(new NeedsScope(Permissions.Self));
        own.MapGet("/", List).WithSummary("What the token's owner waits for.").Produces<Page<MyWaiting>>().Refuses(401, 403);
        own.MapGet("/{id:guid}", Show).WithSummary("One entry: position, offer, price of today.").Produces<WaitingDetails>().Refuses(401, 403, 404);
        own.MapPost("/{id:guid}/acceptance", Accept).WithSummary("Takes the seat that is offered.").Produces<RegistrationOutcome>(201).Produces<RegistrationOutcome>()
            .WithDescription("With the answers to what the event asks of the category; 200 when it was taken before. Scope: self.").Refuses(400, 401, 403, 404, 409);
        own.MapPost("/{id:guid}/departure", Leave).WithSummary("Leaves the list; a held seat goes on to the next.").Produces(204).Refuses(401, 403, 404, 409);
    }

    private static async Task<IResult> List(IMediator mediator, CancellationToken cancellationToken) =>
        Answers.Listed(new Page<MyWaiting>(await mediator.Send(new ListMyWaiting(), cancellationToken), null));

    private static async Task<IResult> Show(Guid id, IMediator mediator, CancellationToken cancellationToken) =>
        Answers.Shown(await mediator.Send(new GetWaiting(new(id)), cancellationToken));

    private static async Task<IResult> Accept(Guid id, OfferRequest body, HttpContext context, IMediator mediator, CancellationToken cancellationToken)
    {
        var answers = (body.Answers ?? []).Select(a => new GivenAnswer(a.Question, a.Values ?? [])).ToList();
        var result = await mediator.Send(new AcceptOffer(new(id), null, body.Coupon, answers), cancellationToken);
        return result.Answered(context, outcome => outcome.Known ? Answers.Shown(outcome) : Answers.Made($"{ApiServices.Root}/registrations/{outcome.Registration}", outcome));
    }

    private static async Task<IResult> Leave(Guid id, HttpContext context, IMediator mediator, CancellationToken cancellationToken) =>
        (await mediator.Send(new LeaveWaitingList(new(id)), cancellationToken)).Answered(context);
}

/// <param name="Answers">To the questions that the event asks of the category.</param>
internal sealed record OfferRequest(IReadOnlyList<AnswerRequest>? Answers, string? Coupon = null);

using Association.Application.Access;
using Association.Application.Events.Abstracts;
using Association.Domain.Common;
using Association.Domain.Events.Abstracts;
using MediatR;

namespace Association.Web.Api;

/// <summary>One's own abstracts, and the reviewing of others': a reviewer's list names the person of the token's owner.</summary>
internal static class AbstractRoutes
{
    public static void MapAbstracts(this RouteGroupBuilder api)
    {
        var own = api.MapGroup("/abstracts").WithTags("Abstracts").WithMetadata(new NeedsScope(Permissions.Self));
        own.MapGet("/", Mine).WithSummary("What the token's owner handed in, and the reviewing that waits for them.").Produces<MyAbstracts>().Refuses(401, 403);
        own.MapGet("/{number}", Show).WithSummary("One's own abstract with what was decided.").Produces<OwnAbstract>().Refuses(401, 403, 404);

        own.MapPut("/{number}", Revise).WithSummary("Changes one's own abstract while the call is open, or after a revision was asked for.").Produces<OwnAbstract>()
            .WithDescription("The whole abstract anew, as it was handed in; `consent` is not asked again. Scope: self.").Refuses(400, 401, 403, 404, 409);
        own.MapPost("/{number}/withdrawal", Withdraw).WithSummary("Takes one's own abstract back; it is not reviewed any more.").Produces(204).Refuses(401, 403, 404, 409);

        var reviews = api.MapGroup("/reviews/{number}").WithTags("Abstracts").WithMetadata(new NeedsScope(Permissions.Self));
        reviews.MapGet("/", Desk).WithSummary("What a reviewer has to judge at one event.").WithDescription("The number is the reviewer's, as in `/abstracts`. Scope: self.").Produces<ReviewDeskView>().Refuses(401, 403, 404);
        reviews.MapGet("/{review:guid}", Sheet).WithSummary("One abstract with its criteria; of a blind call without authors.").Produces<ReviewSheet>().Refuses(401, 403, 404);
        reviews.MapPut("/{review:guid}/judgement", Judge).WithSummary("Scores an abstract; may be changed while reviews are taken.").Produces<Judged>()
            .WithDescription("A score for each criterion. The answer holds the weighted total, 0 to 100. Scope: self.").Refuses(400, 401, 403, 404, 409);
        reviews.MapPost("/{review:guid}/refusal", Decline).WithSummary("Gives an abstract back, with the reason.").Produces(204).Refuses(400, 401, 403, 404, 409);
    }

    private static async Task<IResult> Mine(IMediator mediator, CancellationToken cancellationToken) => Answers.Shown(await mediator.Send(new ListMyAbstracts(), cancellationToken));

    private static async Task<IResult> Show(string number, IMediator mediator, CancellationToken cancellationToken) =>
        Answers.Shown(await mediator.Send(new ShowOwnAbstract(number), cancellationToken));

    private static async Task<IResult> Revise(string number, AbstractRequest body, HttpContext context, IMediator mediator, CancellationToken cancellationToken)
    {
        if (await mediator.Send(new ShowOwnAbstract(number), cancellationToken) is not { } own) return ApiProblem.Of(ApiErrors.NotFound);
        var result = await mediator.Send(new ReviseAbstract(new(own.Id), body.Typed), cancellationToken);
        return result.Succeeded ? Answers.Shown(await mediator.Send(new ShowOwnAbstract(number), cancellationToken)) : result.Answered(context);
    }

    private static async Task<IResult> Withdraw(string number, HttpContext context, IMediator mediator, CancellationToken cancellationToken)
    {
        if (await mediator.Send(new ShowOwnAbstract(number), cancellationToken) is not { } own) return ApiProblem.Of(ApiErrors.NotFound);
        return (await mediator.Send(new WithdrawAbstract(new(own.Id)), cancellationToken)).Answered(context);
    }

    private static async Task<IResult> Desk(string number, IMediator mediator, CancellationToken cancellationToken) =>
        Answers.Shown(await mediator.Send(new ShowReviewDesk(number), cancellationToken));

    private static async Task<IResult> Sheet(string number, Guid review, IMediator mediator, CancellationToken cancellationToken) =>
        Answers.Shown(await mediator.Send(new ShowReview(number, new(review)), cancellationToken));

    private static async Task<IResult> Judge(string number, Guid review, JudgementRequest body, HttpContext context, IMediator mediator, CancellationToken cancellationToken)
    {
        var scores = (body.Scores ?? []).GroupBy(s => s.Criterion).ToDictionary(g => new Id<ReviewCriterion>(g.Key), g => g.Last().Value);
        var result = await mediator.Send(new JudgeAbstract(number, new(review), new(scores, body.Recommends, body.Remark, body.Advice)), cancellationToken);
        return result.Answered(context, total => Answers.Shown(new Judged(total)));
    }

    private static async Task<IResult> Decline(string number, Guid review, RefusalRequest body, HttpContext context, IMediator mediator, CancellationToken cancellationToken) =>
        (await mediator.Send(new DeclineReview(number, new(review), body.Reason ?? ""), cancellationToken)).Answered(context);
}

/// <param name="Remark">For the office alone.</param>
/// <param name="Advice">For the author, without the reviewer's name.</param>
internal sealed record JudgementRequest(IReadOnlyList<ScoreRequest>? Scores, AbstractDecision? Recommends, string? Remark, string? Advice);

/// <param name="Value">From 0 to the criterion's highest, with one decimal at most.</param>
internal sealed record ScoreRequest(Guid Criterion, decimal Value);

/// <param name="Total">0 to 100 with one decimal.</param>
internal sealed record Judged(decimal Total);

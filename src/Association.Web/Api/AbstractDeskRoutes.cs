using Association.Application.Common;
using Association.Application.Events.Abstracts;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Abstracts;
using MediatR;

namespace Association.Web.Api;

/// <summary>The office's side of the abstracts of an event: who reviews what, and what is decided.</summary>
internal static class AbstractDeskRoutes
{
    private const string Reads = "Scope: abstracts.read.";
    private const string Edits = "Scope: abstracts.edit.";

    public static void MapAbstractDesk(this RouteGroupBuilder api)
    {
        var desk = api.MapGroup("/events/{id:guid}/abstracts").WithTags("Abstracts");
        desk.MapGet("/", List).WithSummary("The abstracts of an event with their scores, fifty at a time.").WithDescription($"`sort`: score, number, title or submitted; a minus before it turns it round. {Reads}")
            .Produces<AbstractPage>().Refuses(400, 401, 403, 404);
        desk.MapGet("/{item:guid}", Show).WithSummary("One abstract with its reviews and who else may look at it.").WithDescription(Reads).Produces<AbstractSheet>().Refuses(401, 403, 404);
        desk.MapGet("/reviewers", Reviewers).WithSummary("The reviewers of an event with how far they are.").WithDescription(Reads).Produces<Page<ReviewerAnswer>>().Refuses(401, 403, 404);
        desk.MapPost("/{item:guid}/reviewers", Assign).WithSummary("Gives an abstract to a reviewer; 409 where both have a unit in common.").WithDescription(Edits).Produces(204).Refuses(400, 401, 403, 404, 409);
        desk.MapPost("/reviews/{review:guid}/withdrawal", Unassign).WithSummary("Takes an abstract from a reviewer who has not scored it.").WithDescription(Edits).Produces(204).Refuses(401, 403, 404, 409);
        desk.MapPost("/assignment", Spread).WithSummary("Gives every abstract as many reviewers as the call says, without a conflict of interest.")
            .WithDescription($"What was assigned stays. {Edits}").Produces<EvenOutcome>().Refuses(401, 403, 404, 409);
        desk.MapPut("/{item:guid}/decision", Decide).WithSummary("Decides about an abstract; with tell=true the author is told at once.").WithDescription(Edits).Produces(204).Refuses(400, 401, 403, 404, 409);
        desk.MapPost("/{item:guid}/letter", Tell).WithSummary("Mails the decision to an author who was not told yet.").WithDescription(Edits).Produces(204).Refuses(401, 403, 404, 409);
        desk.MapPost("/{item:guid}/withdrawal", Withdraw).WithSummary("Takes an abstract back for its author, who asked for it.").WithDescription(Edits).Produces(204).Refuses(401, 403, 404, 409);
    }

    private static async Task<IResult> List(
        Guid id, IMediator mediator, CancellationToken cancellationToken, Choice<SubmissionStatus>? status = null, Guid? track = null, string? search = null, bool lacking = false, bool untold = false,
        string? sort = null, int page = 1)
    {
        var found = await mediator.Send(new ListSubmissions(new(id), new(status?.Value, track, search, lacking, untold, sort), page), cancellationToken);
        return Answers.Shown(new AbstractPage(found.Total, found.Untold, [.. found.Counts.Select(c => new StatusCount(c.Key, c.Value))], found.Lines));
    }

    private static async Task<IResult> Show(Guid id, Guid item, IMediator mediator, CancellationToken cancellationToken) =>
        Answers.Shown(await mediator.Send(new GetSubmission(new(id), new(item)), cancellationToken) is { } found ? AbstractSheet.Of(found) : null);

    private static async Task<IResult> Reviewers(Guid id, IMediator mediator, CancellationToken cancellationToken)
    {
        var lines = await mediator.Send(new ListReviewers(new(id)), cancellationToken);
        return Answers.Listed(new Page<ReviewerAnswer>([.. lines.Select(l => new ReviewerAnswer(l.Reviewer.Id.Value, l.Reviewer.Name, l.Reviewer.UnitNames, l.All, l.Done, l.Declined))], null));
    }

    private static async Task<IResult> Assign(Guid id, Guid item, AssignmentRequest body, HttpContext context, IMediator mediator, CancellationToken cancellationToken)
    {
        if (body.Reviewer is not { } reviewer) return ApiProblem.Of(ApiErrors.Missing(nameof(body.Reviewer)));
        return (await mediator.Send(new AssignReviewer(new(id), new(item), new(reviewer)), cancellationToken)).Answered(context);
    }

    private static async Task<IResult> Unassign(Guid id, Guid review, HttpContext context, IMediator mediator, CancellationToken cancellationToken) =>
        (await mediator.Send(new UnassignReviewer(new(id), new(review)), cancellationToken)).Answered(context);

    private static async Task<IResult> Spread(Guid id, HttpContext context, IMediator mediator, CancellationToken cancellationToken) =>
        (await mediator.Send(new AssignEvenly(new Id<Event>(id)), cancellationToken)).Answered(context, Answers.Shown);

    private static async Task<IResult> Decide(Guid id, Guid item, DecisionRequest body, HttpContext context, IMediator mediator, CancellationToken cancellationToken)
    {
        if (body.Decision is not { } decision) return ApiProblem.Of(ApiErrors.Missing(nameof(body.Decision)));
        return (await mediator.Send(new DecideSubmission(new(id), new(item), decision, body.Note, body.Tell), cancellationToken)).Answered(context, _ => Results.NoContent());
    }

    private static async Task<IResult> Tell(Guid id, Guid item, HttpContext context, IMediator mediator, CancellationToken cancellationToken) =>
        (await mediator.Send(new TellDecision(new(id), new(item)), cancellationToken)).Answered(context, _ => Results.NoContent());

    private static async Task<IResult> Withdraw(Guid id, Guid item, HttpContext context, IMediator mediator, CancellationToken cancellationToken) =>
        (await mediator.Send(new WithdrawSubmission(new(id), new(item)), cancellationToken)).Answered(context);
}

/// <param name="Untold">Decided, and their authors were not told.</param>
/// <param name="Counts">Of all that were handed in.</param>
internal sealed record AbstractPage(int Total, int Untold, IReadOnlyList<StatusCount> Counts, IReadOnlyList<SubmissionLine> Items);

internal sealed record StatusCount(SubmissionStatus Status, int Abstracts);

/// <summary>An abstract as the office sees it.</summary>
/// <param name="Free">Reviewers who may be given it.</param>
/// <param name="Conflicted">Reviewers who may not, with what they have in common.</param>
internal sealed record AbstractSheet(
    Guid Id, string Number, SubmissionStatus Status, int Edition, Bilingual Title, PresentationWish Wish, Bilingual? Track, IReadOnlyList<AbstractAuthor> Authors, IReadOnlyList<AbstractText> Texts,
    string? Note, DateTimeOffset SubmittedAt, DateTimeOffset? DecidedAt, DateTimeOffset? ToldAt, Guid? Session, IReadOnlyList<AbstractJudged> Reviews, IReadOnlyList<ReviewerName> Free,
    IReadOnlyList<ReviewerConflict> Conflicted)
{
    public static AbstractSheet Of(SubmissionView view)
    {
        var s = view.Submission;
        return new(s.Id.Value, s.Number, s.Status, s.Edition, s.Title, s.Wish, view.Track,
            [.. s.Authors.OrderBy(a => a.Order).Select(a => new AbstractAuthor(a.Name, a.Unit, a.Presents))], [.. s.Texts.OrderBy(t => t.Order).Select(t => new AbstractText(t.Asked, t.Value))],
            s.Note, s.SubmittedAt, s.DecidedAt, s.ToldAt, s.Session?.Value,
            [.. view.Reviews.Select(r => new AbstractJudged(r.Review.Id.Value, r.Review.Reviewer.Value, r.Reviewer, r.Review.State, r.Review.Total, r.Review.Recommends, r.Review.Remark, r.Review.Advice))],
            [.. view.Free.Select(r => new ReviewerName(r.Id.Value, r.Name))], [.. view.Conflicted.Select(c => new ReviewerConflict(c.Key, c.Value))]);
    }
}

internal sealed record AbstractAuthor(string Name, string Unit, bool Presents);

internal sealed record AbstractText(Bilingual Asked, string Value);

/// <param name="Total">0 to 100; null before it is done.</param>
internal sealed record AbstractJudged(Guid Id, Guid Reviewer, string Name, ReviewState State, decimal? Total, AbstractDecision? Recommends, string? Remark, string? Advice);

internal sealed record ReviewerName(Guid Id, string Name);

/// <param name="Common">The unit, or the person, that reviewer and abstract have in common.</param>
internal sealed record ReviewerConflict(string Name, string Common);

internal sealed record ReviewerAnswer(Guid Id, string Name, IReadOnlyList<string> Units, int All, int Done, int Declined);

/// <param name="Reviewer">Of the event's list.</param>
internal sealed record AssignmentRequest(Guid? Reviewer);

/// <param name="Note">For the author, beside the text of the decision.</param>
/// <param name="Tell">The author is told at once.</param>
internal sealed record DecisionRequest(AbstractDecision? Decision, string? Note, bool Tell = false);

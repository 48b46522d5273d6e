using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Events;
using Association.Application.Events.Forms;
using Association.Application.Events.Online;
using Association.Application.Events.SelfService;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Forms;
using MediatR;

namespace Association.Web.Api;

internal static class RegistrationRoutes
{
    public static void MapRegistrations(this RouteGroupBuilder api)
    {
        var own = api.MapGroup("/registrations").WithTags("Own registrations").WithMetadata(new NeedsScope(Permissions.Self));
        own.MapGet("/", List).WithSummary("The registrations of the token's owner, latest event first.").Produces<Page<MyRegistration>>().Refuses(401, 403);
        own.MapGet("/{id:guid}", Show).WithSummary("One's own registration: ticket, payment, certificate.").Produces<RegistrationDetails>().Refuses(401, 403, 404);
        own.MapPost("/{id:guid}/cancellation", Cancel).WithSummary("Gives the place back.").WithDescription("What comes back of what was paid stands in the changes. Scope: self.").Produces(204).Refuses(401, 403, 404, 409);
        own.MapGet("/{id:guid}/changes", Rules).WithSummary("What the participant may change today, until when and what it costs.").Produces<OwnRules>().Refuses(401, 403, 404);
        own.MapPut("/{id:guid}/category", Move).WithSummary("Comes in another category; the difference is ordered or owed back.").Produces(204).Refuses(400, 401, 403, 404, 409);
        own.MapPut("/{id:guid}/answers", Answer).WithSummary("Answers the form, or the follow-up form, anew.").Produces(204).Refuses(400, 401, 403, 404, 409);
        own.MapPost("/{id:guid}/transfer", Transfer).WithSummary("Gives the place to somebody else, who gets a ticket of their own.").Produces(204).Refuses(400, 401, 403, 404, 409);
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

    private static async Task<IResult> Rules(Guid id, IMediator mediator, CancellationToken cancellationToken) =>
        Answers.Shown(await mediator.Send(new GetSelfService(new Id<Registration>(id)), cancellationToken));

    private static async Task<IResult> Move(Guid id, MoveRequest body, HttpContext context, IMediator mediator, CancellationToken cancellationToken)
    {
        if (body.Category is not { } category) return ApiProblem.Of(ApiErrors.Missing(nameof(body.Category)));
        return (await mediator.Send(new MoveToCategory(new(id), new(category), null, Idempotency.KeyOf(context.Request)), cancellationToken)).Answered(context);
    }

    private static async Task<IResult> Answer(Guid id, AnswersRequest body, HttpContext context, IMediator mediator, CancellationToken cancellationToken)
    {
        var answers = (body.Answers ?? []).Select(a => new GivenAnswer(a.Question, a.Values ?? [])).ToList();
        return (await mediator.Send(new ChangeAnswers(new(id), body.Stage, answers, null, Idempotency.KeyOf(context.Request)), cancellationToken)).Answered(context);
    }

    private static async Task<IResult> Transfer(Guid id, GuestRequest body, HttpContext context, IMediator mediator, CancellationToken cancellationToken)
    {
        var to = new GuestDetails(body.Name ?? "", body.Mobile ?? "", body.Email, body.Unit);
        return (await mediator.Send(new TransferRegistration(new(id), to, null, Idempotency.KeyOf(context.Request)), cancellationToken)).Answered(context);
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

/// <param name="Category">Another category of the same event.</param>
internal sealed record MoveRequest(Guid? Category);

/// <param name="Stage">Which form is answered.</param>
internal sealed record AnswersRequest(IReadOnlyList<AnswerRequest>? Answers, QuestionStage Stage = QuestionStage.Registration);

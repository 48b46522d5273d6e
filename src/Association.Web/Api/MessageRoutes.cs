using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Messages;
using Association.Application.Messages.Inbox;
using Association.Application.Messages.Mailings;
using Association.Domain.Messages;
using MediatR;

namespace Association.Web.Api;

/// <summary>What was written to somebody, what the office writes to many, and what became of it.</summary>
internal static class MessageRoutes
{
    public static void MapMessages(this RouteGroupBuilder api)
    {
        api.MapGet("/inbox", ListMine).WithTags("Messages").WithMetadata(new NeedsScope(Permissions.Self)).WithSummary("What was written to the owner's own address, the newest first.")
            .WithDescription("Links in it are cut before their keys. Scope: self.").Produces<Page<MyMessage>>().Refuses(400, 401, 403);
        api.MapPost("/inbox/read", ReadMine).WithTags("Messages").WithMetadata(new NeedsScope(Permissions.Self)).WithSummary("Marks one message as read, or all without a message.")
            .WithDescription("Scope: self.").Produces(StatusCodes.Status204NoContent).Refuses(400, 401, 403);
        api.MapGet("/messages", List).WithTags("Messages").WithSummary("Mails that left, wait, or could not leave, the newest first; addresses masked.")
            .WithDescription("Of one rule, person or event if asked. Scope: messages.read.").Produces<Page<MessageLine>>().Refuses(400, 401, 403);
        var mailings = api.MapGroup("/mailings").WithTags("Messages");
        mailings.MapGet("", ListMailings).WithSummary("What was written to many, the newest first.").WithDescription("Scope: messages.read.").Produces<Page<MailingLine>>().Refuses(400, 401, 403);
        mailings.MapPost("", Write).WithSummary("Writes a draft; nobody gets anything before it is sent.")
            .WithDescription("Send an Idempotency-Key: a repeated draft then gets the first answer. Scope: reminders.edit.").Produces<MailingWritten>(StatusCodes.Status201Created).Refuses(400, 401, 403);
        mailings.MapPost("/counts", Count).WithSummary("How many an audience reaches, and how many not by reason.").WithDescription("Scope: reminders.edit.").Produces<AudienceCount>().Refuses(400, 401, 403);
        mailings.MapGet("/{id:guid}", Show).WithSummary("One of them, with how many mails are in which state.").WithDescription("Scope: messages.read.").Produces<MailingDetails>().Refuses(401, 403, 404);
        mailings.MapGet("/{id:guid}/recipients", ListReaders).WithSummary("What became of each reader's mail; addresses masked.").WithDescription("Scope: messages.read.").Produces<Page<RecipientLine>>().Refuses(400, 401, 403, 404);
        mailings.MapPost("/{id:guid}/sending", Send).WithSummary("Sends it, now or at a moment.").WithDescription("Scope: reminders.edit.").Produces(StatusCodes.Status204NoContent).Refuses(400, 401, 403, 404, 409);
        mailings.MapPost("/{id:guid}/stop", Stop).WithSummary("Holds back what has not left; before its moment it is a draft again.").WithDescription("Scope: reminders.edit.").Produces<MailingStopped>().Refuses(401, 403, 404, 409);
    }

    private static async Task<IResult> ListMine(IMediator mediator, CancellationToken cancellationToken, string? cursor = null, int? size = null) =>
        Answers.Listed(await mediator.Send(new ListMyMessages(cursor, size), cancellationToken));

    private static async Task<IResult> ReadMine(ReadRequest body, HttpContext context, IMediator mediator, CancellationToken cancellationToken) =>
        (await mediator.Send(new ReadMyMessages(body.Message), cancellationToken)).Answered(context);

    private static async Task<IResult> List(
        IMediator mediator, CancellationToken cancellationToken, Choice<OutboxState>? state = null, string? template = null, Guid? rule = null, Guid? person = null, Guid? @event = null, string? cursor = null, int? size = null) =>
        Answers.Listed((await mediator.Send(new ListMessages(state?.Value, template, null, cursor, size, Rule: rule, Person: person, Event: @event), cancellationToken)).Page);

    private static async Task<IResult> ListMailings(IMediator mediator, CancellationToken cancellationToken, string? cursor = null, int? size = null) =>
        Answers.Listed(await mediator.Send(new ListMailings(cursor, size), cancellationToken));

    private static async Task<IResult> Write(MailingRequest body, HttpContext context, IMediator mediator, CancellationToken cancellationToken)
    {
        if (body.Audience is not { } audience) return ApiProblem.Of(ApiErrors.Missing(nameof(body.Audience)));
        var words = new MailingWords(body.SubjectZh ?? "", body.TextZh ?? "", body.SubjectEn, body.TextEn);
        var written = await mediator.Send(new SaveMailing(null, Whom(audience), body.Kind ?? MailKind.EventNews, words, Idempotency.KeyOf(context.Request)), cancellationToken);
        return written.Answered(context, id => Answers.Made($"{ApiServices.Root}/mailings/{id}", new MailingWritten(id)));
    }

    private static async Task<IResult> Count(CountRequest body, IMediator mediator, CancellationToken cancellationToken) =>
        body.Audience is { } audience ? Answers.Shown(await mediator.Send(new CountAudience(Whom(audience), body.Kind ?? MailKind.EventNews), cancellationToken))
            : ApiProblem.Of(ApiErrors.Missing(nameof(body.Audience)));

    private static async Task<IResult> Show(Guid id, IMediator mediator, CancellationToken cancellationToken) => Answers.Shown(await mediator.Send(new GetMailing(new(id)), cancellationToken));

    private static async Task<IResult> ListReaders(
        Guid id, IMediator mediator, CancellationToken cancellationToken, Choice<OutboxState>? state = null, bool leftOut = false, bool notNeeded = false, string? cursor = null, int? size = null) =>
        Answers.Shown(await mediator.Send(new ListRecipients(new(id), state?.Value, leftOut, cursor, size, NotNeeded: notNeeded), cancellationToken));

    private static async Task<IResult> Send(Guid id, SendRequest body, HttpContext context, IMediator mediator, CancellationToken cancellationToken) =>
        (await mediator.Send(new ScheduleMailing(new(id), body.At), cancellationToken)).Answered(context);

    private static async Task<IResult> Stop(Guid id, HttpContext context, IMediator mediator, CancellationToken cancellationToken) =>
        (await mediator.Send(new StopMailing(new(id)), cancellationToken)).Answered(context, held => Results.Json(new MailingStopped(held), ApiJson.Options));

    private static MailingAudience Whom(AudienceRequest audience) => new(audience.Kind, audience.Of, audience.Question ?? "");
}

/// <param name="Of">The body or event, where the kind is about one.</param>
/// <param name="Question">What follows the question mark in the address of the office's list.</param>
internal sealed record AudienceRequest(AudienceKind Kind, Guid? Of, string? Question);

internal sealed record MailingRequest(AudienceRequest? Audience, MailKind? Kind, string? SubjectZh, string? TextZh, string? SubjectEn, string? TextEn);

internal sealed record CountRequest(AudienceRequest? Audience, MailKind? Kind);

/// <param name="At">Null: now.</param>
internal sealed record SendRequest(DateTimeOffset? At);

/// <param name="Message">Null: all.</param>
internal sealed record ReadRequest(Guid? Message);

internal sealed record MailingWritten(Guid Mailing);

/// <param name="HeldBack">Mails that do not leave any more.</param>
internal sealed record MailingStopped(int HeldBack);

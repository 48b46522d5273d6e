using Association.Application.Access;
using Association.Application.Certificates;
using Association.Application.Common;
using Association.Application.Events;
using Association.Application.Events.Doors;
using Association.Application.Events.Copying;
using Association.Application.Events.Abstracts;
using Association.Application.Events.Waiting;
using Association.Application.Events.Forms;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Abstracts;
using MediatR;

namespace Association.Web.Api;

internal static class EventRoutes
{
    public static void MapEvents(this RouteGroupBuilder api)
    {
        var events = api.MapGroup("/events").WithTags("Events");
        events.MapGet("/", List).WithSummary("Published events, upcoming or past.").Produces<Page<PublicEventLine>>().Refuses(400);
        events.MapGet("/{slug}", Show).WithSummary("One event with its programme, categories and prices.").Produces<PublicEvent>().Refuses(404);
        events.MapGet("/{id:guid}/form", Form).WithSummary("What the event asks of whoever registers.").Produces<IReadOnlyList<AskedQuestion>>();
        events.MapPost("/{id:guid}/registrations", Register).WithMetadata(new NeedsScope(Permissions.Self))
            .WithSummary("Takes a place for the token's owner, or for the guest given where the owner is no known person.").Produces<RegistrationOutcome>(201).Produces<RegistrationOutcome>().Produces<WaitingOutcome>(202)
            .WithDescription("201 for a new registration; 200 with the first one when this person was registered already; 202 with the entry on the waiting list when the category is sold out and the event has one (409 with waitIfFull: false). Scope: self.").Refuses(400, 401, 403, 404, 409);
        events.MapPost("/{id:guid}/waiting", Wait).WithMetadata(new NeedsScope(Permissions.Self))
            .WithSummary("Waits for a seat of a category that is sold out.").Produces<WaitingOutcome>(201).Produces<WaitingOutcome>()
            .WithDescription("200 with the entry, or the registration, that this person has already. Scope: self.").Refuses(400, 401, 403, 404, 409);
        events.MapGet("/{slug}/abstract-call", Call).WithSummary("The call for abstracts of an event.").Produces<PublicCall>().Refuses(404);
        events.MapPost("/{id:guid}/abstracts", Submit).WithMetadata(new NeedsScope(Permissions.Self)).WithSummary("Hands an abstract in for the token's owner.").Produces<SubmissionReceipt>(201)
            .WithDescription("Scope: self.").Refuses(400, 401, 403, 404, 409);
        events.MapPost("/{id:guid}/scans", Scan).WithSummary("Shows a ticket at the door.").Produces<ScanAnswer>()
            .WithDescription("The nonce, or the Idempotency-Key in its place, makes a repeated scan the same scan. Scope: tickets.scan.").Refuses(400, 401, 403, 404);
        events.MapPost("/{id:guid}/scans/simulation", Simulate).WithSummary("What a scan would be answered now; writes nothing.").Produces<ScanAnswer>()
            .WithDescription("Scope: tickets.scan.").Refuses(400, 401, 403, 404);
        events.MapPost("/{id:guid}/copies", Copy).WithSummary("Makes a draft from an event, with the chosen parts; every date moves with the first day.").Produces<EventCopied>(201)
            .WithDescription("Parts: basics, programme, prices, form, checkIn, badges, surveys, messages, online, abstracts; without parts all of them. Scope: events.edit.").Refuses(400, 401, 403, 404);
        events.MapPost("/{id:guid}/certificates", Issue).WithSummary("Starts to issue the certificates of everybody who came.").Produces<TaskStarted>(202)
            .WithDescription("The event must be held. Scope: certificates.issue.").Refuses(401, 403, 404, 409);
    }

    private static async Task<IResult> List(IMediator mediator, CancellationToken cancellationToken, Choice<EventPeriod>? period = null, string? search = null, string? cursor = null, int? size = null) =>
        Answers.Listed(await mediator.Send(new ListPublicEvents(period?.Value ?? EventPeriod.Upcoming, search, null, cursor, size), cancellationToken));

    private static async Task<IResult> Show(string slug, IMediator mediator, CancellationToken cancellationToken) =>
        Answers.Shown(await mediator.Send(new GetPublicEvent(slug), cancellationToken));

    private static async Task<IResult> Form(Guid id, IMediator mediator, CancellationToken cancellationToken) =>
        Answers.Shown(await mediator.Send(new GetRegistrationForm(new Id<Event>(id)), cancellationToken));

    private static async Task<IResult> Register(Guid id, RegistrationRequest body, HttpContext context, IMediator mediator, CancellationToken cancellationToken)
    {
        if (body.Category is not { } category) return ApiProblem.Of(ApiErrors.Missing(nameof(body.Category)));
        var guest = body.Guest is { } given ? new GuestDetails(given.Name ?? "", given.Mobile ?? "", given.Email, given.Unit) : null;
        var result = await mediator.Send(
            new RegisterForEvent(new Id<Event>(id), new Id<TicketCategory>(category), guest, body.Consent, body.Remark, Idempotency.KeyOf(context.Request),
                [.. (body.Answers ?? []).Select(a => new GivenAnswer(a.Question, a.Values ?? []))], Coupon: body.Coupon, Pass: body.Pass, WaitIfFull: body.WaitIfFull ?? true), cancellationToken);
        return result.Answered(context, outcome => outcome switch
        {
            { Waiting: { } entry } => Answers.Begun($"{ApiServices.Root}/events/{id}/waiting", entry),
            { Known: true } => Answers.Shown(outcome),
            _ => Answers.Made($"{ApiServices.Root}/registrations/{outcome.Registration}", outcome),
        });
    }

    private static async Task<IResult> Wait(Guid id, RegistrationRequest body, HttpContext context, IMediator mediator, CancellationToken cancellationToken)
    {
        if (body.Category is not { } category) return ApiProblem.Of(ApiErrors.Missing(nameof(body.Category)));
        var guest = body.Guest is { } given ? new GuestDetails(given.Name ?? "", given.Mobile ?? "", given.Email, given.Unit) : null;
        var result = await mediator.Send(
            new JoinWaitingList(new Id<Event>(id), new Id<TicketCategory>(category), guest, body.Consent, body.Remark, Idempotency.KeyOf(context.Request)), cancellationToken);
        return result.Answered(context, outcome => outcome.Known ? Answers.Shown(outcome) : Answers.Made($"{ApiServices.Root}/events/{id}/waiting", outcome));
    }

    private static async Task<IResult> Call(string slug, IMediator mediator, CancellationToken cancellationToken) =>
        Answers.Shown(await mediator.Send(new ShowAbstractCall(slug), cancellationToken));

    private static async Task<IResult> Submit(Guid id, AbstractRequest body, HttpContext context, IMediator mediator, CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new SubmitAbstract(new Id<Event>(id), body.Typed, body.Consent, IdempotencyKey: Idempotency.KeyOf(context.Request)), cancellationToken);
        return result.Answered(context, receipt => Answers.Made($"/abstracts/{receipt.Number}", receipt));
    }

    private static async Task<IResult> Scan(Guid id, ScanRequest body, HttpContext context, IMediator mediator, CancellationToken cancellationToken)
    {
        var registration = body.Registration is { } picked ? new Id<Registration>(picked) : (Id<Registration>?)null;
        var nonce = body.Nonce ?? Idempotency.KeyOf(context.Request) ?? "";
        var result = await mediator.Send(new ScanTicket(new Id<Event>(id), body.Code, registration, body.Method, nonce, ListOf(body), body.Direction, body.SecondsAgo, body.Reason), cancellationToken);
        return result.Answered(context, Answers.Shown);
    }

    private static async Task<IResult> Simulate(Guid id, ScanRequest body, IMediator mediator, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(body.Code) && body.Registration is null) return ApiProblem.Of(ApiErrors.Missing(nameof(body.Code)));
        var registration = body.Registration is { } picked ? new Id<Registration>(picked) : (Id<Registration>?)null;
        return Answers.Shown(await mediator.Send(new SimulateScan(new Id<Event>(id), body.Code, registration, ListOf(body), body.Direction), cancellationToken));
    }

    private static Id<CheckInList>? ListOf(ScanRequest body) => body.List is { } list ? new Id<CheckInList>(list) : null;

    private static async Task<IResult> Copy(Guid id, CopyRequest body, HttpContext context, IMediator mediator, CancellationToken cancellationToken)
    {
        if (body.StartsOn is not { } startsOn) return ApiProblem.Of(ApiErrors.Missing(nameof(body.StartsOn)));
        var result = await mediator.Send(
            new CopyEvent(new Id<Event>(id), body.NameZh ?? "", body.NameEn, startsOn, body.Parts ?? Enum.GetValues<EventPart>(), Idempotency.KeyOf(context.Request)), cancellationToken);
        return result.Answered(context, copy => Answers.Made($"/office/events/{copy}", new EventCopied(copy)));
    }

    private static async Task<IResult> Issue(Guid id, HttpContext context, IMediator mediator, CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new StartCertificateIssue(new Id<Event>(id), Idempotency.KeyOf(context.Request)), cancellationToken);
        return result.Answered(context, task => Answers.Begun($"{ApiServices.Root}/tasks/{task}", new TaskStarted(task)));
    }
}

/// <param name="Category">A category of the event.</param>
/// <param name="Guest">Who comes, when the owner of the token is no known person; whoever is one registers themselves.</param>
/// <param name="Answers">To the questions of the event's form.</param>
/// <param name="Pass">Of an invitation or a secret address, where the category asks for one.</param>
/// <param name="Consent">The participant agreed to the use of their data.</param>
/// <param name="WaitIfFull">Sold out: join the waiting list, where the event has one; yes unless said otherwise.</param>
internal sealed record RegistrationRequest(
    Guid? Category, GuestRequest? Guest, bool Consent, string? Remark, IReadOnlyList<AnswerRequest>? Answers, string? Coupon = null, bool? WaitIfFull = null, string? Pass = null);

/// <param name="Values">Words; of a choice the ids of the options; of a file the id that its upload was answered with.</param>
internal sealed record AnswerRequest(Guid Question, IReadOnlyList<string>? Values);

internal sealed record GuestRequest(string? Name, string? Mobile, string? Email, string? Unit);

/// <param name="Code">The ticket's code, as its QR code holds it.</param>
/// <param name="Registration">Instead of the code: the registration picked from the list.</param>
/// <param name="List">A list of the event; without it the main door.</param>
/// <param name="Direction">Out where people sign out.</param>
/// <param name="SecondsAgo">How long ago the ticket was shown, where the door had no network.</param>
/// <param name="Reason">A supervisor answers for somebody whom the list would send away.</param>
internal sealed record ScanRequest(
    string? Code, Guid? Registration, string? Nonce, ScanMethod Method = ScanMethod.Scanner, Guid? List = null, ScanDirection Direction = ScanDirection.In, int SecondsAgo = 0, string? Reason = null);

/// <param name="StartsOn">The first day of the copy.</param>
internal sealed record CopyRequest(string? NameZh, string? NameEn, DateOnly? StartsOn, IReadOnlyList<EventPart>? Parts);

internal sealed record EventCopied(Guid Event);

/// <param name="Authors">In their order; one of them presents.</param>
/// <param name="Texts">By the parts of the call's form.</param>
internal sealed record AbstractRequest(string? TitleZh, string? TitleEn, Guid? Track, PresentationWish Wish, IReadOnlyList<TypedAuthor>? Authors, IReadOnlyList<TypedPart>? Texts, bool Consent)
{
    internal TypedAbstract Typed => new(TitleZh, TitleEn, Track, Wish, Authors ?? [], Texts ?? []);
}

internal sealed record TaskStarted(Guid Task);

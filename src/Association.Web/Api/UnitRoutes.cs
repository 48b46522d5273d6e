using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Members;
using Association.Application.Members.Desk;
using MediatR;

namespace Association.Web.Api;

/// <summary>One member unit, and the figures of any day.</summary>
internal static class UnitRoutes
{
    public static void MapUnits(this RouteGroupBuilder api)
    {
        var units = api.MapGroup("/units").WithTags("Members");
        units.MapGet("/{id:guid}", Show).WithSummary("A unit with the seats it held, its contacts masked and its liaisons.").WithDescription("Scope: units.read.").Produces<UnitDetails>().Refuses(401, 403, 404);
        units.MapGet("/figures", Count).WithSummary("The member units of a day by tier, counted exclusive and nested.")
            .WithDescription("Without asOf as of today. Scope: units.read.").Produces<UnitFigures>().Refuses(400, 401, 403);
    }

    private static async Task<IResult> Show(Guid id, IMediator mediator, CancellationToken cancellationToken) =>
        Answers.Shown(await mediator.Send(new GetUnit(new(id)), cancellationToken));

    private static async Task<IResult> Count(IMediator mediator, CancellationToken cancellationToken, DateOnly? asOf = null)
    {
        var found = await mediator.Send(new ListUnits(asOf, Size: 1), cancellationToken);
        return Answers.Shown(new UnitFigures(found.AsOf, found.Tiers, found.Total));
    }
}

internal sealed record UnitFigures(DateOnly AsOf, IReadOnlyList<TierCount> Tiers, int Total);

/// <summary>The desk of a unit, for its liaisons: what lies outside the own unit does not exist.</summary>
internal static class UnitDeskRoutes
{
    public static void MapUnitDesk(this RouteGroupBuilder api)
    {
        var desk = api.MapGroup("/my-units").WithTags("Unit desk").WithMetadata(new NeedsScope(Permissions.Self));
        desk.MapGet("/", ListMine).WithSummary("The units that the token's owner serves now.").Produces<Page<MyUnit>>().Refuses(401, 403);
        desk.MapGet("/{unit:guid}", Show).WithSummary("A unit's seat, terms and what waits.").Produces<UnitDesk>().Refuses(401, 403, 404);
        desk.MapGet("/{unit:guid}/staff", Staff).WithSummary("The roster by pinyin; mobile numbers masked.").Produces<Page<RosterLine>>().Refuses(400, 401, 403, 404);
        desk.MapPost("/{unit:guid}/staff/{employment:guid}/end", End).WithSummary("Ends a colleague's employment with its last day.").Produces(204).Refuses(400, 401, 403, 404, 409);
        desk.MapGet("/{unit:guid}/invitations", Invitations).WithSummary("Invitations, the latest first.").Produces<Page<InvitationLine>>().Refuses(401, 403, 404);
        desk.MapPost("/{unit:guid}/invitations", Invite).WithSummary("Asks a colleague to the roster; answers the code of the link.").Produces<IssuedInvitation>(201).Refuses(400, 401, 403, 404, 409);
        desk.MapGet("/{unit:guid}/transfers", Transfers).WithSummary("Transfers to and from the unit.").Produces<Page<TransferLine>>().Refuses(401, 403, 404);
        desk.MapPost("/{unit:guid}/transfers", Transfer).WithSummary("Asks that a colleague goes over to another unit.").Produces<TransferBegun>(201).Refuses(400, 401, 403, 404, 409);

        var transfers = api.MapGroup("/transfers").WithTags("Unit desk").WithMetadata(new NeedsScope(Permissions.Self));
        transfers.MapPost("/{transfer:guid}/acceptance", Accept).WithSummary("The asked unit, or the office, takes the colleague.").Produces(204).Refuses(401, 403, 404, 409);
        transfers.MapPost("/{transfer:guid}/refusal", Decline).WithSummary("The asked unit, or the office, declines with a reason.").Produces(204).Refuses(400, 401, 403, 404, 409);
    }

    private static async Task<IResult> ListMine(IMediator mediator, CancellationToken cancellationToken) =>
        Answers.Listed(new Page<MyUnit>(await mediator.Send(new ListMyUnits(), cancellationToken), null));

    private static async Task<IResult> Show(Guid unit, IMediator mediator, CancellationToken cancellationToken) =>
        Answers.Shown(await mediator.Send(new GetUnitDesk(new(unit)), cancellationToken));

    private static async Task<IResult> Staff(Guid unit, IMediator mediator, CancellationToken cancellationToken, Choice<RosterView>? view = null, string? search = null, string? department = null, string? cursor = null, int? size = null)
    {
        var roster = await mediator.Send(new ListRoster(new(unit), view?.Value ?? RosterView.Staff, search, department, cursor, size), cancellationToken);
        return Answers.Listed(new Page<RosterLine>(roster.Items, roster.Next));
    }

    private static async Task<IResult> End(Guid unit, Guid employment, EndRequest body, HttpContext context, IMediator mediator, CancellationToken cancellationToken)
    {
        if (body.LastDay is not { } day) return ApiProblem.Of(ApiErrors.Missing(nameof(body.LastDay)));
        return (await mediator.Send(new EndStaffEmployment(new(unit), new(employment), day), cancellationToken)).Answered(context);
    }

    private static async Task<IResult> Invitations(Guid unit, IMediator mediator, CancellationToken cancellationToken) =>
        Answers.Listed(new Page<InvitationLine>(await mediator.Send(new ListInvitations(new(unit)), cancellationToken), null));

    private static async Task<IResult> Invite(Guid unit, InviteRequest body, HttpContext context, IMediator mediator, CancellationToken cancellationToken)
    {
        var issued = await mediator.Send(new InviteColleague(new(unit), body.Name, body.Number, body.Email, body.Department, body.Title, body.Uses ?? 1, Idempotency.KeyOf(context.Request)), cancellationToken);
        return issued.Answered(context, made => Results.Json(made, ApiJson.Options, statusCode: StatusCodes.Status201Created));
    }

    private static async Task<IResult> Transfers(Guid unit, IMediator mediator, CancellationToken cancellationToken) =>
        Answers.Listed(new Page<TransferLine>(await mediator.Send(new ListTransfers(new(unit)), cancellationToken), null));

    private static async Task<IResult> Transfer(Guid unit, TransferRequest body, HttpContext context, IMediator mediator, CancellationToken cancellationToken)
    {
        if (body.Employment is not { } employment) return ApiProblem.Of(ApiErrors.Missing(nameof(body.Employment)));
        if (body.To is not { } to) return ApiProblem.Of(ApiErrors.Missing(nameof(body.To)));
        if (body.On is not { } day) return ApiProblem.Of(ApiErrors.Missing(nameof(body.On)));
        var asked = await mediator.Send(new AskTransfer(new(unit), new(employment), new(to), day, body.Note), cancellationToken);
        return asked.Answered(context, id => Results.Json(new TransferBegun(id), ApiJson.Options, statusCode: StatusCodes.Status201Created));
    }

    private static async Task<IResult> Accept(Guid transfer, AcceptanceRequest? body, HttpContext context, IMediator mediator, CancellationToken cancellationToken) =>
        (await mediator.Send(new AcceptTransfer(new(transfer), body?.Department, body?.Title), cancellationToken)).Answered(context);

    private static async Task<IResult> Decline(Guid transfer, TransferRefusal body, HttpContext context, IMediator mediator, CancellationToken cancellationToken) =>
        (await mediator.Send(new DeclineTransfer(new(transfer), body.Reason ?? ""), cancellationToken)).Answered(context);
}

internal sealed record EndRequest(DateOnly? LastDay);

/// <param name="Number">A mobile or resident ID number in full; needs a name.</param>
/// <param name="Uses">How many colleagues may use the link: 1 to 200.</param>
internal sealed record InviteRequest(string? Name, string? Number, string? Email, string? Department, string? Title, int? Uses);

/// <param name="On">The first day at the other unit.</param>
internal sealed record TransferRequest(Guid? Employment, Guid? To, DateOnly? On, string? Note);

internal sealed record TransferBegun(Guid Transfer);

internal sealed record AcceptanceRequest(string? Department, string? Title);

internal sealed record TransferRefusal(string? Reason);

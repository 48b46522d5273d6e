using Association.Application.Access;
using Association.Application.Members.Applications;
using Association.Application.Members.Memberships;
using Association.Domain.Common;
using Association.Domain.Members;
using MediatR;

namespace Association.Web.Api;

internal static class MembershipRoutes
{
    public static void MapMembership(this RouteGroupBuilder api)
    {
        api.MapGet("/membership-categories", Categories).WithTags("Membership").WithSummary("Categories that take applications: conditions, dues, term.").Produces<IReadOnlyList<CategoryDetails>>().Refuses();
        var own = api.MapGroup("/membership").WithTags("Membership").WithMetadata(new NeedsScope(Permissions.Self));
        own.MapGet("/", Show).WithSummary("One's own membership: status, terms, renewal window, dues.").Produces<MembershipDetails>().Refuses(401, 403, 404);
        own.MapPost("/renewals", Renew).WithSummary("Renews one's own membership; live at once where no dues are due.").Produces<RenewalAnswer>(201)
            .WithDescription("The running term is untouched until the dues are settled. Send an Idempotency-Key.").Refuses(401, 403, 404, 409);
        var applications = api.MapGroup("/applications").WithTags("Membership").WithMetadata(new NeedsScope(Permissions.Self));
        applications.MapPost("/", Apply).WithSummary("Applies for membership as the owner of the token, or saves a draft.").Produces<ApplicationReceipt>(201)
            .WithDescription("Evidence is uploaded on the page of the application.").Refuses(400, 401, 403, 409);
        applications.MapGet("/{id:guid}", ShowApplication).WithSummary("One's own application; numbers masked.").Produces<ApplicationDetails>().Refuses(401, 403, 404);
        var office = api.MapGroup("/office/applications").WithTags("Office");
        office.MapGet("/", List).WithSummary("The review queue; what waits longest stands first.").WithDescription("Scope: applications.read.").Produces<ApplicationQueue>().Refuses(400, 401, 403);
        office.MapPost("/{id:guid}/approval", Approve).WithSummary("Takes the applicant in and gives the member number.").WithDescription("Scope: applications.decide.")
            .Produces<Approved>(201).Refuses(400, 401, 403, 404, 409);
        office.MapPost("/{id:guid}/return", Return).WithSummary("Sends it back to be corrected, with the reason.").WithDescription("Scope: applications.decide.").Produces(204).Refuses(400, 401, 403, 404, 409);
        office.MapPost("/{id:guid}/rejection", Reject).WithSummary("Turns it down, with the reason.").WithDescription("Scope: applications.decide.").Produces(204).Refuses(400, 401, 403, 404, 409);
    }

    private static async Task<IResult> Categories(IMediator mediator, CancellationToken cancellationToken) =>
        Answers.Shown(await mediator.Send(new ListOpenCategories(), cancellationToken));

    private static async Task<IResult> Show(IMediator mediator, CancellationToken cancellationToken) =>
        Answers.Shown(await mediator.Send(new GetOwnMembership(), cancellationToken));

    private static async Task<IResult> Renew(HttpContext context, IMediator mediator, CancellationToken cancellationToken)
    {
        if (await mediator.Send(new GetOwnMembership(), cancellationToken) is not { } own) return ApiProblem.Of(ApiErrors.NotFound);
        var result = await mediator.Send(new RenewMembership(new Id<Membership>(own.Id), Idempotency.KeyOf(context.Request)), cancellationToken);
        return result.Answered(context, live => Results.Json(new RenewalAnswer(live), ApiJson.Options, statusCode: StatusCodes.Status201Created));
    }

    private static async Task<IResult> Apply(ApplicationRequest body, HttpContext context, IMediator mediator, CancellationToken cancellationToken)
    {
        if (body.Category is not { } category) return ApiProblem.Of(ApiErrors.Missing(nameof(body.Category)));
        var form = new ApplicantForm(body.Name, body.ResidentId, body.Mobile, body.Email, body.Unit, body.UnlistedUnit, body.Department, body.Title, body.PracticeCertificate, body.Statement);
        var result = await mediator.Send(new ApplyForMembership(category, form, body.Consent, body.WantsListing, body.HandIn, [], IdempotencyKey: Idempotency.KeyOf(context.Request)), cancellationToken);
        return result.Answered(context, receipt => Answers.Made($"{ApiServices.Root}/applications/{receipt.Application}", receipt));
    }

    private static async Task<IResult> ShowApplication(Guid id, IMediator mediator, CancellationToken cancellationToken) =>
        Answers.Shown(await mediator.Send(new GetApplication(new Id<MembershipApplication>(id)), cancellationToken));

    private static async Task<IResult> List(
        IMediator mediator, CancellationToken cancellationToken, Choice<ApplicationView>? view = null, MembershipCategory? category = null, string? search = null, int? page = null) =>
        Answers.Shown(await mediator.Send(new ListApplications(view?.Value ?? ApplicationView.Waiting, category, null, null, search, page ?? 1), cancellationToken));

    private static async Task<IResult> Approve(Guid id, ApprovalRequest body, HttpContext context, IMediator mediator, CancellationToken cancellationToken) =>
        (await mediator.Send(new ApproveApplication(new Id<MembershipApplication>(id), body.Resolution), cancellationToken))
            .Answered(context, number => Results.Json(new Approved(number), ApiJson.Options, statusCode: StatusCodes.Status201Created));

    private static async Task<IResult> Return(Guid id, RefusalRequest body, HttpContext context, IMediator mediator, CancellationToken cancellationToken) =>
        (await mediator.Send(new ReturnApplication(new Id<MembershipApplication>(id), body.Reason ?? ""), cancellationToken)).Answered(context);

    private static async Task<IResult> Reject(Guid id, RefusalRequest body, HttpContext context, IMediator mediator, CancellationToken cancellationToken) =>
        (await mediator.Send(new RejectApplication(new Id<MembershipApplication>(id), body.Reason ?? ""), cancellationToken)).Answered(context);
}

/// <param name="UnlistedUnit">The unit is not on record.</param>
/// <param name="HandIn">False: kept as a draft.</param>
internal sealed record ApplicationRequest(
    MembershipCategory? Category, string? Name, string? ResidentId, string? Mobile, string? Email, string? Unit, bool UnlistedUnit, string? Department, string? Title,
    string? PracticeCertificate, string? Statement, bool WantsListing, bool Consent, bool HandIn);

/// <param name="Live">False: the new term begins when its dues are settled.</param>
internal sealed record RenewalAnswer(bool Live);

internal sealed record ApprovalRequest(string? Resolution);

internal sealed record RefusalRequest(string? Reason);

/// <param name="Number">The member number.</param>
internal sealed record Approved(string Number);

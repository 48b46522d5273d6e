using Association.Application.Common;
using Association.Application.Members;
using Association.Application.Members.Duplicates;
using Association.Domain.Common;
using Association.Domain.Members;
using MediatR;

namespace Association.Web.Api;

internal static class DuplicateRoutes
{
    public static void MapDuplicates(this RouteGroupBuilder api)
    {
        api.MapGet("/members/{id:guid}", ShowMember).WithTags("Members").WithSummary("A person and what they are to the association; numbers masked.")
            .WithDescription("The id of a record that was merged is answered 307 with the address of the record that stayed. Scope: members.read.")
            .Produces<MemberDetails>().Produces(StatusCodes.Status307TemporaryRedirect).Refuses(401, 403, 404);
        api.MapGet("/duplicates", List).WithTags("Members").WithSummary("Pairs of records that may be one person, the likeliest first.")
            .WithDescription("Scope: members.merge.").Produces<Page<DuplicateLine>>().Refuses(400, 401, 403);
        api.MapPost("/duplicates/dismissals", Dismiss).WithTags("Members").WithSummary("These two are two people; remembered until one of them changes.")
            .WithDescription("Scope: members.merge.").Produces(StatusCodes.Status204NoContent).Refuses(400, 401, 403, 404);
        api.MapPost("/merges", Merge).WithTags("Members").WithSummary("Makes one record of two.")
            .WithDescription("Can be undone for 30 days. Scope: members.merge.").Produces<MergeDone>(StatusCodes.Status201Created).Refuses(400, 401, 403, 404, 409);
        api.MapPost("/merges/{id:guid}/undo", Undo).WithTags("Members").WithSummary("Puts back what a merge changed, unless it was changed since.")
            .WithDescription("Answers what was left as it is. Scope: members.merge.").Produces<UndoneMerge>().Refuses(401, 403, 404, 409);
    }

    private static async Task<IResult> ShowMember(Guid id, IMediator mediator, CancellationToken cancellationToken)
    {
        if (await mediator.Send(new GetMember(new Id<Person>(id)), cancellationToken) is { } member) return Answers.Shown(member);
        return await mediator.Send(new FindSurvivor(id), cancellationToken) is { } survivor
            ? Results.Redirect($"{ApiServices.Root}/members/{survivor.Person}", preserveMethod: true)
            : Answers.Shown<MemberDetails>(null);
    }

    private static async Task<IResult> List(IMediator mediator, CancellationToken cancellationToken, Choice<DuplicateState>? state = null, Guid? person = null, string? cursor = null, int? size = null)
    {
        var found = await mediator.Send(new ListDuplicates(state?.Value ?? DuplicateState.Open, person, cursor, size), cancellationToken);
        return Answers.Listed(new Page<DuplicateLine>(found.Items, found.Next));
    }

    private static async Task<IResult> Dismiss(PairRequest body, HttpContext context, IMediator mediator, CancellationToken cancellationToken) =>
        (await mediator.Send(new DismissDuplicate(new(body.One), new(body.Other)), cancellationToken)).Answered(context);

    private static async Task<IResult> Merge(MergeRequest body, HttpContext context, IMediator mediator, CancellationToken cancellationToken)
    {
        var choices = new MergeChoices(body.Take ?? [], body.WorkOfGone, body.NumberOfGone, body.AccountOfGone);
        var merged = await mediator.Send(new MergePersons(new(body.Keep), new(body.Gone), choices), cancellationToken);
        return merged.Answered(context, id => Results.Json(new MergeDone(id), ApiJson.Options, statusCode: StatusCodes.Status201Created));
    }

    private static async Task<IResult> Undo(Guid id, HttpContext context, IMediator mediator, CancellationToken cancellationToken) =>
        (await mediator.Send(new UndoMerge(new Id<PersonMerge>(id)), cancellationToken)).Answered(context, undone => Results.Json(undone, ApiJson.Options));
}

internal sealed record PairRequest(Guid One, Guid Other);

/// <param name="Take">Parts taken from the record that goes.</param>
internal sealed record MergeRequest(Guid Keep, Guid Gone, IReadOnlyList<PersonField>? Take, bool WorkOfGone, bool NumberOfGone, bool AccountOfGone);

internal sealed record MergeDone(Guid Merge);

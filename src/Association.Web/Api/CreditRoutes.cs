using Association.Application.Credits;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Members;
using MediatR;

namespace Association.Web.Api;

/// <summary>Credits: one's own file, the review desk of an event, the staff of a unit, the rules.</summary>
internal static class CreditRoutes
{
    public static void MapCredits(this RouteGroupBuilder api)
    {
        var credits = api.MapGroup("/credits").WithTags("Credits");
        credits.MapGet("/mine", Mine).WithSummary("One's own credit file of a year: what was earned, what is missing and by when.").WithDescription("Scope: self.").Produces<CreditFile>().Refuses(401, 403, 404);
        credits.MapGet("/rules", Rules).WithSummary("Every version of every rule pack.").WithDescription("Scope: credits.read.").Produces<IReadOnlyList<RulePackLine>>().Refuses(401, 403);
        credits.MapGet("/participation", District).WithSummary("How many of the district's staff took part in the year, by unit, ownership, street or profession.")
            .WithDescription("Scope: credits.read.").Produces<Participation>().Refuses(400, 401, 403);
        api.MapGet("/events/{id:guid}/credits", OfEvent).WithTags("Credits").WithSummary("Each person's minutes and credits of an event, with what capped them and what is missing.")
            .WithDescription("Scope: credits.read.").Produces<EventCredits>().Refuses(400, 401, 403, 404);
        api.MapGet("/units/{id:guid}/credits", OfUnit).WithTags("Credits").WithSummary("The staff of a unit: who has met the year.").WithDescription("Scope: self; the office needs credits.read as well.")
            .Produces<UnitCredits>().Refuses(400, 401, 403, 404);
    }

    private static async Task<IResult> Mine(IMediator mediator, CancellationToken cancellationToken, int? year = null) => Answers.Shown(await mediator.Send(new GetCreditFile(Year: year), cancellationToken));

    private static async Task<IResult> Rules(IMediator mediator, CancellationToken cancellationToken) => Results.Ok(await mediator.Send(new ListRulePacks(), cancellationToken));

    private static async Task<IResult> District(IMediator mediator, CancellationToken cancellationToken, int? year = null, ParticipationGroup by = default) =>
        Results.Ok(await mediator.Send(new GetParticipation(year, by), cancellationToken));

    private static async Task<IResult> OfEvent(Guid id, IMediator mediator, CancellationToken cancellationToken, CreditView view = default, string? search = null, int page = 1) =>
        Answers.Shown(await mediator.Send(new ListEventCredits(new Id<Event>(id), view, search, page), cancellationToken));

    private static async Task<IResult> OfUnit(Guid id, IMediator mediator, CancellationToken cancellationToken, int? year = null, StandingView view = default, int page = 1) =>
        Answers.Shown(await mediator.Send(new ListUnitCredits(new Id<MemberUnit>(id), year, view, Number: page), cancellationToken));
}

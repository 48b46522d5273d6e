using Association.Application.Bodies;
using Association.Application.Common;
using Association.Domain.Bodies;
using MediatR;

namespace Association.Web.Api;

/// <summary>Committees, clubs and councils as their public pages show them.</summary>
internal static class BodyRoutes
{
    public static void MapBodies(this RouteGroupBuilder api)
    {
        var bodies = api.MapGroup("/bodies").WithTags("Bodies");
        bodies.MapGet("/", List).WithSummary("The association's bodies of today: kind, term, chairs who agreed to be named.").Produces<Page<PublicBodyLine>>().Refuses(400);
        bodies.MapGet("/{slug}", Show).WithSummary("A body: mission, term, roster of those who agreed to be named, what is on and what was held.").Produces<PublicBody>().Refuses(404);
    }

    private static async Task<IResult> List(IMediator mediator, CancellationToken cancellationToken, Choice<BodyKind>? kind = null, string? search = null) =>
        Answers.Listed(new Page<PublicBodyLine>(await mediator.Send(new ListPublicBodies(search, kind?.Value), cancellationToken), null));

    private static async Task<IResult> Show(string slug, IMediator mediator, CancellationToken cancellationToken) =>
        Answers.Shown(await mediator.Send(new GetPublicBody(slug), cancellationToken));
}

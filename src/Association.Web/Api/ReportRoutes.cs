using Association.Application.Common;
using Association.Application.Reports.Annual;
using Association.Application.Works;
using Association.Domain.Works;
using MediatR;

namespace Association.Web.Api;

/// <summary>The register of works and the figures of a year.</summary>
internal static class ReportRoutes
{
    public static void MapReports(this RouteGroupBuilder api)
    {
        api.MapGet("/reports/{year:int}/figures", Figures).WithTags("Reports").WithSummary("All figures of a year with their sentences; a closed year answers with its last snapshot.")
            .WithDescription("With asOf counted up to that day of the year; `asOf` of the answer is the day that was counted. Scope: reports.read.").Produces<YearFigures>().Refuses(401, 403, 404);
        api.MapGet("/reports/{year:int}/figures/{metric}", Rows).WithTags("Reports").WithSummary("The records behind a figure, as they are now.")
            .WithDescription("Scope: reports.read.").Produces<FigureRowSet>().Refuses(401, 403, 404);
        api.MapGet("/works", Works).WithTags("Reports").WithSummary("Records of a kind of the register, page by page, with their sums.")
            .WithDescription("`kind` is needed; `year` of its day. Scopes: office.enter and works.read.").Produces<WorkList>().Refuses(400, 401, 403, 404);
    }

    private static async Task<IResult> Figures(int year, IMediator mediator, CancellationToken cancellationToken, DateOnly? asOf = null) =>
        Answers.Shown(await mediator.Send(new GetYearFigures(year, asOf), cancellationToken));

    private static async Task<IResult> Rows(int year, string metric, IMediator mediator, CancellationToken cancellationToken, DateOnly? asOf = null) =>
        Answers.Shown(await mediator.Send(new GetFigureRows(year, metric.ToUpperInvariant(), asOf), cancellationToken));

    private static async Task<IResult> Works(
        IMediator mediator, CancellationToken cancellationToken, Choice<WorkKind>? kind = null, int? year = null, Choice<WorkForm>? form = null, string? search = null, int? number = null, int? size = null) =>
        kind is { } one
            ? Answers.Shown(await mediator.Send(new ListWorks(one.Value, year, form?.Value, null, search, Number: number ?? 1, Size: Cursor.Size(size)), cancellationToken))
            : ApiProblem.Of(ApiErrors.Missing(nameof(kind)));
}

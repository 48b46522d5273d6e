using Association.Application.Common;
using Association.Domain.Common;

namespace Association.Web.Api;

/// <summary>What a use case answered, as HTTP.</summary>
internal static class Answers
{
    public static IResult Shown<T>(T? found) where T : class => found is null ? ApiProblem.Of(ApiErrors.NotFound) : Results.Json(found, ApiJson.Options);

    public static IResult Listed<T>(Page<T> page) => Results.Json(page, ApiJson.Options);

    public static IResult Answered<T>(this Result<T> result, HttpContext context, Func<T, IResult> show) =>
        result.Succeeded ? show(result.Value) : ApiProblem.Of(result.Errors, context);

    public static IResult Answered(this Result result, HttpContext context) => result.Succeeded ? Results.NoContent() : ApiProblem.Of(result.Errors, context);

    public static IResult Made<T>(string address, T body) =>
        new WithLocation(address, Results.Json(body, ApiJson.Options, statusCode: StatusCodes.Status201Created));

    public static IResult Begun<T>(string address, T body) =>
        new WithLocation(address, Results.Json(body, ApiJson.Options, statusCode: StatusCodes.Status202Accepted));

    private sealed record WithLocation(string Address, IResult Body) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.Headers.Location = Address;
            return Body.ExecuteAsync(httpContext);
        }
    }

    /// <summary>Documents what every route may answer.</summary>
    public static RouteHandlerBuilder Refuses(this RouteHandlerBuilder route, params int[] statuses)
    {
        foreach (var status in (int[])[.. statuses, 429, 503]) route.Produces<ApiProblem>(status, ApiProblem.ContentType);
        return route;
    }
}

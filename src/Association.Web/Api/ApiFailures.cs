using System.Globalization;
using System.Text.Json;
using Association.Domain.Common;
using Association.Web.Localization;
using Microsoft.Net.Http.Headers;

namespace Association.Web.Api;

/// <summary>
/// Every failure under /api becomes a problem, and no cookie gets further than here: what a browser sends by itself
/// opens nothing, so no other site can use it.
/// </summary>
internal sealed partial class ApiFailures(RequestDelegate next, ILogger<ApiFailures> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        context.Request.Headers.Remove(HeaderNames.Cookie);
        CultureInfo.CurrentUICulture = CultureOf(context.Request);
        try
        {
            await next(context);
            if (Bare(context) is { } problem) await problem.ExecuteAsync(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested) { }
        catch (Exception failure) when (!context.Response.HasStarted)
        {
            context.Response.Clear();
            await ProblemOf(failure, context).ExecuteAsync(context);
        }
    }

    private static CultureInfo CultureOf(HttpRequest request) => CultureInfo.GetCultureInfo(request.GetTypedHeaders().AcceptLanguage
        .OrderByDescending(language => language.Quality ?? 1)
        .Select(language => Cultures.Nearest(language.Value.Value))
        .FirstOrDefault(name => name is not null) ?? Cultures.Chinese);

    private ApiProblem ProblemOf(Exception failure, HttpContext context)
    {
        if (failure is RefusedException refused) return ApiProblem.Of([refused.Error], context);
        if (failure is BadHttpRequestException bad) return Unreadable(bad);
        if (ErrorPages.StatusOf(context.RequestServices, failure) is StatusCodes.Status503ServiceUnavailable)
        {
            Unavailable(failure.GetBaseException().GetType().Name);
            return ApiProblem.Of(ApiErrors.Unavailable);
        }

        Failed(failure);
        return ApiProblem.Of(StatusCodes.Status500InternalServerError, ApiErrors.Internal);
    }

    private static ApiProblem Unreadable(BadHttpRequestException bad) => bad.StatusCode switch
    {
        StatusCodes.Status413PayloadTooLarge => ApiProblem.Of(bad.StatusCode, ApiErrors.TooLarge),
        StatusCodes.Status415UnsupportedMediaType => ApiProblem.Of(bad.StatusCode, ApiErrors.Unsupported),
        _ when bad.InnerException is JsonException { Path: ['$', '.', .. var field] } => ApiProblem.Of(ApiErrors.Malformed.At(field)),
        _ => ApiProblem.Of(ApiErrors.Malformed),
    };

    /// <summary>The problem for an answer that has a status and nothing else, such as of an address that does not exist.</summary>
    private static ApiProblem? Bare(HttpContext context)
    {
        var response = context.Response;
        if (response.HasStarted || response.StatusCode < 400 || response.ContentLength > 0 || response.ContentType is not null) return null;
        return response.StatusCode switch
        {
            StatusCodes.Status404NotFound => ApiProblem.Of(ApiErrors.NotFound),
            StatusCodes.Status405MethodNotAllowed => ApiProblem.Of(response.StatusCode, ApiErrors.Method),
            StatusCodes.Status415UnsupportedMediaType => ApiProblem.Of(response.StatusCode, ApiErrors.Unsupported),
            StatusCodes.Status401Unauthorized => ApiProblem.Of(response.StatusCode, ApiErrors.TokenNeeded),
            _ => ApiProblem.Of(response.StatusCode, ApiErrors.Malformed),
        };
    }

    [LoggerMessage(LogLevel.Error, "An API request failed")]
    private partial void Failed(Exception failure);

    [LoggerMessage(LogLevel.Warning, "An API request found the database unavailable: {Failure}")]
    private partial void Unavailable(string failure);
}

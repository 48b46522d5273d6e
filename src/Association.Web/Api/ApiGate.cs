using System.Globalization;
using Association.Application.Access;
using Association.Application.Files;
using Association.Domain.Common;
using Microsoft.Net.Http.Headers;

namespace Association.Web.Api;

/// <summary>The permission that a token must carry for a route whose use case is open to anybody with a link.</summary>
internal sealed record NeedsScope(string Permission);

/// <summary>A route whose body is a file.</summary>
internal sealed record TakesFile(int MostBytes);

/// <summary>What is decided before a route reads its body: rate, token, scope, size.</summary>
internal sealed class ApiGate(RequestDelegate next, ApiLimits limits, ApiMethods methods)
{
    private const long BodyBytes = 1024 * 1024;

    public async Task InvokeAsync(HttpContext context, ICurrentUser user)
    {
        if (limits.WaitFor(context) is { } wait)
        {
            context.Response.Headers[HeaderNames.RetryAfter] = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            await ApiProblem.Of(StatusCodes.Status429TooManyRequests, ApiErrors.TooMany).ExecuteAsync(context);
        }
        else if (Refusal(context, user) is { } problem) await problem.ExecuteAsync(context);
        else await next(context);
    }

    private ApiProblem? Refusal(HttpContext context, ICurrentUser user)
    {
        var request = context.Request;
        var presented = request.Headers.Authorization.Count > 0;
        var changes = !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method);
        if (!user.IsSignedIn && (presented || changes && context.GetEndpoint() is RouteEndpoint)) return ApiProblem.Of(StatusCodes.Status401Unauthorized, ApiErrors.TokenNeeded);
        if (context.GetEndpoint()?.Metadata.GetMetadata<NeedsScope>() is { } scope && !user.Has(scope.Permission)) return ApiProblem.Of([Error.Forbidden(scope.Permission)], context);
        if (Oversized(context) is { } tooLarge) return tooLarge;
        if (request.QueryString.Value?.Contains("%00", StringComparison.Ordinal) is true) return ApiProblem.Of(ApiErrors.Malformed);
        if (!Idempotency.IsAcceptable(request)) return ApiProblem.Of(ApiErrors.Key);
        return ApiMethods.IsOurs(context.GetEndpoint()) ? null : OtherMethod(context, user);
    }

    private static ApiProblem? Oversized(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<TakesFile>() is { } file)
            return context.Request.ContentLength > file.MostBytes ? ApiProblem.Of(StatusCodes.Status413PayloadTooLarge, UploadErrors.TooLarge) : null;
        return context.Request.ContentLength > BodyBytes ? ApiProblem.Of(StatusCodes.Status413PayloadTooLarge, ApiErrors.TooLarge) : null;
    }

    /// <summary>What the office has is not shown to strangers, not even that it takes another method.</summary>
    private ApiProblem? OtherMethod(HttpContext context, ICurrentUser user)
    {
        if (!user.IsSignedIn && context.Request.Path.StartsWithSegments($"{ApiServices.Root}/office")) return ApiProblem.Of(ApiErrors.NotFound);
        if (methods.Of(context.Request.Path) is not { Count: > 0 } known || known.Contains(context.Request.Method)) return null;
        context.Response.Headers.Allow = string.Join(", ", known);
        return ApiProblem.Of(StatusCodes.Status405MethodNotAllowed, ApiErrors.Method);
    }
}

/// <summary>The header that makes a repeated POST the same request.</summary>
internal static class Idempotency
{
    public const string Header = "Idempotency-Key";
    private const int MaxLength = 200;

    public static string? KeyOf(HttpRequest request) => request.Headers[Header].ToString() is { Length: > 0 } key ? key : null;

    public static bool IsAcceptable(HttpRequest request) =>
        !request.Headers.TryGetValue(Header, out var given) || given.ToString() is { Length: > 0 and <= MaxLength } key && key.All(c => c is > ' ' and <= '~');
}

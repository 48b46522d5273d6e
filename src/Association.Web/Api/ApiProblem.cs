using System.Text.Json;
using System.Text.Json.Serialization;
using Association.Domain.Common;
using Microsoft.Net.Http.Headers;

namespace Association.Web.Api;

/// <summary>Why a request failed, as RFC 9457 says it. <see cref="Code"/> is stable; the words follow Accept-Language.</summary>
/// <param name="Errors">By field of the request, as it is named there: what is wrong with it.</param>
internal sealed record ApiProblem(string Type, string Title, int Status, string Code,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyDictionary<string, string[]>? Errors = null) : IResult
{
    public const string ContentType = "application/problem+json";

    public static ApiProblem Of(params IReadOnlyList<Error> errors)
    {
        var first = errors[0];
        var fields = errors.Where(e => e.Field is not null).GroupBy(e => FieldOf(e.Field!)).ToDictionary(g => g.Key, g => g.Select(e => e.Words()).ToArray());
        return new(TypeOf(first.Code), first.Words(), StatusOf(first.Kind), first.Code, fields.Count == 0 ? null : fields);
    }

    public static ApiProblem Of(int status, Error error) => Of(error) with { Status = status };

    /// <summary>Signed in or not decides what a missing permission means.</summary>
    public static ApiProblem Of(IReadOnlyList<Error> errors, HttpContext context) =>
        errors[0].Kind is ErrorKind.Forbidden && context.User.Identity?.IsAuthenticated is not true ? Of(StatusCodes.Status401Unauthorized, ApiErrors.TokenNeeded) : Of(errors);

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = Status;
        if (Status is StatusCodes.Status401Unauthorized) httpContext.Response.Headers[HeaderNames.WWWAuthenticate] = "Bearer";
        if (Status is StatusCodes.Status503ServiceUnavailable) httpContext.Response.Headers.TryAdd(HeaderNames.RetryAfter, "5");
        return httpContext.Response.WriteAsJsonAsync(this, ApiJson.Options, ContentType, httpContext.RequestAborted);
    }

    private static string TypeOf(string code) => $"urn:association:error:{code}";

    private static int StatusOf(ErrorKind kind) => kind switch
    {
        ErrorKind.NotFound => StatusCodes.Status404NotFound,
        ErrorKind.Forbidden => StatusCodes.Status403Forbidden,
        ErrorKind.Conflict => StatusCodes.Status409Conflict,
        ErrorKind.Unavailable => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status400BadRequest,
    };

    private static string FieldOf(string field) => string.Join('.', field.Split('.').Select(JsonNamingPolicy.CamelCase.ConvertName));
}

/// <summary>What only this door refuses.</summary>
internal static class ApiErrors
{
    public static readonly Error TokenNeeded = new(ErrorKind.Forbidden, "token.needed", "This needs a valid API token.");
    public static readonly Error Malformed = Error.Invalid("request.malformed", "The request cannot be read.");
    public static readonly Error TooLarge = Error.Invalid("request.too-large", "The request is larger than 1 MB.");
    public static readonly Error Unsupported = Error.Invalid("request.unsupported-type", "The body must be JSON.");
    public static readonly Error Method = Error.Invalid("request.method", "This address does not take that method.");
    public static readonly Error TooMany = new(ErrorKind.Unavailable, "request.too-many", "Too many requests; please wait a moment.");
    public static readonly Error Unavailable = new(ErrorKind.Unavailable, "service.unavailable", "The service is not available right now.");
    public static readonly Error Internal = new(ErrorKind.Unavailable, "service.failed", "Something went wrong on our side.");
    public static readonly Error Key = Error.Invalid("idempotency.key", "An idempotency key has 1 to 200 visible characters.");
    public static readonly Error NotFound = Error.NotFound("record");
    public static Error Missing(string field) => Error.Invalid("validation.not-empty", "Please fill this in.", field);
}

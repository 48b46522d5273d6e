using System.Data.Common;

namespace Association.Web;

/// <summary>Decides the status of a failure; the last one registered that knows the exception wins.</summary>
public interface IFailureStatus
{
    int? For(Exception exception);
}

/// <summary>A page in the reader's language for every failed request of a person; machines get problem details from the API.</summary>
internal static class ErrorPages
{
    public static void UseErrorPages(this WebApplication app) => app.UseWhen(IsForPeople, people =>
    {
        people.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = "/error/500",
            AllowStatusCode404Response = true,
            // What failed in this scope, signing in included, must not be asked again by the page that says so.
            CreateScopeForErrors = true,
            StatusCodeSelector = exception => StatusOf(app.Services, exception),
        });
        people.UseStatusCodePagesWithReExecute("/error/{0}", createScopeForStatusCodePages: true);
    });

    private static bool IsForPeople(HttpContext context) =>
        !context.Request.Path.StartsWithSegments("/api") && !context.Request.Path.StartsWithSegments("/health");

    internal static int StatusOf(IServiceProvider services, Exception exception) =>
        services.GetServices<IFailureStatus>().Reverse().Select(known => known.For(exception)).FirstOrDefault(status => status is not null)
        ?? (exception is DbException or TimeoutException ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status500InternalServerError);
}

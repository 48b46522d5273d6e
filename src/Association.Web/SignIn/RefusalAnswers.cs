using Association.Domain.Common;
using Microsoft.AspNetCore.Authentication;

namespace Association.Web.SignIn;

/// <summary>Answers a query that was refused: the sign-in to a stranger, else the same 404 as for what does not exist, and 400 to an address that asks for what cannot be.</summary>
internal sealed class RefusalAnswers(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (RefusedException refused) when (!context.Response.HasStarted && !context.Request.Path.StartsWithSegments("/api"))
        {
            context.Response.Clear();
            if (refused.Error.Kind is ErrorKind.Forbidden) await Refused(context);
            else context.Response.StatusCode = StatusOf(refused.Error.Kind);
        }
    }

    private static int StatusOf(ErrorKind kind) => kind switch
    {
        ErrorKind.NotFound => StatusCodes.Status404NotFound,
        ErrorKind.Conflict => StatusCodes.Status409Conflict,
        ErrorKind.Unavailable => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status400BadRequest,
    };

    private static Task Refused(HttpContext context) =>
        context.User.Identity?.IsAuthenticated is true
            ? context.ForbidAsync()
            : context.ChallengeAsync();
}

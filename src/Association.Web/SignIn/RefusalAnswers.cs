using Association.Domain.Common;
using Microsoft.AspNetCore.Authentication;

namespace Association.Web.SignIn;

/// <summary>Answers a query that was refused: the sign-in to a stranger, else the same 404 as for what does not exist.</summary>
internal sealed class RefusalAnswers(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (RefusedException refused) when (IsScope(refused.Error) && !context.Response.HasStarted && !context.Request.Path.StartsWithSegments("/api"))
        {
            context.Response.Clear();
            if (refused.Error.Kind is ErrorKind.NotFound) context.Response.StatusCode = StatusCodes.Status404NotFound;
            else await Refused(context);
        }
    }

    private static bool IsScope(Error error) => error.Kind is ErrorKind.NotFound or ErrorKind.Forbidden;

    private static Task Refused(HttpContext context) =>
        context.User.Identity?.IsAuthenticated is true
            ? context.ForbidAsync()
            : context.ChallengeAsync();
}

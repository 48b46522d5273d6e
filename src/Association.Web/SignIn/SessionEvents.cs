using Association.Application.Identity;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.StaticAssets;

namespace Association.Web.SignIn;

/// <summary>Decides on each request whether the session still holds, and where those go who may not enter.</summary>
internal sealed class SessionEvents(CurrentUserLoader loader, TimeProvider clock) : CookieAuthenticationEvents
{
    /// <summary>The cookie is written anew this often, so that idle time is known without writing on every request.</summary>
    private static readonly TimeSpan Refreshed = TimeSpan.FromMinutes(10);

    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        // Stylesheets are nobody's, and a page that reports a failed database must not ask it again.
        if (context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null || HasFailed(context.HttpContext))
        {
            context.RejectPrincipal();
            return;
        }

        var session = Session.Of(context.Principal);
        var account = session is null ? null : await loader.ReadAsync(session.Account, session.Id, context.HttpContext.RequestAborted);
        if (session is null || account is null || !Holds(session, account, context.Properties.IssuedUtc))
        {
            context.RejectPrincipal();
            context.HttpContext.Response.Cookies.Delete(context.Options.Cookie.Name!, context.Options.Cookie.Build(context.HttpContext));
            return;
        }

        loader.SignIn(account, session.SecondFactor);
        context.ReplacePrincipal(session.ToPrincipal(account));
        context.ShouldRenew = clock.GetUtcNow() - context.Properties.IssuedUtc >= Refreshed;
    }

    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (IsForMachines(context.Request)) context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        else context.Response.Redirect($"/account/sign-in?returnUrl={Uri.EscapeDataString(Here(context.Request))}");
        return Task.CompletedTask;
    }

    /// <summary>What one may not enter looks like what does not exist; those who only lack the second factor are led to it.</summary>
    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (loader.NeedsSecondFactor && !IsForMachines(context.Request))
            context.Response.Redirect($"/my/security/second-factor?returnUrl={Uri.EscapeDataString(Here(context.Request))}");
        else
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private bool Holds(Session session, AccountSnapshot account, DateTimeOffset? issued) =>
        session.Stamp == account.Stamp && !account.SessionEnded && !session.IsOver(account.IsStaff, issued ?? session.Begun, clock.GetUtcNow());

    private static bool HasFailed(HttpContext context) => context.Features.Get<IExceptionHandlerFeature>() is not null;

    private static bool IsForMachines(HttpRequest request) => request.Path.StartsWithSegments("/api");

    /// <summary>After a form was posted there is nothing to come back to but its page.</summary>
    private static string Here(HttpRequest request) => HttpMethods.IsGet(request.Method) ? request.GetEncodedPathAndQuery() : request.PathBase + request.Path;
}

using Association.Application.Identity;

namespace Association.Web.SignIn;

/// <summary>Before there is any account every page leads to the one that creates the first administrator.</summary>
internal sealed class FirstStartRedirect(RequestDelegate next, IFirstStart firstStart)
{
    private static readonly PathString[] Open = ["/setup", "/language", "/error", "/health", "/api"];

    public async Task InvokeAsync(HttpContext context)
    {
        if (IsPage(context) && await firstStart.IsOpenAsync(context.RequestAborted)) context.Response.Redirect("/setup");
        else await next(context);
    }

    private static bool IsPage(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<Microsoft.AspNetCore.Mvc.RazorPages.PageActionDescriptor>() is not null
        && !Open.Any(path => context.Request.Path.StartsWithSegments(path));
}

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Association.Web.SignIn;

/// <summary>
/// The page shows or does something that a session left open must not: the password is asked for when it was last given
/// more than ten minutes ago. Source: security.md F9.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RecentProofAttribute : Attribute, IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var clock = context.HttpContext.RequestServices.GetRequiredService<TimeProvider>();
        if (Session.Of(context.HttpContext.User) is { } session && session.IsProved(clock.GetUtcNow())) return next();
        context.Result = new LocalRedirectResult($"/account/again?returnUrl={Uri.EscapeDataString(context.HttpContext.Request.Path)}");
        return Task.CompletedTask;
    }
}

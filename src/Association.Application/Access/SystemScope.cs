using Microsoft.Extensions.DependencyInjection;

namespace Association.Application.Access;

public static class SystemScope
{
    /// <summary>A scope whose user is the product itself.</summary>
    /// <param name="from">The job or command that acts, as the audit names it: <c>job:expire-holds</c>.</param>
    public static AsyncServiceScope CreateSystemScope(this IServiceScopeFactory scopes, string from)
    {
        var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().ActAsSystem(from);
        return scope;
    }
}

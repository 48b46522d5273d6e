using Association.Domain.Access;
using Association.Infrastructure.Persistence;
using Association.Web.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Association.Web.Tests.Pages;

internal static class Site
{
    /// <summary>The web process after its first start: an administrator exists, so pages are open.</summary>
    public static async Task<WebApp> StartAsync()
    {
        var app = await WebApp.StartAsync();
        await app.OpenAccountAsync("administrator", null, (Role.Administrator, null));
        return app;
    }

    /// <summary>Looks into the database of the running process.</summary>
    public static async Task<T> ReadAsync<T>(this WebApp app, Func<AssociationDbContext, Task<T>> look)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await look(scope.ServiceProvider.GetRequiredService<AssociationDbContext>());
    }
}

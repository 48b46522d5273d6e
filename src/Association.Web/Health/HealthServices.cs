using Association.Application.Access;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Association.Web.Health;

/// <summary>
/// /health/live: the process answers. /health/ready: it can do its work, else 503. Strangers get one word; who looks after the
/// jobs also gets what was found.
/// </summary>
public static class HealthServices
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static IServiceCollection AddHealth(this IServiceCollection services)
    {
        services.AddHealthChecks()
            .AddCheck<DatabaseHealth>("database", timeout: Patience)
            .AddCheck<OutboxHealth>("outbox", timeout: Patience)
            .AddCheck<StorageHealth>("storage", timeout: Patience);
        return services;
    }

    /// <summary>Before the shell: a sign-in that cannot be read because the database is down is itself the answer.</summary>
    public static WebApplication UseHealth(this WebApplication app)
    {
        app.UseWhen(context => context.Request.Path.StartsWithSegments("/health"), health => health.Use(static async (context, next) =>
        {
            try { await next(context); }
            catch (Exception failure) when (!context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
            {
                context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(HealthServices)).NotReady(failure);
                context.Response.Clear();
                context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                await context.Response.WriteAsJsonAsync(new { status = Word(HealthStatus.Unhealthy) }, context.RequestAborted);
            }
        }));
        return app;
    }

    public static WebApplication MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false, ResponseWriter = WriteAsync });
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { ResponseWriter = WriteAsync });
        return app;
    }

    private static Task WriteAsync(HttpContext context, HealthReport report)
    {
        if (!context.RequestServices.GetRequiredService<ICurrentUser>().Has(Permissions.ManageJobs))
            return context.Response.WriteAsJsonAsync(new { status = Word(report.Status) }, context.RequestAborted);

        var checks = report.Entries.ToDictionary(e => e.Key, e => new { status = Word(e.Value.Status), e.Value.Description, e.Value.Data });
        return context.Response.WriteAsJsonAsync(new { status = Word(report.Status), checks }, context.RequestAborted);
    }

    private static string Word(HealthStatus status) => status.ToString().ToLowerInvariant();
}

internal static partial class HealthLog
{
    [LoggerMessage(LogLevel.Warning, "The readiness could not be told")]
    public static partial void NotReady(this ILogger logger, Exception failure);
}

using Association.Application.Access;
using Association.Hosting;
using Association.Infrastructure.Jobs;
using Hangfire;
using Hangfire.AspNetCore;
using Hangfire.InMemory;
using Hangfire.PostgreSql;
using Hangfire.PostgreSql.Factories;
using Hangfire.SqlServer;

namespace Association.Web.Jobs;

/// <summary>Hangfire for what runs by the clock, pumps for what somebody waits for (JobSchedule.cs lists all).</summary>
public static class Jobs
{
    public const string DashboardPath = "/office/jobs/dashboard";
    private const string Schema = "hangfire";
    private const int Workers = 2;

    private static readonly TimeSpan Invisibility = TimeSpan.FromMinutes(5);

    /// <exception cref="ConfigurationException">A value does not work; its message names the key.</exception>
    public static IServiceCollection AddJobs(this IServiceCollection services, AssociationSettings settings, IConfiguration configuration)
    {
        // Hangfire would take storage and activator from static fields, which two hosts in one process share.
        services.AddSingleton(provider => Configured(provider, StorageOf(settings)));
        services.AddSingleton<JobActivator>(provider => new AspNetCoreJobActivator(provider.GetRequiredService<IServiceScopeFactory>()));
        services.AddHangfire((provider, hangfire) => hangfire
            .SetDataCompatibilityLevel(CompatibilityLevel.Version_180)
            .UseSimpleAssemblyNameTypeSerializer()
            .UseRecommendedSerializerSettings()
            .UseLogProvider(new HangfireLog(provider.GetRequiredService<ILoggerFactory>())));
        services.AddJobBoard();
        services.AddSingleton<Pages.Dev.MailFolder>();
        if (!RunsHere(configuration)) return services;

        services.AddHangfireServer(server => (server.WorkerCount, server.ShutdownTimeout) = (Workers, TimeSpan.FromSeconds(20)));
        services.AddHostedService<ScheduleAtStart>();
        services.AddJobPumps();
        return services;
    }

    /// <summary>After sign-in: the dashboard is there for administrators; to everybody else the address does not exist.</summary>
    public static WebApplication UseJobs(this WebApplication app)
    {
        app.UseWhen(context => context.Request.Path.StartsWithSegments(DashboardPath), dashboard => dashboard.Use(async (context, next) =>
        {
            if (!MayEnter(context))
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return;
            }

            context.Response.Headers.ContentSecurityPolicy = DashboardPolicy;
            await next(context);
        }));
        app.MapHangfireDashboard(DashboardPath, new DashboardOptions
        {
            Authorization = [new AdministratorsOnly()],
            AppPath = "/office/jobs",
            DashboardTitle = "Jobs",
            DisplayStorageConnectionString = false,
            StatsPollingInterval = 5_000,
        });
        return app;
    }

    internal static bool MayEnter(HttpContext context) =>
        context.RequestServices.GetRequiredService<ICurrentUser>().Has(Permissions.ManageJobs);

    /// <summary>Hangfire's own pages carry style attributes; everything else stays as strict as elsewhere.</summary>
    private const string DashboardPolicy =
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; " +
        "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private static bool RunsHere(IConfiguration configuration) => configuration["Jobs:Enabled"] switch
    {
        null or "" => true,
        var text when bool.TryParse(text, out var enabled) => enabled,
        var text => throw new ConfigurationException("Jobs:Enabled", $"'{text}' is neither true nor false."),
    };

    /// <summary>Nothing reaches the storage before Hangfire's settings hold.</summary>
    private static JobStorage Configured(IServiceProvider provider, JobStorage storage)
    {
        provider.GetRequiredService<IGlobalConfiguration>();
        return storage;
    }

    /// <summary>On SQLite in memory: all truth is in our tables, so a restart loses nothing.</summary>
    private static JobStorage StorageOf(AssociationSettings settings) => settings.Provider.Name switch
    {
        "PostgreSql" => PostgreSql(settings.ConnectionString, new PostgreSqlStorageOptions
        {
            SchemaName = Schema, UseSlidingInvisibilityTimeout = true, InvisibilityTimeout = Invisibility, QueuePollInterval = TimeSpan.FromSeconds(5),
        }),
        "SqlServer" => new SqlServerStorage(settings.ConnectionString, new SqlServerStorageOptions
        {
            SchemaName = Schema, SlidingInvisibilityTimeout = Invisibility, QueuePollInterval = TimeSpan.FromSeconds(5), TryAutoDetectSchemaDependentOptions = true,
        }),
        _ => new InMemoryStorage(new InMemoryStorageOptions { MaxExpirationTime = TimeSpan.FromHours(6) }),
    };

    private static PostgreSqlStorage PostgreSql(string connection, PostgreSqlStorageOptions options) => new(new NpgsqlConnectionFactory(connection, options), options);
}

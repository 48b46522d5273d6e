using Association.Application.Jobs;
using Association.Application.Tasks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Association.Infrastructure.Jobs;

public static class JobServices
{
    /// <summary>What jobs need wherever a row may wake one: in the web process, the command line and tests alike.</summary>
    internal static IServiceCollection AddJobRunner(this IServiceCollection services) => services
        .AddSingleton<WakeUps>()
        .AddSingleton<JobRunner>()
        .AddSingleton<LongTaskRunner>()
        .AddScoped<WakeUpInterceptor>()
        .AddScoped<NightlyWork>()
        .AddScoped<FileSweeper>();

    /// <summary>The board that shows and starts jobs, and what Hangfire calls. Needs Hangfire's storage.</summary>
    public static IServiceCollection AddJobBoard(this IServiceCollection services) => services
        .AddSingleton<IJobBoard, JobBoard>()
        .AddTransient(p => new HangfireJob(p.GetRequiredService<JobRunner>()));

    /// <summary>Runs the continuous jobs in this process.</summary>
    public static IServiceCollection AddJobPumps(this IServiceCollection services)
    {
        foreach (var job in JobSchedule.Continuous)
            services.AddSingleton<IHostedService>(p => new JobPump(job, p.GetRequiredService<JobRunner>(), p.GetRequiredService<WakeUps>()));
        return services;
    }
}

using System.Globalization;
using Association.Application.Access;
using Association.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Association.Cli;

/// <summary>The services of one run, on the configuration that the web reads as well.</summary>
internal static class Installation
{
    /// <summary>Later sources win: files beside the program, files of the working folder, environment, switches.</summary>
    public static IConfiguration Configuration(IReadOnlyDictionary<string, string?> switches)
    {
        var environment = Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT") ?? Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") ?? "Production";
        var builder = new ConfigurationBuilder();
        foreach (var folder in new[] { AppContext.BaseDirectory, Directory.GetCurrentDirectory() }.Distinct())
            foreach (var file in new[] { "appsettings.json", $"appsettings.{environment}.json" })
                builder.AddJsonFile(Path.Combine(folder, file), optional: true, reloadOnChange: false);

        return builder.AddEnvironmentVariables().AddInMemoryCollection(switches).Build();
    }

    /// <exception cref="ConfigurationException">A value does not work; its message names the key.</exception>
    public static ServiceProvider Open(IConfiguration configuration)
    {
        var services = new ServiceCollection();
        services.AddSingleton(configuration);
        // Standard output belongs to the answer; what the database has to say comes as the one sentence of the failure.
        services.AddLogging(log => log.SetMinimumLevel(LogLevel.Warning)
            .AddFilter("Microsoft.EntityFrameworkCore", LogLevel.None)
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error)
            .AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace));
        services.AddAssociation(configuration);
        return services.BuildServiceProvider();
    }

    /// <summary>A scope in which the product itself acts, named in the audit trail after the command.</summary>
    public static AsyncServiceScope ActAs(this IServiceProvider services, string command)
    {
        var scope = services.CreateAsyncScope();
        var user = scope.ServiceProvider.GetRequiredService<CurrentUser>();
        user.ActAsSystem($"command line: {command}");
        user.Culture = CultureInfo.CurrentUICulture.Name;
        return scope;
    }
}

using Association.Application;
using Association.Infrastructure;
using Association.Infrastructure.Demo;
using Association.Infrastructure.Documents;
using Association.Infrastructure.Messages;
using Association.Infrastructure.Messages.Channels;
using Association.Infrastructure.Payments;
using Association.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Association.Hosting;

/// <summary>What web, command line, tests and benchmarks start alike.</summary>
public static class HostingServices
{
    /// <exception cref="ConfigurationException">A value does not work; its message names the key.</exception>
    public static AssociationSettings AddAssociation(this IServiceCollection services, IConfiguration configuration)
    {
        var settings = AssociationSettings.From(configuration);
        services.AddAssociation(settings);
        services.AddChannels(ChannelSettings.WeChatOf(configuration), ChannelSettings.SmsOf(configuration));
        return settings;
    }

    private static void AddAssociation(this IServiceCollection services, AssociationSettings settings)
    {
        services.AddSingleton(settings.Site);
        services.AddSingleton(settings.Salons);
        services.AddSingleton(settings.Credits);
        services.AddApplication(settings.MapperLicenseKey);
        services.AddLogging(log => log.AddFilter("LuckyPennySoftware.AutoMapper.License", LogLevel.None));
        services.AddInfrastructure(settings.Provider, settings.ConnectionString, settings.Storage);
        services.AddDocuments();
        services.AddMessages(settings.Mail);
        services.AddPayments(settings.Payments);
        services.AddSingleton<ServicesAt>(clock => At(clock, settings));
    }

    /// <summary>The same installation at another time, for the demo's past.</summary>
    private static ServiceProvider At(TimeProvider clock, AssociationSettings settings)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(clock);
        services.AddAssociation(settings);
        return services.BuildServiceProvider();
    }

    /// <summary>Creates an empty database or brings an older one up to date.</summary>
    public static async Task MigrateAsync(this IServiceProvider services, CancellationToken cancellationToken = default)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<AssociationDbContext>().Database.MigrateAsync(cancellationToken);
    }
}

using Association.Application.Common;
using Association.Application.Messages.Templates;
using Microsoft.Extensions.DependencyInjection;

namespace Association.Application.Messages.Reminders;

internal static class ReminderServices
{
    /// <summary>Rules with every source of this assembly, and the words that they say.</summary>
    public static void AddReminders(this IServiceCollection services)
    {
        services.AddScoped<ReminderPeople>();
        services.AddScoped<ReminderPlanner>();
        services.AddScoped(p => new ReminderLetters(
            p.GetRequiredService<IAssociationDb>(), p.GetRequiredService<ReminderPlanner>(), p.GetRequiredService<SiteOptions>(), p.GetRequiredService<TimeProvider>()));
        services.AddScoped(p => new TemplateDesk(
            p.GetRequiredService<IAssociationDb>(), p.GetRequiredService<ITemplateRenderer>(), p.GetServices<IReminderSource>(), p.GetRequiredService<SiteOptions>(), p.GetRequiredService<TimeProvider>()));
        foreach (var source in typeof(ReminderServices).Assembly.DefinedTypes.Where(t => !t.IsAbstract && t.IsAssignableTo(typeof(IReminderSource))))
            services.AddScoped(typeof(IReminderSource), source);
    }
}

using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Messages.Templates;
using Microsoft.Extensions.DependencyInjection;

namespace Association.Application.Messages.Mailings;

internal static class MailingServices
{
    public static void AddMailings(this IServiceCollection services)
    {
        services.AddScoped<Log.LogScope>();
        services.AddScoped<Channels.InProductChannel>();
        services.AddScoped<Channels.IMessageChannel>(p => p.GetRequiredService<Channels.InProductChannel>());
        services.AddScoped<MailingPeople>();
        services.AddScoped(p => new MailingDesk(
            p.GetRequiredService<IAssociationDb>(), p.GetRequiredService<ITemplateRenderer>(), p.GetRequiredService<MailingPeople>(), p.GetRequiredService<SiteOptions>(), p.GetRequiredService<ILinkSecrets>(),
            p.GetRequiredService<TimeProvider>()));
        services.AddScoped(typeof(IAccessRule<>), typeof(MailingAccess<>));
        services.AddScoped(typeof(IAccessRule<>), typeof(AudienceAccess<>));
    }
}

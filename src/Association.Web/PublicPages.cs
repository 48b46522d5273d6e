using Association.Web.Localization;
using Association.Web.Pages.Registrations;
using Association.Web.Rendering;
using Association.Web.Security;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Association.Web;

/// <summary>What the public and personal pages need, in one line of Program.cs.</summary>
internal static class PublicPages
{
    public static IServiceCollection AddPublicPages(this IServiceCollection services)
    {
        // Header, certificates and mails carry one name, also where none is configured.
        services.AddOptions<SiteOptions>().PostConfigure<Application.Common.SiteOptions>(static (shown, site) =>
        {
            if (shown.Name.Count == 0) (shown.Name[Cultures.Chinese], shown.Name[Cultures.English]) = (site.Name.Zh, site.Name.In(Cultures.English));
        });
        PublicPageCache.Add(services);
        services.AddSingleton<CookieTempDataProvider>().Replace(ServiceDescriptor.Singleton<ITempDataProvider, QuietMessages>());
        return services.AddSingleton<MarkdownRenderer>().AddSingleton<OwnNames>().AddScoped<RegistrationServices>().AddScoped<Pages.Groups.GroupServices>().AddRateLimits();
    }
}

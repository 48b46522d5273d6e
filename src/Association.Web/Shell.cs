using System.Text.Encodings.Web;
using System.Text.Unicode;
using Association.Web.Localization;
using Association.Web.Navigation;
using Association.Web.Pages.Office.Members;
using Association.Web.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.WebEncoders;

namespace Association.Web;

/// <summary>Look, language and headers of every page, in two lines of Program.cs.</summary>
public static class Shell
{
    public static IServiceCollection AddWebShell(this IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<SiteOptions>(configuration.GetSection("Site"));
        services.Configure<KestrelServerOptions>(kestrel => kestrel.AddServerHeader = false);
        services.Configure<WebEncoderOptions>(encoder => encoder.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddHsts(hsts => (hsts.MaxAge, hsts.IncludeSubDomains) = (TimeSpan.FromDays(365), true));

        services.AddSingleton<IStringLocalizerFactory, TextLocalizerFactory>();
        services.AddLocalization();
        services.Configure<RequestLocalizationOptions>(Cultures.Configure);
        services.AddRazorPages(Arrange)
            .AddMvcOptions(BindingMessages.Configure)
            .AddDataAnnotationsLocalization();

        services.TryAddSingleton(TimeProvider.System);
        services.AddHttpContextAccessor();
        services.TryAddScoped<IViewer, AnonymousViewer>();
        services.AddScoped<INavigation, SiteNavigation>();
        services.AddSingleton<KnownRoutes>();
        return services;
    }

    private static void Arrange(RazorPagesOptions pages)
    {
        pages.Conventions.Add(new LowercaseAddresses());
        pages.Conventions.AddFolderApplicationModelConvention("/Office/Members", page => page.Filters.Add(new TypeFilterAttribute(typeof(ToSurvivor))));
    }

    /// <summary>
    /// Call it first. It ends with routing, authentication (when there is any) and the language;
    /// rate limits and authorization are added after it. It also maps pages, static files and the language switch.
    /// </summary>
    public static WebApplication UseWebShell(this WebApplication app)
    {
        app.UseMiddleware<SecurityHeaders>();
        if (!app.Environment.IsDevelopment()) app.UseHsts();
        app.UseErrorPages();
        app.UseRouting();
        if (app.Services.GetService<IAuthenticationSchemeProvider>() is not null) app.UseAuthentication();
        app.UseRequestLocalization();

        KeepStaticFiles(app);
        app.MapStaticAssets();
        app.MapRazorPages().WithStaticAssets();
        Language.Map(app);
        return app;
    }

    /// <summary>
    /// A build's files, too, are kept by the browser under the name their content gave them; only while somebody edits them
    /// under dotnet watch are they asked for anew.
    /// </summary>
    private static void KeepStaticFiles(WebApplication app)
    {
        if (Environment.GetEnvironmentVariable("DOTNET_WATCH") is null) app.Configuration["EnableStaticAssetsDevelopmentCaching"] ??= "true";
    }
}

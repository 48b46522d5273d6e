using System.Globalization;
using Association.Application.Access;
using Association.Infrastructure.Identity;
using Association.Web.Navigation;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Association.Web.SignIn;

/// <summary>Sessions, rights and the first start, in two lines of Program.cs.</summary>
public static class SignInServices
{
    /// <param name="site">Where people reach the site: under https every cookie is bound to it.</param>
    public static IServiceCollection AddSignIn(this IServiceCollection services, Uri site)
    {
        var cookies = new CookieNames(site.Scheme == Uri.UriSchemeHttps);
        services.AddScoped<SessionEvents>();
        services.AddScoped<Sessions>();
        services.AddScoped<CurrentUserLoader>();
        services.AddScoped<IViewer, Viewer>();
        services.AddScoped<IAuthorizationHandler, PermissionHandler>();
        services.AddSingleton<IFailureStatus, DatabaseFailures>();

        services.AddAuthentication(IdentityConstants.ApplicationScheme)
            .AddCookie(IdentityConstants.ApplicationScheme, options => Configure(options, cookies.Bind(options.Cookie, "session")))
            .AddCookie(IdentityConstants.TwoFactorUserIdScheme, options =>
            {
                cookies.Bind(options.Cookie, "half-way");
                options.ExpireTimeSpan = TimeSpan.FromMinutes(10);
            });
        services.Configure<RateLimiterOptions>(AccountLimit.Configure);
        services.AddAuthorization(PermissionPolicies.Configure);
        services.Configure<RazorPagesOptions>(PermissionPolicies.Configure);
        services.Configure<AntiforgeryOptions>(options => { cookies.Bind(options.Cookie, "form"); options.SuppressXFrameOptionsHeader = true; });
        services.Configure<CookieTempDataProviderOptions>(options => cookies.Bind(options.Cookie, "message"));
        services.AddScoped<PasskeyDoor>();
        services.Configure<IdentityPasskeyOptions>(options => (options.UserVerificationRequirement, options.ResidentKeyRequirement) = ("required", "required"));
        new IdentityBuilder(typeof(Account), services).AddSignInManager();
        return services;
    }

    /// <summary>After the shell, which authenticates; before the pages.</summary>
    public static WebApplication UseSignIn(this WebApplication app)
    {
        app.UseMiddleware<RefusalAnswers>();
        app.Use(static (context, next) =>
        {
            var user = context.RequestServices.GetRequiredService<CurrentUser>();
            (user.Culture, user.From) = (CultureInfo.CurrentUICulture.Name, context.Connection.RemoteIpAddress?.ToString() ?? "");
            return next(context);
        });
        app.UseMiddleware<FirstStartRedirect>();
        app.UseAuthorization();
        return app;
    }

    private static void Configure(CookieAuthenticationOptions options, CookieBuilder _)
    {
        options.EventsType = typeof(SessionEvents);
        // The real limits are those of Session, checked on each request; this is the longest of them.
        options.ExpireTimeSpan = Session.MemberLife;
        options.SlidingExpiration = false;
        options.LoginPath = "/account/sign-in";
    }

    /// <summary>Under https the prefix binds a cookie to this host and path: no neighbour can plant one.</summary>
    private sealed record CookieNames(bool Secure)
    {
        public CookieBuilder Bind(CookieBuilder cookie, string name)
        {
            cookie.Name = (Secure ? "__Host-" : "") + name;
            cookie.SecurePolicy = Secure ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
            (cookie.HttpOnly, cookie.SameSite, cookie.Path, cookie.Domain, cookie.IsEssential) = (true, SameSiteMode.Lax, "/", null, true);
            return cookie;
        }
    }
}

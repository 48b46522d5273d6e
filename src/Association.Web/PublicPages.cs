using Association.Web.Pages.Registrations;
using Association.Web.Rendering;
using Association.Web.Security;

namespace Association.Web;

/// <summary>What the public and personal pages need, in one line of Program.cs.</summary>
internal static class PublicPages
{
    public static IServiceCollection AddPublicPages(this IServiceCollection services) => services
        .AddSingleton<MarkdownRenderer>()
        .AddScoped<RegistrationServices>()
        .AddRateLimits();
}

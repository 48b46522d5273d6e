using System.Security.Claims;
using Association.Web.Localization;
using Association.Web.Navigation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Association.Web.Tests.Shell;

/// <summary>The shell alone, without database or sign-in: its pages, headers and languages.</summary>
internal sealed class ShellHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ShellHost(WebApplication app) => _app = app;

    public IServiceProvider Services => _app.Services;

    public static async Task<ShellHost> StartAsync(string environment = "Development", IViewer? viewer = null, string? locale = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(Texts).Assembly.GetName().Name,
            ContentRootPath = SourceTree.Web,
            EnvironmentName = environment,
        });
        builder.WebHost.UseTestServer();
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        if (viewer is not null) builder.Services.AddScoped(_ => viewer);
        builder.Services.AddWebShell(builder.Configuration);

        var app = builder.Build();
        if (locale is not null) app.Use((context, next) => SignIn(context, locale, next));
        app.UseWebShell();
        app.UseAuthorization();
        app.MapGet("/test/forbidden", () => Microsoft.AspNetCore.Http.Results.StatusCode(StatusCodes.Status403Forbidden));
        app.MapGet("/test/broken", string () => throw new InvalidOperationException("broken on purpose"));
        app.MapGet("/test/late", string () => throw new TimeoutException("late on purpose"));
        app.MapGet("/api/v1/broken", string () => throw new InvalidOperationException("broken on purpose"));
        foreach (var page in new[] { "/my", "/my/credits", "/office", "/office/members/{id?}" }) app.MapGet(page, () => page);
        await app.StartAsync();
        return new ShellHost(app);
    }

    /// <summary>A browser that follows no redirect.</summary>
    public HttpClient Browser(string? language = null)
    {
        var client = _app.GetTestClient();
        if (language is not null) client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        return client;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private static Task SignIn(HttpContext context, string locale, RequestDelegate next)
    {
        context.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(Cultures.Claim, locale)], "test"));
        return next(context);
    }
}

internal sealed record AViewer(string Name, params string[] Entered) : IViewer
{
    string? IViewer.Name => Name;
    public bool SignedIn => true;
    public IReadOnlySet<string> Areas { get; } = Entered.ToHashSet();
}

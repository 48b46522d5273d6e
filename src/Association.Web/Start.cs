using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Identity;
using Association.Hosting;
using Association.Infrastructure.Identity;
using Association.Infrastructure.Persistence;
using Microsoft.Net.Http.Headers;

namespace Association.Web;

/// <summary>What happens between building the host and answering the first request.</summary>
internal static class Start
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Brings the database up to date, loads the demo where it is asked for, and says how to come in.</summary>
    public static async Task PrepareAsync(this WebApplication app)
    {
        await MigrateAsync(app);
        if (app.Configuration.GetValue<bool>("Demo:Load")) await LoadDemoAsync(app);
        app.Lifetime.ApplicationStarted.Register(() => Announce(app));
    }

    /// <summary>A refused request may be tried again soon: the client is told when.</summary>
    public static void UseRetryAfter(this WebApplication app) => app.Use(static (context, next) =>
    {
        context.Response.OnStarting(static state =>
        {
            var response = ((HttpContext)state).Response;
            if (response.StatusCode is StatusCodes.Status503ServiceUnavailable) response.Headers.TryAdd(HeaderNames.RetryAfter, "5");
            return Task.CompletedTask;
        }, context);
        return next(context);
    });

    public static void MapDevelopmentCodes(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment() || !app.Configuration.GetValue<bool>("Demo:Load")) return;
        app.MapGet("/dev/totp", (TimeProvider clock) => CodesAt(clock.GetUtcNow()));
    }

    /// <summary>The present code of the demo's authenticators, and the next one: each opens one session.</summary>
    private static object CodesAt(DateTimeOffset now)
    {
        var step = Totp.StepAt(now);
        return new
        {
            Code = Totp.Code(IDemoAccounts.AuthenticatorKey, step),
            Next = Totp.Code(IDemoAccounts.AuthenticatorKey, step + 1),
            SecondsLeft = Totp.StepSeconds - now.ToUnixTimeSeconds() % Totp.StepSeconds,
        };
    }

    /// <summary>A database server may start later than we do; what it has to say after that goes to the person who starts us.</summary>
    private static async Task MigrateAsync(WebApplication app)
    {
        var provider = app.Services.GetRequiredService<IDatabaseProvider>();
        var clock = app.Services.GetRequiredService<TimeProvider>();
        for (var end = clock.GetUtcNow() + Patience; ; await Task.Delay(TimeSpan.FromSeconds(1)))
        {
            try
            {
                await app.Services.MigrateAsync();
                return;
            }
            catch (Exception failure) when (provider.IsUnavailable(failure))
            {
                if (clock.GetUtcNow() >= end) throw new ConfigurationException("ConnectionStrings:Association", $"the database cannot be reached: {failure.GetBaseException().Message}");
            }
        }
    }

    private static async Task LoadDemoAsync(WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().ActAsSystem("demo");
        await scope.ServiceProvider.GetRequiredService<IDemoData>().LoadAsync(CancellationToken.None);
        await scope.ServiceProvider.GetRequiredService<IDemoAccounts>().CreateAsync(CancellationToken.None);
    }

    private static void Announce(WebApplication app)
    {
        using var scope = app.Services.CreateScope();
        Console.WriteLine($"\n  Association  {string.Join("  ", app.Urls)}\n");
        if (app.Configuration.GetValue<bool>("Demo:Load")) AnnounceDemo(app, scope.ServiceProvider.GetRequiredService<IDemoAccounts>());
        else _ = AnnounceFirstStartAsync(app);
    }

    private static void AnnounceDemo(WebApplication app, IDemoAccounts demo)
    {
        foreach (var account in demo.All) Console.WriteLine($"  {account.Email,-22} {account.Password}   {account.Title}");
        Console.WriteLine($"\n  Code for the office: key {IDemoAccounts.AuthenticatorKey} in an authenticator"
            + (app.Environment.IsDevelopment() ? $", or open {app.Urls.FirstOrDefault()}/dev/totp\n" : "\n"));
    }

    private static async Task AnnounceFirstStartAsync(WebApplication app)
    {
        var first = app.Services.GetRequiredService<IFirstStart>();
        if (!await first.IsOpenAsync(CancellationToken.None)) return;
        // Behind a proxy only the public address is answered, not the one this node listens on.
        var address = app.Environment.IsDevelopment() ? app.Urls.FirstOrDefault() : app.Services.GetRequiredService<Application.Common.SiteOptions>().BaseUrl.ToString().TrimEnd('/');
        Console.WriteLine($"  There is no account yet. Create the first administrator at {address}/setup with this secret:\n\n  {first.Secret}\n");
    }
}

using System.Net;
using Association.Application.Identity;
using Association.Domain.Access;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Members;
using Association.Infrastructure.Identity;
using Association.Infrastructure.Persistence;
using Association.TestKit;
using Association.Web.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Association.Web.Tests.Hosting;

/// <summary>The whole web process, with its own Program, on a fresh database; without jobs and without demo.</summary>
internal sealed class WebApp : WebApplicationFactory<Program>
{
    private readonly TestDatabase _database;
    private readonly string _root = Directory.CreateTempSubdirectory("association-web-").FullName;
    private readonly (string Key, string Value)[] _settings;

    private WebApp(TestDatabase database, (string Key, string Value)[] settings) => (_database, _settings) = (database, settings);

    public static async Task<WebApp> StartAsync(DatabaseKind database = DatabaseKind.Sqlite, params (string Key, string Value)[] settings) =>
        new(await TestDatabase.CreateAsync(database), settings);

    /// <summary>A browser that follows no redirect and keeps its cookies.</summary>
    public HttpClient Browser() => CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, BaseAddress = new Uri("http://localhost") });

    /// <summary>An account, opened behind the product's back: the way of a person is tested where it belongs.</summary>
    public async Task<UserId> OpenAccountAsync(string name, Id<Person>? person = null, params (Role Role, Id<Event>? Event)[] roles)
    {
        var id = Guid.CreateVersion7();
        var email = $"{name}-{Sample.Next()}@example.org";
        await SaveAsync([
            new Account
            {
                Id = id, DisplayName = name, Person = person, Email = email, UserName = email, NormalizedEmail = email.ToUpperInvariant(),
                NormalizedUserName = email.ToUpperInvariant(), EmailConfirmed = true, TwoFactorEnabled = roles.Length > 0, SecurityStamp = $"{id:N}",
                CreatedAt = Services.GetRequiredService<TimeProvider>().GetUtcNow(),
            },
            .. roles.Select(role => new RoleGrant(new UserId(id), role.Role, role.Event, UserId.System, Sample.Now))]);
        return new UserId(id);
    }

    /// <summary>Records that are there before the act.</summary>
    public async Task SaveAsync(params object[] records)
    {
        await using var scope = Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AssociationDbContext>();
        db.AddRange(records.SelectMany(r => r is IRecords several ? several.Records : [r]));
        await db.SaveChangesAsync();
    }

    /// <summary>A browser with the session cookie of this account, as after a sign-in with both factors.</summary>
    public async Task<HttpClient> BrowserAsync(UserId account, bool secondFactor = true)
    {
        await using var scope = Services.CreateAsyncScope();
        var snapshot = await scope.ServiceProvider.GetRequiredService<IAccounts>().SnapshotAsync(account, null, CancellationToken.None);
        var options = Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme);
        var now = Services.GetRequiredService<TimeProvider>().GetUtcNow();
        var session = new Session(account, $"{Guid.NewGuid():N}", snapshot!.Stamp, now, now, secondFactor, Kept: false);
        var ticket = new AuthenticationTicket(session.ToPrincipal(snapshot), new AuthenticationProperties { IssuedUtc = now, ExpiresUtc = now.AddDays(1) }, IdentityConstants.ApplicationScheme);
        var browser = Browser();
        browser.DefaultRequestHeaders.Add("Cookie", new Cookie(options.Cookie.Name!, options.TicketDataFormat.Protect(ticket)).ToString());
        return browser;
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _database.DisposeAsync();
        Directory.Delete(_root, recursive: true);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        builder.ConfigureServices(services => services.AddSingleton<IStartupFilter, SenderAddress>());
        builder.ConfigureLogging(log => log.SetMinimumLevel(LogLevel.Error));
        (string Key, string Value)[] own =
        [
            ("Database:Provider", $"{_database.Kind}"), ("ConnectionStrings:Association", _database.ConnectionString), ("Storage:Root", _root),
            ("Site:BaseUrl", "http://localhost"), ("Jobs:Enabled", "false"), ("Demo:Load", "false"),
            // Records are saved behind the product's back; what that hides for a moment is tested where it is meant.
            ("Site:KeepPublicPagesSeconds", "0"),
        ];
        foreach (var (key, value) in own.Concat(_settings)) builder.UseSetting(key, value);
    }
}

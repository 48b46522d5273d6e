using System.Net.Http.Headers;
using Association.Application.Access;
using Association.Application.Identity;
using Association.Domain.Access;
using Association.Domain.Common;
using Association.Domain.Members;
using Association.Infrastructure.Identity;
using Association.TestKit;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Association.Web.Tests.Api;

/// <summary>The whole web host over a fresh SQLite file that the test also arranges; no job runs by itself.</summary>
internal sealed class ApiHost : IAsyncDisposable
{
    private readonly WebApplicationFactory<Program> _factory;

    private ApiHost(TestApp app, WebApplicationFactory<Program> factory) => (App, _factory) = (app, factory);

    public TestApp App { get; }
    public FakeTimeProvider Clock => App.Clock;

    public static async Task<ApiHost> StartAsync(params (string Key, string Value)[] settings)
    {
        var app = await TestApp.StartAsync(DatabaseKind.Sqlite);
        var factory = new WebApplicationFactory<Program>().WithWebHostBuilder(host =>
        {
            host.UseEnvironment("Production");
            host.UseSetting("Database:Provider", "Sqlite");
            host.UseSetting("ConnectionStrings:Association", app.Database.ConnectionString);
            host.UseSetting("Storage:Root", app.Root);
            host.UseSetting("Jobs:Enabled", "false");
            host.UseSetting("Logging:LogLevel:Default", "Error");
            foreach (var (key, value) in settings) host.UseSetting(key, value);
            host.ConfigureServices(services => services.AddSingleton<TimeProvider>(app.Clock));
        });
        return new(app, factory);
    }

    /// <summary>A client without a token, in English unless told otherwise.</summary>
    public HttpClient Client(string? token = null, string language = "en")
    {
        var client = _factory.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = false });
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        if (token is not null) client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    /// <summary>An account with a second factor and these roles.</summary>
    public async Task<UserId> AccountAsync(Id<Person>? person = null, params Role[] roles)
    {
        var id = Guid.CreateVersion7();
        var name = $"user-{id:N}@example.org";
        await App.Given(new Account
        {
            Id = id, DisplayName = "Test", UserName = name, NormalizedUserName = name.ToUpperInvariant(), Email = name, NormalizedEmail = name.ToUpperInvariant(),
            EmailConfirmed = true, TwoFactorEnabled = true, SecurityStamp = id.ToString("N"), Person = person, CreatedAt = App.Now,
        });
        foreach (var role in roles) await App.Given(new RoleGrant(new UserId(id), role, null, UserId.System, App.Now));
        return new(id);
    }

    /// <summary>A token that its owner made by the use case.</summary>
    public async Task<string> TokenAsync(UserId owner, Role[] roles, params string[] scopes)
    {
        var result = await App.As(owner, roles).Send(new CreateApiToken("test", scopes, Sample.Today.AddDays(30)));
        return result.Value;
    }

    public async Task<(UserId Owner, HttpClient Client)> MemberAsync(Id<Person>? person = null)
    {
        var owner = await AccountAsync(person);
        return (owner, Client(await TokenAsync(owner, [], Permissions.Self)));
    }

    public async Task<HttpClient> OfficerAsync(Role role, params string[] scopes)
    {
        var owner = await AccountAsync(null, role);
        return Client(await TokenAsync(owner, [role], scopes));
    }

    public async ValueTask DisposeAsync()
    {
        await _factory.DisposeAsync();
        await App.DisposeAsync();
    }
}

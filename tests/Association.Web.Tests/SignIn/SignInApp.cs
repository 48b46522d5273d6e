using System.Net;
using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Identity;
using Association.Application.Messages;
using Association.Domain.Access;
using Association.Domain.Common;
using Association.Infrastructure.Identity;
using Association.Infrastructure.Persistence;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Association.Web.Tests.SignIn;

/// <summary>The whole site on an empty SQLite database, as https://localhost, with a clock that the test moves.</summary>
public sealed class SignInApp : WebApplicationFactory<Program>
{
    public const string Password = "wandering blue pagoda";
    private const string ClientAddress = "Test-Client-Address";

    private readonly string _root = Directory.CreateTempSubdirectory("association-").FullName;

    public FakeTimeProvider Clock { get; } = new(TimeProvider.System.GetUtcNow());
    public string Root => _root;

    /// <summary>A browser at this network address; it follows no redirect by itself.</summary>
    public Browser Browser(string address = "192.0.2.1")
    {
        var client = CreateClient(new() { BaseAddress = new("https://localhost"), AllowAutoRedirect = false, HandleCookies = false });
        client.DefaultRequestHeaders.Add(ClientAddress, address);
        return new(client);
    }

    public async Task<UserId> OpenAccountAsync(string email, Role? role = null, string? key = null)
    {
        var id = default(UserId);
        await DoAsync(async services =>
        {
            var hash = await services.GetRequiredService<PasswordQueue>().HashAsync(Password, default);
            id = await services.GetRequiredService<IAccounts>().OpenAsync(new("王小明", Email(email), null, new(hash), "zh-CN", Confirmed: true), default);
            var db = services.GetRequiredService<AssociationDbContext>();
            if (role is { } given) db.RoleGrants.Add(new RoleGrant(id, given, null, UserId.System, Clock.GetUtcNow()));
            if (key is not null) await services.GetRequiredService<SecondFactors>().TurnOnKnownAsync(id, key, default);
        });
        return id;
    }

    /// <summary>One unit of work of the product itself.</summary>
    public async Task DoAsync(Func<IServiceProvider, Task> work)
    {
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().ActAsSystem("test");
        await using var transaction = await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().BeginAsync(default);
        await work(scope.ServiceProvider);
        Assert.Equal(CommitOutcome.Saved, await transaction.CommitAsync(default));
    }

    public async Task<T> ReadAsync<T>(Func<AssociationDbContext, Task<T>> query)
    {
        await using var scope = Services.CreateAsyncScope();
        return await query(scope.ServiceProvider.GetRequiredService<AssociationDbContext>());
    }

    /// <summary>The mails that wait for this address, as they would be sent now, the newest last.</summary>
    public async Task<IReadOnlyList<string>> MailsToAsync(string address)
    {
        await using var scope = Services.CreateAsyncScope();
        var composers = scope.ServiceProvider.GetServices<IMessageComposer>().ToDictionary(c => c.Template);
        var texts = new List<string>();
        foreach (var message in (await scope.ServiceProvider.GetRequiredService<AssociationDbContext>().Outbox.Where(m => m.To == address).ToListAsync()).OrderBy(m => m.Id))
            if (await composers[message.Template].ComposeAsync(message, default) is { } mail) texts.Add($"{message.Template}\n{mail.Text}");
        return texts;
    }

    public string CodeNow(string key, int stepsAhead = 0) => Totp.Code(key, Totp.StepAt(Clock.GetUtcNow()) + stepsAhead);

    public static EmailAddress Email(string text) => EmailAddress.TryParse(text, out var email) ? email : throw new ArgumentException(text, nameof(text));

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Testing");
        builder.UseSetting("Storage:Root", _root);
        builder.UseSetting("Site:BaseUrl", "https://localhost");
        builder.UseSetting("Jobs:Enabled", "false");
        builder.UseSetting("Demo:Load", "false");
        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<TimeProvider>(Clock);
            services.AddSingleton<IStartupFilter, AddressFromTest>();
        });
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        if (disposing && Directory.Exists(_root)) Directory.Delete(_root, recursive: true);
    }

    /// <summary>The test server has no network: the test says where a request comes from.</summary>
    private sealed class AddressFromTest : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use(static (context, rest) =>
            {
                context.Connection.RemoteIpAddress = IPAddress.TryParse(context.Request.Headers[ClientAddress], out var address) ? address : IPAddress.Loopback;
                return rest(context);
            });
            next(app);
        };
    }
}

using Association.Web.Tests.SignIn;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit;

namespace Association.Web.Tests.Hosting;

/// <summary>Defaults of the platform that are closed where nobody sees them. Source: security.md 6.1.</summary>
public sealed class DefaultsTests : IDisposable
{
    private readonly SignInApp _app = new();

    [Fact]
    public void A_password_is_hashed_often_enough() =>
        Assert.True(_app.Services.GetRequiredService<IOptions<PasswordHasherOptions>>().Value.IterationCount >= 210_000);

    [Fact]
    public void The_server_takes_no_more_than_it_can_bear()
    {
        var server = _app.Services.GetRequiredService<IOptions<KestrelServerOptions>>().Value;
        Assert.False(server.AddServerHeader);
        Assert.True(server.Limits.RequestHeadersTimeout <= TimeSpan.FromSeconds(10));
        Assert.True(server.Limits.KeepAliveTimeout <= TimeSpan.FromSeconds(60));
        Assert.InRange(server.Limits.MaxConcurrentConnections ?? long.MaxValue, 1, 1_000);
        Assert.InRange(server.Limits.MaxRequestBodySize ?? long.MaxValue, 1, 1024 * 1024);
    }

    public void Dispose() => _app.Dispose();
}

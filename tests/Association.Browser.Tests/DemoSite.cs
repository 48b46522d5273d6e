using Association.TestKit;
using Xunit;

namespace Association.Browser.Tests;

/// <summary>One installation with the demo and one Chromium for the tests of a class that do not disturb each other.</summary>
public sealed class DemoSite : IAsyncLifetime
{
    public WebServer Server { get; private set; } = null!;
    public Chromium Chromium { get; private set; } = null!;

    public async Task InitializeAsync() => (Server, Chromium) = (await WebServer.StartAsync(), await Chromium.StartAsync());

    public async Task DisposeAsync()
    {
        await Chromium.DisposeAsync();
        await Server.DisposeAsync();
    }
}

using Association.TestKit;
using Microsoft.Playwright;
using Xunit;

namespace Association.Browser.Tests;

/// <summary>A passkey from its making to a sign-in, with the browser's own virtual authenticator.</summary>
public sealed class PasskeyTests : IAsyncLifetime
{
    private WebServer _server = null!;
    private Chromium _chromium = null!;

    public async Task InitializeAsync() => (_server, _chromium) = (await WebServer.StartAsync(), await Chromium.StartAsync());

    public async Task DisposeAsync()
    {
        await _chromium.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_passkey_is_added_opens_the_account_and_opens_nothing_after_it_was_removed()
    {
        var page = await _chromium.OpenAsync(_server, Chromium.Phone, "en");
        var complaints = new List<string>();
        page.Console += (_, message) => { if (message.Text.Contains("Content Security Policy", StringComparison.Ordinal)) complaints.Add(message.Text); };
        await AddAuthenticatorAsync(page);
        await SignInAsync(page);
        await AddAsync(page, "My phone");
        await LeaveAsync(page);

        await page.GotoAsync(Address("/account/sign-in?returnUrl=/my/security/passkeys"));
        await page.ClickAsync("form[data-passkey=get] button");
        await page.WaitForURLAsync("**/my/security/passkeys");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("My phone");
        await page.GotoAsync(Address("/my/security"));
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Signed in with a passkey");

        await RenameAndRemoveAsync(page);
        await LeaveAsync(page);
        await page.GotoAsync(Address("/account/sign-in"));
        await page.ClickAsync("form[data-passkey=get] button");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("does not open an account");
        Assert.Empty(complaints);
    }

    private async Task RenameAndRemoveAsync(IPage page)
    {
        await page.GotoAsync(Address("/my/security/passkeys"));
        await page.FillAsync("form[action*=Rename] [name=name]", "Old phone");
        await page.ClickAsync("form[action*=Rename] button");
        await Assertions.Expect(page.Locator("main h2").First).ToContainTextAsync("Old phone");
        await page.ClickAsync("form[action*=Remove] button");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("No passkeys yet");
    }

    /// <summary>WebAuthn knows names only, no numbers: the same server as localhost.</summary>
    private string Address(string path) => $"http://localhost:{_server.Address.Port}{path}";

    private static async Task AddAuthenticatorAsync(IPage page)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("WebAuthn.enable");
        await session.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true,
                ["isUserVerified"] = true, ["automaticPresenceSimulation"] = true,
            },
        });
    }

    private async Task SignInAsync(IPage page)
    {
        await page.GotoAsync(Address("/account/sign-in"));
        await page.FillAsync("[name='Input.Login']", "member@demo.example");
        await page.FillAsync("[name='Input.Password']", "gaoxin-demo-2019");
        await page.ClickAsync("main form button[type=submit]");
        await page.WaitForURLAsync("**/my");
    }

    private async Task AddAsync(IPage page, string name)
    {
        await page.GotoAsync(Address("/my/security/passkeys"));
        await page.FillAsync("form[data-passkey=create] [name=name]", name);
        await page.ClickAsync("form[data-passkey=create] button");
        await Assertions.Expect(page.Locator("main h2").First).ToContainTextAsync(name);
    }

    private async Task LeaveAsync(IPage page)
    {
        await page.GotoAsync(Address("/account/sign-out"));
        await page.Locator("main form[method=post] button[type=submit]").First.ClickAsync();
        await page.WaitForURLAsync(Address("/"));
    }
}

using System.Text.RegularExpressions;
using Association.Domain.Common;
using Association.TestKit;
using Microsoft.Data.Sqlite;
using Microsoft.Playwright;
using Xunit;
using Xunit.Abstractions;

namespace Association.Browser.Tests;

/// <summary>The product's main job, from an empty draft to a verified certificate, as the people it is for would do it.</summary>
public sealed partial class ConferenceTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const string Name = "浏览器测试学术年会";
    private const string EnglishName = "Browser Test Annual Conference";
    private static readonly DateOnly Today = AssociationCalendar.DayOf(TimeProvider.System.GetUtcNow());

    private WebServer _server = null!;
    private Chromium _chromium = null!;

    public async Task InitializeAsync() => (_server, _chromium) = (await WebServer.StartAsync(), await Chromium.StartAsync());

    public async Task DisposeAsync()
    {
        await _chromium.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_conference_from_draft_to_verified_certificate()
    {
        var office = await _chromium.SignInAsync(_server, "events@demo.example", Chromium.Desk, "zh-CN");
        var (_, slug) = await ConferenceDesk.OpenAsync(office, Name, EnglishName, Today, seats: 50, ("正式代表", "Delegate", 300, 500));

        var member = await _chromium.SignInAsync(_server, "member@demo.example", Chromium.Phone, "en");
        await RegisterMemberAsync(member, slug);
        var guest = await _chromium.OpenAsync(_server, Chromium.Phone, "zh-CN");
        await RegisterGuestAsync(guest, slug);

        var finance = await _chromium.SignInAsync(_server, "finance@demo.example", Chromium.Desk, "zh-CN");
        await ConfirmTransfersAsync(finance, times: 2);
        var ticket = await TicketOfAsync(member);
        var ticketPage = member.Url;
        await KeepTheDoorAsync(office, ticket);

        await IssueCertificatesAsync(office);
        await PageInspection.FindsNothingAsync(_server, (guest, guest.Url), (member, ticketPage), (office, office.Url), (finance, finance.Url));
        await VerifyAsync(member);
        await CheckAsync();
    }

    private static async Task RegisterMemberAsync(IPage phone, string slug)
    {
        await phone.GotoAsync("/language?culture=en&returnUrl=/events");
        await phone.ClickAsync($"a[href='/events/{slug}'] >> nth=0");
        await Assertions.Expect(phone.Locator("h1")).ToContainTextAsync(EnglishName);
        Assert.Equal(0, await phone.Locator("main script").CountAsync());
        await phone.KeepAsync("event-phone-en");
        await phone.ClickAsync($"a[href='/events/{slug}/register'] >> nth=0");
        await phone.ConsentAndSendAsync();
        await Assertions.Expect(phone.Locator("main")).ToContainTextAsync("¥300.00");
        await phone.KeepAsync("payment-phone-en");
        Assert.Matches("^[2-9A-HJ-NP-Z]{8}$", (await phone.InnerTextAsync(".pay-figures [data-copy], .pay-figures code, .pay-figures output >> nth=0")).Trim());
        await phone.UploadSlipAsync();

        // A second registration shows the first.
        await phone.GotoAsync($"/events/{slug}/register");
        await Assertions.Expect(phone.Locator("main")).Not.ToContainTextAsync("¥500.00");
    }

    private static async Task RegisterGuestAsync(IPage phone, string slug)
    {
        await phone.GotoAsync($"/events/{slug}/register");
        await phone.FillAsync("[name='Input.Name']", "买买提·吐尔逊");
        await phone.FillAsync("[name='Input.Mobile']", "12800138000");
        await phone.FillAsync("[name='Input.Email']", "guest.browser@example.org");
        await phone.FillAsync("[name='Input.Unit']", "测试诊所");
        await phone.ConsentAndSendAsync();
        await Assertions.Expect(phone.Locator("[name='Input.Mobile']")).ToHaveAttributeAsync("aria-invalid", "true");
        await phone.KeepAsync("register-wrong-number-phone-zh-CN");
        Assert.Equal("买买提·吐尔逊", await phone.InputValueAsync("[name='Input.Name']"));

        await phone.FillAsync("[name='Input.Mobile']", "138 0013 8999");
        await phone.ConsentAndSendAsync();
        await phone.WaitForURLAsync("**/r/**");
        await Assertions.Expect(phone.Locator("main")).ToContainTextAsync("¥500.00");
        await phone.KeepAsync("payment-phone-zh-CN");
        await phone.UploadSlipAsync();
    }

    private static async Task ConfirmTransfersAsync(IPage finance, int times)
    {
        for (var i = 0; i < times; i++)
        {
            await finance.GotoAsync($"/office/finance?q={Uri.EscapeDataString(i == 0 ? "买买提" : "")}");
            await finance.ClickAsync("#list tbody a >> nth=0");
            await finance.KeepAsync("transfer-desk-zh-CN");
            await finance.SubmitAsync("form[action*='Confirm']");
            await Assertions.Expect(finance.Locator("main")).ToContainTextAsync(ReceiptNumber());
        }
    }

    private async Task<string> TicketOfAsync(IPage phone)
    {
        await phone.GotoAsync("/my/registrations");
        await phone.Locator("main a[href^='/my/registrations/']").First.ClickAsync();
        await Assertions.Expect(phone.Locator(".pass-code")).ToBeVisibleAsync();
        await phone.KeepAsync("ticket-phone-en");
        var code = await Codes.ReadAsync(await phone.Locator(".pass-code").ScreenshotAsync());
        Assert.Matches("^[2-9A-HJ-NP-Z]{26}$", code);
        output.WriteLine("The ticket's QR code was read from the phone's screen.");
        return code;
    }

    private static async Task KeepTheDoorAsync(IPage office, string ticket)
    {
        await office.GotoAsync("/door");
        await office.GetByRole(AriaRole.Link).Filter(new() { HasText = Name }).First.ClickAsync();
        await office.SetViewportSizeAsync(Chromium.Phone, 844);
        foreach (var (code, tone) in new[] { (ticket, "admitted"), (ticket, "again"), ("ABCDEFGHJKLMNPQRSTUVWXYZ23", "refused") })
        {
            await office.ReloadAsync();
            await office.FillAsync("[name='Input.Code']", code);
            await office.PressAsync("[name='Input.Code']", "Enter");
            await Assertions.Expect(office.Locator("[data-answer]")).ToHaveClassAsync(new Regex(tone));
            await office.KeepAsync($"door-{tone}-phone-zh-CN");
        }

        await office.SetViewportSizeAsync(Chromium.Desk, 900);
    }

    private static async Task IssueCertificatesAsync(IPage office)
    {
        await office.GotoAsync("/office/events");
        await office.GetByRole(AriaRole.Link).Filter(new() { HasText = Name }).First.ClickAsync();
        var editor = ConferenceDesk.EditorAddress().Match(office.Url).Value;
        await office.GotoAsync($"{editor}/publish");
        await office.Locator("form[action*='Conclude'], confirm").First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await office.AgreeAsync("Conclude");
        await office.GotoAsync($"{editor}/certificates");
        await office.SubmitAsync();
        await office.WaitForURLAsync("**/office/tasks/**");
        await Assertions.Expect(office.Locator("main")).ToContainTextAsync(CertificateNumber(), new() { Timeout = 90_000 });
        await office.KeepAsync("certificates-issued-desk-zh-CN");
    }

    private async Task VerifyAsync(IPage phone)
    {
        await phone.GotoAsync("/my/certificates");
        var download = await phone.RunAndWaitForDownloadAsync(() => phone.Locator("main a[href*='ertificate'][href*='handler'], main a[download]").First.ClickAsync());
        var pdf = Path.Combine(_server.Root, "certificate.pdf");
        await download.SaveAsAsync(pdf);
        var text = Codes.TextOf(pdf);
        Assert.Contains(Name, text, StringComparison.Ordinal);
        Assert.Contains(EnglishName.Replace(" ", "", StringComparison.Ordinal), text, StringComparison.Ordinal);
        var number = CertificateNumber().Match(text).Value;

        var link = await Codes.ReadPdfAsync(pdf);
        Assert.StartsWith($"{_server.Address}verify/{number}?k=", link, StringComparison.Ordinal);
        Album.Keep($"{pdf}.png", "certificate");
        var stranger = await _chromium.OpenAsync(_server, Chromium.Phone, "en");
        await stranger.GotoAsync(link);
        await Assertions.Expect(stranger.Locator(".verdict.tone-success")).ToContainTextAsync(EnglishName);
        await stranger.KeepAsync("verify-valid-phone-en");
        await stranger.GotoAsync(link[..^1] + (link[^1] == '0' ? '1' : '0'));
        await Assertions.Expect(stranger.Locator(".verdict.tone-warning")).ToBeVisibleAsync();
    }

    private async Task CheckAsync()
    {
        var sound = await _server.CommandAsync("check");
        output.WriteLine(sound.Output);
        Assert.Equal(0, sound.Exit);

        await using (var connection = new SqliteConnection($"Data Source={Path.Combine(_server.Root, "association.db")}"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = """UPDATE "Quotas" SET "Taken" = "Taken" - 1 WHERE "Taken" = (SELECT MAX("Taken") FROM "Quotas")""";
            await command.ExecuteNonQueryAsync();
        }

        var broken = await _server.CommandAsync("check");
        Assert.Equal(1, broken.Exit);
        Assert.Contains("seats.taken", broken.Output, StringComparison.Ordinal);
    }

    [GeneratedRegex("R[0-9]{4}-[0-9]{6}")]
    private static partial Regex ReceiptNumber();

    [GeneratedRegex("CDGX-[0-9]{4}-[0-9]{6}-[0-9A-Z]")]
    private static partial Regex CertificateNumber();
}

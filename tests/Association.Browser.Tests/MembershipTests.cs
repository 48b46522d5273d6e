using System.Text.RegularExpressions;
using Association.TestKit;
using Microsoft.Playwright;
using MimeKit;
using Xunit;

namespace Association.Browser.Tests;

/// <summary>From an application on a phone to a member with a card that can be checked, and a renewal that touches nothing.</summary>
public sealed partial class MembershipTests : IAsyncLifetime
{
    private const string Password = "Herbst-Regen-7-Brücke";
    private const string Email = "apply.browser@example.org";
    private static readonly byte[] Scan = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private WebServer _server = null!;
    private Chromium _chromium = null!;

    public async Task InitializeAsync() => (_server, _chromium) = (await WebServer.StartAsync(), await Chromium.StartAsync());

    public async Task DisposeAsync()
    {
        await _chromium.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task An_applicant_becomes_a_member_with_a_card_and_renews()
    {
        var phone = await _chromium.OpenAsync(_server, Chromium.Phone, "zh-CN");
        var number = await ApplyAsync(phone);

        var office = await _chromium.SignInAsync(_server, "members@demo.example", Chromium.Desk, "zh-CN");
        await ShortenTermsAsync(office);
        await ApproveAsync(office, number);

        await OpenAccountAsync(phone);
        await phone.GotoAsync("/my/membership");
        await Assertions.Expect(phone.Locator("main")).ToContainTextAsync("欧阳明远");
        await CheckCardAsync(phone);
        await RenewAsync(phone);
    }

    internal static async Task<string> ApplyAsync(IPage phone)
    {
        await phone.GotoAsync("/join");
        Assert.True(await phone.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"), "The form is wider than the phone.");
        await phone.CheckAsync("[name='Input.Category'][value='Ordinary']");
        await phone.FillAsync("[name='Input.Name']", "欧阳明远");
        await phone.FillAsync("[name='Input.ResidentId']", "510199197902281914");
        await phone.FillAsync("[name='Input.Mobile']", "13900002222");
        await phone.FillAsync("[name='Input.Email']", Email);
        await phone.FillAsync("[name='Input.Unit']", "浏览器测试诊所");
        await phone.CheckAsync("[name='Input.UnlistedUnit'][type=checkbox]");
        await phone.FillAsync("[name='Input.JobTitle']", "主治医师");
        await phone.SetInputFilesAsync("[name='Input.Licence']", new FilePayload { Name = "执业证.png", MimeType = "image/png", Buffer = Scan });
        await phone.CheckAsync("[name='Input.Consent'][type=checkbox]");
        await phone.ClickAsync("button[name='Input.HandIn'][value='true']");
        // The check character is wrong: the form says so and keeps what was typed.
        await Assertions.Expect(phone.Locator("#Input_ResidentId-error")).ToBeVisibleAsync();
        Assert.Equal("欧阳明远", await phone.InputValueAsync("[name='Input.Name']"));

        await phone.FillAsync("[name='Input.ResidentId']", AnApplication.ResidentIdOf(4_321));
        await phone.SetInputFilesAsync("[name='Input.Licence']", new FilePayload { Name = "执业证.png", MimeType = "image/png", Buffer = Scan });
        await phone.ClickAsync("button[name='Input.HandIn'][value='true']");
        await Assertions.Expect(phone.Locator("main")).ToContainTextAsync("待审核");
        return Number().Match(phone.Url).Groups[1].Value;
    }

    /// <summary>A term of one month with dues, so that its renewal is open on the first day and waits for money.</summary>
    private static async Task ShortenTermsAsync(IPage office)
    {
        await office.GotoAsync("/office/settings/membership/Ordinary");
        await office.FillAsync("[name='Input.TermMonths']", "1");
        await office.SubmitAsync();
        await Assertions.Expect(office.Locator("h1")).ToContainTextAsync("会籍设置");
    }

    private static async Task ApproveAsync(IPage office, string number)
    {
        await office.GotoAsync($"/office/applications?q={number}");
        await office.ClickAsync("#list tbody a");
        Assert.Equal(1, await office.Locator("img.slip").CountAsync());
        await office.SubmitAsync("main form[action*='Approve']");
        await Assertions.Expect(office.Locator("body")).ToContainTextAsync("已批准，会员编号");

        await office.GotoAsync("/office/settings/membership/Ordinary");
        await office.FillAsync("[name='Input.Fee']", "80");
        await office.SubmitAsync();
    }

    private async Task OpenAccountAsync(IPage phone)
    {
        await phone.GotoAsync(await LinkAsync("/account/register"));
        Assert.Equal(Email, await phone.InputValueAsync("[name='Input.Email']"));
        await phone.FillAsync("[name='Input.Password']", Password);
        await phone.CheckAsync("[name='Input.Consent'][type=checkbox]");
        await phone.SubmitAsync();
        await phone.GotoAsync(await LinkAsync("/account/confirm-email"));
        if (await phone.Locator("main form[method=post] button[type=submit]").CountAsync() > 0) await phone.SubmitAsync();
        await phone.GotoAsync("/account/sign-in");
        await phone.FillAsync("[name='Input.Login']", Email);
        await phone.FillAsync("[name='Input.Password']", Password);
        await phone.SubmitAsync();
    }

    private async Task CheckCardAsync(IPage phone)
    {
        var code = await Codes.ReadAsync(await phone.Locator(".pass-code").First.ScreenshotAsync());
        Assert.StartsWith(new Uri(_server.Address, "/card/").AbsoluteUri, code, StringComparison.Ordinal);
        var anybody = await _chromium.OpenAsync(_server, Chromium.Phone, "zh-CN");
        await anybody.GotoAsync(code);
        await Assertions.Expect(anybody.Locator("#verdict")).ToHaveTextAsync("有效");
        await Assertions.Expect(anybody.Locator("main")).Not.ToContainTextAsync("欧阳");
    }

    private static async Task RenewAsync(IPage phone)
    {
        await phone.GotoAsync("/my/membership");
        var term = await phone.InnerTextAsync("table tbody tr >> nth=0");
        await phone.SubmitAsync("main form[action*='Renew']");
        await Assertions.Expect(phone.Locator("main")).ToContainTextAsync("¥80.00");
        Assert.Equal(2, await phone.Locator("table tbody tr").CountAsync());
        Assert.Equal(term, await phone.InnerTextAsync("table tbody tr >> nth=1"));
        Assert.Matches("待生效", await phone.InnerTextAsync("table tbody tr >> nth=0"));
    }

    /// <summary>The newest link to a page in the mails that lie in the pickup folder.</summary>
    private async Task<string> LinkAsync(string page)
    {
        for (var attempt = 0; attempt < 120; attempt++)
        {
            foreach (var file in Directory.Exists(Mails) ? new DirectoryInfo(Mails).GetFiles("*.eml", SearchOption.AllDirectories).OrderByDescending(f => f.Name).ToArray() : [])
            {
                var mail = await MimeMessage.LoadAsync(file.FullName);
                if (mail.To.ToString().Contains(Email, StringComparison.Ordinal) && Address().Matches(mail.TextBody ?? "").FirstOrDefault(m => m.Value.Contains(page, StringComparison.Ordinal)) is { } link)
                    return link.Value;
            }

            await Task.Delay(500);
        }

        throw new InvalidOperationException($"No mail to {Email} leads to {page}.");
    }

    private string Mails => Path.Combine(_server.Root, "mails");

    [GeneratedRegex("/join/([2-9A-Z]{8})")]
    private static partial Regex Number();

    [GeneratedRegex(@"https?://\S+")]
    private static partial Regex Address();
}

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
    /// <summary>What a scan of a certificate looks like.</summary>
    private const string Paper = """
        <section style="width:560px;padding:48px;border:6px double #9a7b3f;background:#fdfaf0;font:20px/2 'Noto Sans CJK SC',sans-serif">
        <h1 style="text-align:center;font-size:34px;letter-spacing:12px;margin:0 0 24px">医师执业证书</h1>
        <p>姓名：欧阳明远　　性别：男</p><p>执业类别：临床　　执业范围：内科专业</p><p>主要执业机构：浏览器测试诊所</p>
        <p style="text-align:right">样张 · 仅供测试</p></section>
        """;

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

    private static async Task<byte[]> ScanAsync(IPage phone)
    {
        var paper = await phone.Context.NewPageAsync();
        await paper.SetContentAsync(Paper);
        var scan = await paper.Locator("section").ScreenshotAsync();
        await paper.CloseAsync();
        return scan;
    }

    internal static async Task<string> ApplyAsync(IPage phone)
    {
        var scan = await ScanAsync(phone);
        await phone.GotoAsync("/join");
        Assert.True(await phone.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"), "The form is wider than the phone.");
        await phone.KeepBothAsync("join-phone");
        await phone.CheckAsync("[name='Input.Category'][value='Ordinary']");
        await phone.FillAsync("[name='Input.Name']", "欧阳明远");
        await phone.FillAsync("[name='Input.ResidentId']", "510199197902281914");
        await phone.FillAsync("[name='Input.Mobile']", "13900002222");
        await phone.FillAsync("[name='Input.Email']", Email);
        await phone.FillAsync("[name='Input.Unit']", "浏览器测试诊所");
        await phone.CheckAsync("[name='Input.UnlistedUnit'][type=checkbox]");
        await phone.FillAsync("[name='Input.JobTitle']", "主治医师");
        await phone.SetInputFilesAsync("[name='Input.Licence']", new FilePayload { Name = "执业证.png", MimeType = "image/png", Buffer = scan });
        await phone.CheckAsync("[name='Input.Consent'][type=checkbox]");
        await phone.ClickAsync("button[name='Input.HandIn'][value='true']");
        // The check character is wrong: the form says so and keeps what was typed.
        await Assertions.Expect(phone.Locator("#Input_ResidentId-error")).ToBeVisibleAsync();
        Assert.Equal(("欧阳明远", "510199197902281914", true), (await phone.InputValueAsync("[name='Input.Name']"),
            await phone.InputValueAsync("[name='Input.ResidentId']"), await phone.IsCheckedAsync("[name='Input.Consent'][type=checkbox]")));
        Assert.Equal("执业证.png", await phone.EvaluateAsync<string>("document.getElementById('Input_Licence').files[0].name"));
        Assert.True(await phone.EvaluateAsync<bool>("document.activeElement.matches('[data-focus]')"), "The errors are not announced.");
        await phone.KeepAsync("join-errors-phone-zh-CN");

        await phone.FillAsync("[name='Input.ResidentId']", AnApplication.ResidentIdOf(4_321));
        await phone.ClickAsync("button[name='Input.HandIn'][value='true'].btn-primary");
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
        await office.KeepBothAsync("application-review-desk");
        await office.SubmitAsync("main form[action*='Approve']");
        await Assertions.Expect(office.Locator("body")).ToContainTextAsync("已批准，会员编号");

        await office.GotoAsync("/office/settings/membership/Ordinary");
        await office.FillAsync("[name='Input.Fee']", "80");
        await office.SubmitAsync();
        await office.GotoAsync("/office/settings/membership?Try.Joined=2026-03-01&Try.TermEnd=2026-12-31&Try.On=2027-01-10");
        await Assertions.Expect(office.Locator("#simulated")).ToContainTextAsync("宽限期");
        await office.KeepBothAsync("membership-settings-desk");
        await office.KeepBothAsync("membership-simulator-desk", "#simulator");
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
        await phone.KeepBothAsync("card-phone", ".pass");
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

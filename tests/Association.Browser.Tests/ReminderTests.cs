using Association.TestKit;
using Microsoft.Playwright;
using Xunit;

namespace Association.Browser.Tests;

/// <summary>The office looks whom a rule would reach, changes it, switches it on, and writes its words anew.</summary>
public sealed class ReminderTests : IAsyncLifetime
{
    private const string Rules = "/office/settings/reminders";
    private WebServer _server = null!;
    private Chromium _chromium = null!;

    public async Task InitializeAsync() => (_server, _chromium) = (await WebServer.StartAsync(), await Chromium.StartAsync());

    public async Task DisposeAsync()
    {
        await _chromium.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_rule_is_looked_at_changed_switched_on_and_says_what_the_office_wrote()
    {
        var desk = await _chromium.SignInAsync(_server, "members@demo.example", Chromium.Desk, "zh-CN");
        var phone = await _chromium.SignInAsync(_server, "members@demo.example", Chromium.Phone, "zh-CN");
        await desk.GotoAsync(Rules);
        await desk.KeepBothAsync("reminders-desk");
        await desk.ClickAsync("a:has-text('专委会届满前 90 天')");
        await Assertions.Expect(desk.Locator("#ahead")).ToContainTextAsync("将收到");
        await desk.FillAsync("[name='Input.Offset']", "120");
        await desk.ClickAsync("form[data-submit-once] button.btn-primary");
        await Assertions.Expect(desk.Locator("main")).ToContainTextAsync("前 120 天");
        var rule = new Uri(desk.Url).PathAndQuery;
        await desk.KeepBothAsync("reminder-rule-desk");

        await WriteAsync(desk);
        await SwitchOnAsync(phone);
        await phone.KeepBothAsync("reminders-phone");
        await PageInspection.FindsNothingAsync(_server, (desk, Rules), (desk, rule), (phone, rule), (desk, $"{Rules}/new"), (phone, $"{Rules}/new?about=UnpaidOrder"), (desk, "/office/settings/templates"),
            (phone, "/office/settings/templates/renewal/zh"), (desk, "/office/messages"), (desk, "/office/messages/addresses"), (desk, "/office"));
        var (exit, preview) = await _server.CommandAsync("reminders", "preview", "--on", "2019-12-01", "--culture", "en");
        Assert.Equal(0, exit);
        Assert.Contains("Membership ends in 30 days", preview.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    private static async Task WriteAsync(IPage desk)
    {
        await desk.GotoAsync("/office/settings/templates/renewal/zh");
        await desk.FillAsync("[name='Input.Body']", "{{nobody}}");
        await desk.ClickAsync("button[name=look]");
        await Assertions.Expect(desk.Locator(".field-error")).ToContainTextAsync("{{nobody}}");
        await desk.FillAsync("[name='Input.Body']", "{{name}}，您好：\n\n会员资格将于 **{{term_end}}** 到期。\n\n[立即续会]({{link}})");
        await desk.ClickAsync("form[data-submit-once] button.btn-primary");
        await Assertions.Expect(desk.Locator("main")).ToContainTextAsync("第 1 版");
        await desk.KeepBothAsync("template-desk");
    }

    private static async Task SwitchOnAsync(IPage phone)
    {
        await phone.GotoAsync(Rules);
        var row = phone.Locator("tr", new() { HasText = "会员到期前 30 天" });
        await row.Locator("summary").ClickAsync();
        await row.Locator("dialog button[type=submit]").ClickAsync();
        await Assertions.Expect(phone.Locator("body")).ToContainTextAsync("规则已打开");
    }
}

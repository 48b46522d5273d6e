using System.Text.RegularExpressions;
using Association.TestKit;
using Microsoft.Playwright;
using Xunit;

namespace Association.Browser.Tests;

/// <summary>The office counts a list, looks at the letter, sends it, sees what became of it; and what waits at the desk.</summary>
public sealed partial class MailingTests : IAsyncLifetime
{
    private const string New = "/office/messages/mailings/new";
    private WebServer _server = null!;
    private Chromium _chromium = null!;

    public async Task InitializeAsync() => (_server, _chromium) = (await WebServer.StartAsync(), await Chromium.StartAsync());

    public async Task DisposeAsync()
    {
        await _chromium.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_letter_to_a_list_is_counted_looked_at_sent_and_followed()
    {
        var desk = await _chromium.SignInAsync(_server, "events@demo.example", Chromium.Desk, "zh-CN");
        await WriteAsync(desk);
        var letter = new Uri(desk.Url).PathAndQuery;
        await desk.KeepBothAsync("mailing-count-desk");
        await SendAsync(desk);
        await desk.GotoAsync($"{letter}?state=Sent");
        await desk.KeepBothAsync("mailing-sent-desk");

        await desk.GotoAsync("/office/messages?state=Sent");
        await desk.Locator(".data-list tbody a").First.ClickAsync();
        await Assertions.Expect(desk.Locator(".mail-text").First).ToContainTextAsync("您好");
        var mail = new Uri(desk.Url).PathAndQuery;
        await desk.KeepBothAsync("message-desk");
        var phone = await DeskAsync();
        await PageInspection.FindsNothingAsync(_server, (desk, letter), (phone, letter), (desk, mail), (phone, mail), (desk, New), (phone, $"{New}?audience=Registrations"), (phone, "/office"), (phone, "/my/messages"));
    }

    private static async Task WriteAsync(IPage desk)
    {
        await desk.GotoAsync("/office/events?status=Published");
        await desk.Locator(".data-list tbody a", new() { HasText = "学术年会" }).First.ClickAsync();
        await desk.GotoAsync($"{new Uri(desk.Url).AbsolutePath}/registrations");
        await desk.ClickAsync("#list-tools a:has-text('写给名单中的人')");
        await desk.FillAsync("[name='Input.SubjectZh']", "年会报到须知");
        await desk.FillAsync("[name='Input.TextZh']", "{{name}}，您好：\n\n{{event}} 将于 **{{starts}}** 在{{place}}举行，请提前 20 分钟报到。\n\n[查看我的报名]({{link}})");
        await desk.ClickAsync("form[data-submit-once] button.btn-primary");
        await Assertions.Expect(desk.Locator("#count")).ToContainTextAsync("将收到");
        await Assertions.Expect(desk.FrameLocator("#preview iframe").Locator("mark").First).ToBeVisibleAsync();
    }

    private static async Task SendAsync(IPage desk)
    {
        var confirm = desk.Locator("#count details.confirm");
        await confirm.Locator("summary").ClickAsync();
        await confirm.Locator("dialog button[type=submit]").ClickAsync();
        await Assertions.Expect(desk.Locator("body")).ToContainTextAsync("正在发送");
    }

    [GeneratedRegex("负责：.*(天|逾期)", RegexOptions.Singleline)]
    private static partial Regex WaitedFor();

    /// <summary>The service desk, with the age and the owner of what waits.</summary>
    private async Task<IPage> DeskAsync()
    {
        var phone = await _chromium.SignInAsync(_server, "admin@demo.example", Chromium.Phone, "zh-CN");
        await phone.GotoAsync("/office");
        await Assertions.Expect(phone.Locator(".waiting li").First).ToContainTextAsync(WaitedFor());
        await phone.KeepBothAsync("service-desk-phone");
        return phone;
    }
}

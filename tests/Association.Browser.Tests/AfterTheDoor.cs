using Association.Application.Common;
using Association.Application.Events;
using Association.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;

namespace Association.Browser.Tests;

/// <summary>What the office prints for a conference and asks after it.</summary>
internal static class AfterTheDoor
{
    /// <summary>A badge is designed, printed for everybody, and each code on the sheet is a ticket.</summary>
    public static async Task PrintBadgesAsync(WebServer server, IPage office, string editor, IReadOnlyCollection<string> tickets)
    {
        await office.GotoAsync($"{editor}/badges");
        await office.FillAsync("[name='Adding.Name']", "标准胸卡");
        await SendAsync(office, "form[action*='Add']", "胸卡已新建");
        var picture = await office.GetAttributeAsync("#canvas img", "src");
        await office.FillAsync("[name='Input.Words']", "讲者 Speaker");
        await Assertions.Expect(office.Locator("#canvas img")).Not.ToHaveAttributeAsync("src", picture!);
        await SendAsync(office, "#box", "胸卡已保存");
        await office.KeepBothAsync("badge-design-desk");
        var design = office.Url;

        await office.GotoAsync($"{editor}/badges");
        await office.KeepBothAsync("badges-desk");
        await office.SelectOptionAsync("[name='Printing.Template']", new SelectOptionValue { Index = 0 });
        await office.CheckAsync("[name='Printing.Selection'][value=All]");
        await office.Locator("form#people .form-actions button[type=submit]").ClickAsync();
        await office.WaitForURLAsync("**/office/tasks/**");
        var link = office.Locator("main a[href*='handler=File']");
        await Assertions.Expect(link).ToBeVisibleAsync(new() { Timeout = 90_000 });
        var download = await office.RunAndWaitForDownloadAsync(() => link.First.ClickAsync());
        var pdf = Path.Combine(server.Root, "badges.pdf");
        await download.SaveAsAsync(pdf);
        var codes = (await Codes.ReadPdfAsync(pdf)).Split('\n');
        Assert.Equal(tickets.Order(StringComparer.Ordinal), codes.Order(StringComparer.Ordinal));
        Album.Keep($"{pdf}.png", "badge-sheet");
        await PageInspection.FindsNothingAsync(server, (office, $"{editor}/badges"), (office, design));
    }

    /// <summary>Presses the button of a form and waits for what the next page says.</summary>
    public static async Task SendAsync(IPage page, string form, string said)
    {
        await page.Locator($"{form} button[type=submit]").Last.ClickAsync();
        await Assertions.Expect(page.Locator("body")).ToContainTextAsync(said, new() { Timeout = 60_000 });
    }

    /// <summary>A survey is opened; somebody who came answers it on the phone, once.</summary>
    public static async Task AskAsync(WebServer server, Chromium chromium, IPage office, string editor, string registration)
    {
        await office.GotoAsync($"{editor}/survey");
        await office.FillAsync("[name='Input.TitleZh']", "会后问卷");
        await office.FillAsync("[name='Input.TitleEn']", "Your opinion");
        await office.UncheckAsync("[name='Input.Anonymous'][type=checkbox]");
        await SendAsync(office, "main form[method=post]", "问卷已新建");
        await office.KeepBothAsync("survey-editor-desk");
        var survey = office.Url;
        await office.AgreeAsync("Open");

        var phone = await chromium.OpenAsync(server, Chromium.Phone, "zh-CN");
        await phone.GotoAsync(await server.WithAsync(services => Task.FromResult(services.GetRequiredService<ILinkSecrets>().PathOf(registration))));
        await phone.ClickAsync("a[href^='/survey/']");
        await phone.KeepBothAsync("survey-phone");
        await PageInspection.FindsNothingAsync(server, (phone, phone.Url), (office, survey), (office, $"{editor}/survey"));
        await phone.Locator(".scale input[value='5']").First.CheckAsync(new() { Force = true });
        await phone.Locator("textarea").FillAsync("希望安排更多病例讨论");
        await SendAsync(phone, "form.survey", "感谢您的填写");
        await phone.GotoAsync(phone.Url);
        Assert.Equal(0, await phone.Locator("form.survey").CountAsync());

        await office.GotoAsync(survey);
        await Assertions.Expect(office.Locator("main")).ToContainTextAsync("希望安排更多病例讨论");
        await office.KeepBothAsync("survey-results-desk");
    }
}

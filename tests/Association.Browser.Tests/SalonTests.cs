using System.Text.RegularExpressions;
using Association.Domain.Bodies;
using Association.Infrastructure.Persistence;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;

namespace Association.Browser.Tests;

/// <summary>A salon on one screen: two want one room, the second takes another hour; the lecturer answers by the mail's link.</summary>
public sealed partial class SalonTests : IAsyncLifetime
{
    private WebServer _server = null!;
    private Chromium _chromium = null!;
    private string _desk = "";

    public async Task InitializeAsync()
    {
        (_server, _chromium) = (await WebServer.StartAsync(), await Chromium.StartAsync());
        var slug = await _server.WithAsync(services => services.GetRequiredService<AssociationDbContext>().Bodies.Where(b => b.Kind == BodyKind.Committee).OrderBy(b => b.Slug).Select(b => b.Slug).FirstAsync());
        _desk = $"/bodies/{slug}/desk";
    }

    public async Task DisposeAsync()
    {
        await _chromium.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Of_two_who_want_one_room_the_second_takes_an_alternative_and_the_lecturer_answers_by_mail()
    {
        var desk = await _chromium.SignInAsync(_server, "admin@demo.example", Chromium.Desk, "zh-CN");
        var phone = await _chromium.SignInAsync(_server, "admin@demo.example", Chromium.Phone, "zh-CN");
        await desk.GotoAsync($"{_desk}/salons/new");
        await desk.KeepBothAsync("salon-new-desk");
        foreach (var (page, topic) in new[] { (desk, "房颤规范化诊疗沙龙"), (phone, "心衰管理沙龙") }) await WishAsync(page, topic);
        await phone.KeepAsync("salon-new-phone-zh-CN");

        await desk.SelectOptionAsync("[name='Input.Lecturer']", new SelectOptionValue { Index = 1 });
        await TakeAsync(desk);
        await desk.WaitForURLAsync("**/schedule**");
        await Assertions.Expect(desk.Locator("main")).ToContainTextAsync("房颤规范化诊疗沙龙");
        await TakeAsync(phone);
        await Assertions.Expect(phone.Locator(".alternatives button")).ToHaveCountAsync(3);
        await phone.KeepAsync("salon-clash-phone-zh-CN");
        await phone.ClickAsync(".alternatives button >> nth=0");
        await Assertions.Expect(phone.Locator("main")).ToContainTextAsync("心衰管理沙龙");

        await AnswerAsync();
        await PageInspection.FindsNothingAsync(_server, (desk, $"{_desk}/salons"), (phone, phone.Url), (desk, "/calendar?view=month"), (desk, "/calendar?view=week"), (phone, "/calendar"));
        await desk.GotoAsync("/calendar?view=month");
        await desk.KeepBothAsync("calendar-desk");
        await phone.GotoAsync("/calendar");
        await phone.KeepBothAsync("calendar-phone");
        var (exit, report) = await _server.CommandAsync("check");
        Assert.True(exit == 0, report);
    }

    private async Task WishAsync(IPage page, string topic)
    {
        await page.GotoAsync($"{_desk}/salons/new");
        await page.FillAsync("[name='Input.TopicZh']", topic);
        await page.ClickAsync(".slot >> nth=0");
        await Assertions.Expect(page.Locator(".slot input >> nth=0")).ToBeCheckedAsync();
    }

    private static Task TakeAsync(IPage page) => page.ClickAsync("#live .form-actions button.btn-primary");

    private async Task AnswerAsync()
    {
        var reader = await _chromium.OpenAsync(_server, Chromium.Desk, "zh-CN");
        var letter = reader.Locator("tbody a", new() { HasText = "房颤规范化诊疗沙龙" });
        for (var looks = 0; looks < 60 && await letter.CountAsync() == 0; looks++)
        {
            await reader.WaitForTimeoutAsync(1_000);
            await reader.GotoAsync("/dev/mail");
        }

        await letter.First.ClickAsync();
        var link = SpeakLink().Match(await reader.ContentAsync()).Value;
        var lecturer = await _chromium.OpenAsync(_server, Chromium.Phone, "zh-CN");
        await lecturer.GotoAsync(link);
        await lecturer.KeepBothAsync("speak-phone");
        await PageInspection.FindsNothingAsync(_server, (lecturer, link));
        await lecturer.ClickAsync("button[value=true]");
        await lecturer.GotoAsync(link);
        Assert.Equal(0, await lecturer.Locator("button[value=true]").CountAsync());
    }

    [GeneratedRegex("/speak/[A-Za-z0-9_-]+")]
    private static partial Regex SpeakLink();
}

using System.Globalization;
using System.Text;
using Association.Application.Common;
using Association.Application.Events;
using Association.Application.Events.Abstracts;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Infrastructure.Persistence;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;

namespace Association.Browser.Tests;

/// <summary>An abstract from the author's phone to the book, and a participant who was there online.</summary>
public sealed class AbstractTests : IAsyncLifetime
{
    private WebServer _server = null!;
    private Chromium _chromium = null!;
    private IPage _office = null!;
    private string _editor = "", _slug = "", _place = "", _name = "";

    public async Task InitializeAsync()
    {
        (_server, _chromium) = (await WebServer.StartAsync(), await Chromium.StartAsync());
        await _server.WithAsync(async services =>
        {
            var db = services.GetRequiredService<AssociationDbContext>();
            var today = AssociationCalendar.DayOf(TimeProvider.System.GetUtcNow());
            var conference = await db.Events.Where(e => e.Status == EventStatus.Published && e.Categories.Any() && e.EndsOn > today && db.Registrations.Any(r => r.Event == e.Id && r.Status == RegistrationStatus.Confirmed))
                .OrderBy(e => e.StartsOn).FirstAsync();
            // Under way today, so that codes are taken, and since yesterday: the file is about two hours ago, whatever the hour is.
            await db.Events.Where(e => e.Id == conference.Id).ExecuteUpdateAsync(row => row.SetProperty(e => e.StartsOn, today.AddDays(-1)));
            var place = await db.Registrations.Where(r => r.Event == conference.Id && r.Status == RegistrationStatus.Confirmed).OrderBy(r => r.Id).FirstAsync();
            (_editor, _slug, _place, _name) = ($"/office/events/{conference.Id}", conference.Slug, services.GetRequiredService<ILinkSecrets>().PathOf(place.Number), place.Name);
            return true;
        });
        _office = await _chromium.SignInAsync(_server, "events@demo.example", Chromium.Desk, "zh-CN");
    }

    public async Task DisposeAsync()
    {
        await _chromium.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task From_the_call_to_the_book_and_from_the_link_to_the_attendance()
    {
        await AnnounceAsync();
        await SubmitAsync();
        await ReviewAsync();
        await DecideAsync();
        await OnlineAsync();
        await ImportAsync();
        var (exit, report) = await _server.CommandAsync("check");
        Assert.True(exit == 0, report);
    }

    private async Task AnnounceAsync()
    {
        await _office.GotoAsync($"{_editor}/abstracts/call");
        await _office.FillAsync("[name='Input.TextZh']", "欢迎围绕会议主题投稿，正文按目的、方法、结果、结论撰写。");
        await _office.CheckAsync("[name='Input.Announced'][type=checkbox]");
        await AfterTheDoor.SendAsync(_office, "main form[method=post]:has([name='Input.OpensAt'])", "征文设置已保存");
        await _office.KeepBothAsync("abstract-call-desk");
    }

    private async Task SubmitAsync()
    {
        var phone = await _chromium.OpenAsync(_server, Chromium.Phone, "zh-CN");
        await phone.GotoAsync($"/events/{_slug}/abstracts");
        await phone.KeepBothAsync("abstract-call-phone");
        await PageInspection.FindsNothingAsync(_server, (phone, phone.Url), (phone, $"/events/{_slug}/abstracts/submit"));
        await FillAsync(phone);
        await phone.ClickAsync("form.abstract-form .form-actions button[type=submit]");
        // The second author lacks a unit: what was typed is still there.
        await Assertions.Expect(phone.Locator("main")).ToContainTextAsync("每位作者都要填写姓名和单位");
        await Assertions.Expect(phone.Locator("[name='Input.TitleZh']")).ToHaveValueAsync("肺结节人工智能辅助随访的多中心研究");
        await phone.FillAsync("[name='Input.Authors[1].Unit']", "天府中医医院");
        await phone.ClickAsync("form.abstract-form .form-actions button[type=submit]");
        await Assertions.Expect(phone.Locator("body")).ToContainTextAsync("稿件已提交");
        await phone.KeepBothAsync("abstract-own-phone");
        await PageInspection.FindsNothingAsync(_server, (phone, phone.Url));
    }

    private async Task FillAsync(IPage phone)
    {
        await phone.GotoAsync($"/events/{_slug}/abstracts/submit");
        await phone.FillAsync("[name='Input.TitleZh']", "肺结节人工智能辅助随访的多中心研究");
        await phone.FillAsync("[name='Input.Authors[0].Name']", "周敏");
        await phone.FillAsync("[name='Input.Authors[0].Unit']", "天府第一人民医院");
        await phone.FillAsync("[name='Input.Authors[1].Name']", "陈晨");
        await phone.ClickAsync("button[name=more]");
        await Assertions.Expect(phone.Locator(".author-row")).ToHaveCountAsync(4);
        foreach (var part in await phone.Locator("textarea[id^='part-']").AllAsync()) await part.FillAsync("回顾性纳入三家医院的 200 例患者，比较两种随访方案的检出率与依从性。");
        await phone.FillAsync("[name='Input.GuestName']", "周敏");
        await phone.FillAsync("[name='Input.GuestEmail']", "zhoumin@example.org");
        await phone.CheckAsync("[name='Input.Consent'][type=checkbox]");
    }

    private async Task ReviewAsync()
    {
        await _office.GotoAsync($"{_editor}/abstracts/reviewers");
        foreach (var (name, unit) in new[] { ("李国强", "高新妇幼保健院"), ("王芳", "天府中医医院针灸科") })
        {
            await _office.FillAsync("[name='Input.Name']", name);
            await _office.FillAsync("[name='Input.Units']", unit);
            await AfterTheDoor.SendAsync(_office, "#form", "评审专家已添加");
        }

        await _office.ClickAsync("form[action*='Spread'] button");
        // The other reviewer is of the unit of an author.
        await Assertions.Expect(_office.Locator("main")).ToContainTextAsync("评审专家不足");
        await _office.KeepBothAsync("abstract-reviewers-desk");
        var link = await _server.WithAsync(async services => services.GetRequiredService<ILinkSecrets>()
            .PathOfReviewer(await services.GetRequiredService<AssociationDbContext>().AbstractReviewers.Where(r => r.Name == "李国强").Select(r => r.Number).SingleAsync()));
        var expert = await _chromium.OpenAsync(_server, Chromium.Phone, "zh-CN");
        await expert.GotoAsync(link);
        await expert.KeepBothAsync("abstract-review-phone");
        await expert.ClickAsync("main td a[href*='/review/']");
        await Assertions.Expect(expert.Locator("main")).ToContainTextAsync("匿名评审");
        Assert.DoesNotContain("周敏", await expert.ContentAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("天府第一人民医院", await expert.ContentAsync(), StringComparison.Ordinal);
        await expert.KeepBothAsync("abstract-sheet-phone");
        await PageInspection.FindsNothingAsync(_server, (expert, link), (expert, expert.Url));
        foreach (var score in await expert.Locator("input[id^='score-']").AllAsync()) await score.FillAsync("8");
        await expert.FillAsync("[name='Input.Advice']", "建议补充随访时间");
        await AfterTheDoor.SendAsync(expert, "main form[method=post]:has([name='Input.Advice'])", "评分已保存");
    }

    private async Task DecideAsync()
    {
        await _office.GotoAsync($"{_editor}/abstracts");
        await Assertions.Expect(_office.Locator("#list")).ToContainTextAsync("80");
        await _office.KeepBothAsync("abstracts-desk");
        await PageInspection.FindsNothingAsync(_server, (_office, $"{_editor}/abstracts"), (_office, $"{_editor}/abstracts/reviewers"), (_office, $"{_editor}/abstracts/call"), (_office, $"{_editor}/online"));
        await _office.GotoAsync($"{_editor}/abstracts");
        await _office.CheckAsync("[name='all']");
        await _office.ClickAsync("#bulk button[value=Oral]");
        await Assertions.Expect(_office.Locator("main")).ToContainTextAsync("周敏老师：您好");
        await _office.KeepAsync("abstract-decide-desk-zh-CN");
        await AfterTheDoor.SendAsync(_office, "main form[action*='Commit']", "1 条已处理");
        var download = await _office.RunAndWaitForDownloadAsync(async () =>
        {
            await _office.GotoAsync($"{_editor}/abstracts");
            await _office.ClickAsync("a[href*='handler=Book']");
        });
        var pdf = Path.Combine(_server.Root, "book.pdf");
        await download.SaveAsAsync(pdf);
        Assert.True(new FileInfo(pdf).Length > 10_000);
        await _office.GotoAsync($"{_editor}/abstracts");
        await _office.ClickAsync("#list td a");
        await _office.KeepBothAsync("abstract-desk");
        await PageInspection.FindsNothingAsync(_server, (_office, _office.Url));
    }

    private async Task OnlineAsync()
    {
        await _office.GotoAsync($"{_editor}/online");
        await _office.FillAsync("[name='Input.JoinLink']", "https://meeting.example.com/j/88776655");
        await _office.FillAsync("[name='Input.ShownMinutes']", "");
        await AfterTheDoor.SendAsync(_office, "#form", "线上安排已保存");
        await _office.KeepBothAsync("online-desk");
        await _office.ClickAsync("a[href$='/screen']");
        await _office.ClickAsync("form[action*='Now'] button");
        var shown = _office.Locator(".code-screen");
        await Assertions.Expect(shown).ToBeVisibleAsync();
        await _office.KeepAsync("online-screen-desk-zh-CN");
        await EnterAsync((await shown.InnerTextAsync()).Replace(" ", "", StringComparison.Ordinal));
    }

    private async Task EnterAsync(string code)
    {
        var phone = await _chromium.OpenAsync(_server, Chromium.Phone, "zh-CN");
        await phone.GotoAsync($"/events/{_slug}");
        Assert.DoesNotContain("meeting.example.com", await phone.ContentAsync(), StringComparison.Ordinal);
        await phone.GotoAsync(_place);
        await Assertions.Expect(phone.Locator("a[href^='https://meeting.example.com']")).ToBeVisibleAsync();
        await phone.KeepBothAsync("online-own-phone");
        await PageInspection.FindsNothingAsync(_server, (phone, phone.Url));
        foreach (var (typed, said) in new[] { (code == "000000" ? "000001" : "000000", "出席码不正确"), (code, "出席码正确") })
        {
            await phone.FillAsync("#code", typed);
            await AfterTheDoor.SendAsync(phone, "form[action*='Code']", said);
        }
    }

    private async Task ImportAsync()
    {
        await _office.GotoAsync($"{_editor}/online");
        var from = AssociationCalendar.LocalTime(TimeProvider.System.GetUtcNow()).AddHours(-2);
        string At(int minutes) => from.AddMinutes(minutes).ToString("yyyy/M/d H:mm:ss", CultureInfo.InvariantCulture);
        var csv = $"用户昵称,加入时间,离开时间\n{_name},{At(0)},{At(30)}\n{_name},{At(20)},{At(50)}\n路人甲,{At(0)},{At(50)}\n";
        await _office.SetInputFilesAsync("input[type=file]", new FilePayload { Name = "参会记录.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(csv) });
        await _office.ClickAsync("form[action*='Upload'] button[type=submit]");
        await _office.WaitForURLAsync("**/online/file/**");
        await _office.KeepBothAsync("online-file-desk");
        await PageInspection.FindsNothingAsync(_server, (_office, _office.Url));
        await AfterTheDoor.SendAsync(_office, "form[action*='Commit']", "参会记录已导入");
        await Assertions.Expect(_office.Locator("main")).ToContainTextAsync("新增记录");
    }
}

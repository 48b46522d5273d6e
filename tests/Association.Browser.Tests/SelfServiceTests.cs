using System.Text.RegularExpressions;
using Association.Domain.Common;
using Association.Domain.Events.Forms;
using Association.Infrastructure.Persistence;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;

namespace Association.Browser.Tests;

/// <summary>A guest comes by invitation; an applicant is approved, answers, changes the category, hands the place over; the colleague gives it back.</summary>
public sealed partial class SelfServiceTests : IAsyncLifetime
{
    private WebServer _server = null!;
    private Chromium _chromium = null!;
    private string _event = "";
    private string _slug = "";

    public async Task InitializeAsync()
    {
        (_server, _chromium) = (await WebServer.StartAsync(), await Chromium.StartAsync());
        (_event, _slug) = await _server.WithAsync(async services =>
        {
            var db = services.GetRequiredService<AssociationDbContext>();
            var conference = await db.Events.Where(e => e.Categories.Any() && !db.AbstractCalls.Any(c => c.Event == e.Id)).OrderByDescending(e => e.StartsOn).FirstAsync();
            conference.Ask(true);
            db.Questions.Add(new FormQuestion(conference.Id, QuestionKind.Text, QuestionStage.FollowUp, 90, new(new Bilingual("住宿要求", "Lodging"), null, true, false, AnswerAudience.Office, [], null, null, null, null, null, false)));
            await db.SaveChangesAsync();
            return ($"/office/events/{conference.Id}", conference.Slug);
        });
    }

    public async Task DisposeAsync()
    {
        await _chromium.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task From_the_invitation_to_the_refund()
    {
        var office = await _chromium.SignInAsync(_server, "events@demo.example", Chromium.Desk, "zh-CN");
        await OpenCategoriesAsync(office);
        var guest = await _chromium.OpenAsync(_server, Chromium.Phone, "zh-CN");
        await ComeByInvitationAsync(guest, await MailedAsync(office, "ouyang@example.org", InvitationLink()));

        var member = await _chromium.SignInAsync(_server, "member@demo.example", Chromium.Phone, "zh-CN");
        var place = await ApplyAsync(member);
        await ApproveAsync(office);
        var finance = await _chromium.SignInAsync(_server, "finance@demo.example", Chromium.Desk, "zh-CN");
        await PayAsync(member, finance, place);
        await AnswerAndMoveAsync(member, place);
        await PayAsync(member, finance, place);
        await HandOverAsync(member, place);

        var colleague = await _chromium.OpenAsync(_server, Chromium.Phone, "zh-CN");
        var link = await MailedAsync(office, "wangfang@example.org", PlaceLink());
        await GiveBackAsync(colleague, link);
        await PageInspection.FindsNothingAsync(_server, (office, $"{_event}/access"), (colleague, link), (guest, guest.Url), (guest, guest.Url.Replace("?k=", "/change?k=", StringComparison.Ordinal)));
        var (exit, report) = await _server.CommandAsync("check");
        Assert.True(exit == 0, report);
    }

    private async Task OpenCategoriesAsync(IPage office)
    {
        foreach (var (zh, en, member, other) in new[] { ("特邀嘉宾", "Invited guest", "0", "0"), ("进修医师", "Visiting physician", "200", "300") })
        {
            await office.GotoAsync($"{_event}/money");
            await office.FillAsync("[name='Input.NameZh']", zh);
            await office.FillAsync("[name='Input.NameEn']", en);
            await office.FillAsync("[name='Input.Phases[0].NameZh']", "标准价");
            await office.FillAsync("[name='Input.Phases[0].MemberPrice']", member);
            await office.FillAsync("[name='Input.Phases[0].NonMemberPrice']", other);
            await office.SubmitAsync("#form");
        }

        await AdmitAsync(office, "特邀嘉宾", "Invitation");
        await AdmitAsync(office, "进修医师", "Approval");
        await EditAsync(office, "参会代表");
        await office.FillAsync("[name='Rules.CancelFee']", "50");
        await office.FillAsync("[name='Rules.RefundShare']", "80");
        await office.SubmitAsync("form[action*='Terms']");
        await office.FillAsync("[name='Input.Name']", "欧阳明");
        await office.FillAsync("[name='Input.Email']", "ouyang@example.org");
        await office.SelectOptionAsync("[name='Input.Category']", new SelectOptionValue { Label = "特邀嘉宾" });
        await office.SubmitAsync("form[action*='Invite']");
        await Assertions.Expect(office.Locator("main")).ToContainTextAsync("ouyang@example.org");
        await office.KeepBothAsync("event-access-desk");
    }

    private async Task EditAsync(IPage office, string category)
    {
        await office.GotoAsync($"{_event}/access");
        await office.Locator("tr", new() { HasText = category }).First.Locator("a[href*='category=']").ClickAsync();
        await Assertions.Expect(office.Locator("#edit")).ToContainTextAsync(category);
    }

    private async Task AdmitAsync(IPage office, string category, string kind)
    {
        await EditAsync(office, category);
        await office.Locator($"label:has(input[value={kind}])").ClickAsync();
        await office.SubmitAsync("form[action*='Admission']");
    }

    private static async Task ComeByInvitationAsync(IPage guest, string link)
    {
        await guest.GotoAsync(link);
        await Assertions.Expect(guest.Locator("main")).ToContainTextAsync("诚邀您以“特邀嘉宾”身份参会");
        await guest.KeepAsync("invited-register-phone-zh-CN");
        await guest.FillAsync("[name='Input.Mobile']", "13800138777");
        await guest.Locator("[name='Input.Consent'][type=checkbox]").CheckAsync(new() { Force = true });
        await guest.SubmitAsync();
        await Assertions.Expect(guest.Locator(".pass-code")).ToBeVisibleAsync();
    }

    private async Task<string> ApplyAsync(IPage member)
    {
        await member.GotoAsync($"/events/{_slug}/register");
        await member.Locator("label", new() { HasText = "进修医师" }).First.ClickAsync();
        await member.Locator("[name='Input.Consent'][type=checkbox]").CheckAsync(new() { Force = true });
        await member.SubmitAsync();
        await Assertions.Expect(member.Locator("main")).ToContainTextAsync("等待审核");
        return new Uri(member.Url).PathAndQuery;
    }

    private async Task ApproveAsync(IPage office)
    {
        await office.GotoAsync($"{_event}/registrations?view=Pending");
        await office.KeepBothAsync("registrations-pending-desk");
        await office.Locator("tbody a[href*='/registrations/']").First.ClickAsync();
        await office.KeepAsync("registrant-desk-zh-CN");
        await PageInspection.FindsNothingAsync(_server, (office, office.Url));
        await office.SubmitAsync("form[action*='Approve']");
        await Assertions.Expect(office.Locator("main")).ToContainTextAsync("待付款");
    }

    private static async Task PayAsync(IPage member, IPage finance, string place)
    {
        await member.GotoAsync(place);
        await member.UploadSlipAsync();
        await finance.GotoAsync("/office/finance");
        await finance.ClickAsync("#list tbody a >> nth=0");
        await finance.SubmitAsync("form[action*='Confirm']");
    }

    private async Task AnswerAndMoveAsync(IPage member, string place)
    {
        await member.GotoAsync($"{place}/change");
        await PageInspection.FindsNothingAsync(_server, (member, $"{place}/change"));
        await member.GotoAsync($"{place}/change");
        await member.KeepBothAsync("change-phone");
        await member.Locator("form[action*='FollowUp'] input[type=text], form[action*='FollowUp'] textarea").First.FillAsync("单间");
        await member.SubmitAsync("form[action*='FollowUp']");
        await member.GotoAsync($"{place}/change");
        await member.Locator("li", new() { HasText = "参会代表" }).Locator("summary, button").First.ClickAsync();
        await member.Locator("li", new() { HasText = "参会代表" }).Locator("form[action*='Move'] button[type=submit]").ClickAsync();
        await Assertions.Expect(member.Locator("main")).ToContainTextAsync("请补缴差价");
        await member.KeepAsync("difference-phone-zh-CN");
    }

    private static async Task HandOverAsync(IPage member, string place)
    {
        await member.GotoAsync($"{place}/change");
        await member.FillAsync("[name='Input.Name']", "王芳");
        await member.FillAsync("[name='Input.Mobile']", "13900138123");
        await member.FillAsync("[name='Input.Email']", "wangfang@example.org");
        await member.SubmitAsync("form[action*='Transfer']");
        Assert.Equal(404, (await member.GotoAsync(place))!.Status);
    }

    private static async Task GiveBackAsync(IPage colleague, string link)
    {
        await colleague.GotoAsync(link);
        await colleague.SubmitAsync("form[action*='Agree']");
        await Assertions.Expect(colleague.Locator("form[action*='Agree']")).ToHaveCountAsync(0);
        // 300 was paid: 80 % of what is left after the fee of 50.
        await colleague.GotoAsync(link.Replace("?k=", "/change?k=", StringComparison.Ordinal));
        await Assertions.Expect(colleague.Locator("main")).ToContainTextAsync("¥200.00");
        await colleague.GotoAsync(link);
        await colleague.AgreeAsync("Cancel");
        await Assertions.Expect(colleague.Locator("main")).ToContainTextAsync("¥200.00");
        await colleague.KeepBothAsync("refund-phone");
    }

    /// <summary>Waits for the mail to somebody and reads its link.</summary>
    private static async Task<string> MailedAsync(IPage reader, string to, Regex link)
    {
        var letter = reader.Locator("tbody tr", new() { HasText = to }).First.Locator("a");
        await reader.GotoAsync("/dev/mail");
        for (var looks = 0; looks < 60 && await letter.CountAsync() == 0; looks++)
        {
            await reader.WaitForTimeoutAsync(1_000);
            await reader.GotoAsync("/dev/mail");
        }

        await letter.First.ClickAsync();
        await reader.WaitForLoadStateAsync();
        return link.Match(System.Net.WebUtility.HtmlDecode(await reader.ContentAsync())).Value;
    }

    [GeneratedRegex("/events/[a-z0-9-]+/register\\?pass=[0-9A-Za-z-]+")]
    private static partial Regex InvitationLink();

    [GeneratedRegex("/r/[A-Z0-9]{8}\\?k=[0-9a-f]+")]
    private static partial Regex PlaceLink();
}

using System.Globalization;
using Association.Application.Common;
using Association.Application.Events;
using Association.Domain.Common;
using Association.Domain.Credits;
using Association.Domain.Events;
using Association.Domain.Members;
using Association.Infrastructure.Persistence;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;

namespace Association.Browser.Tests;

/// <summary>What was scanned at a conference becomes credits and a certificate that a stranger's phone checks; what was earned elsewhere goes through three levels.</summary>
public sealed class CreditTests : IAsyncLifetime
{
    private const string Study = "呼吸介入进修班";

    private WebServer _server = null!;
    private Chromium _chromium = null!;

    public async Task InitializeAsync() => (_server, _chromium) = (await WebServer.StartAsync(), await Chromium.StartAsync());

    public async Task DisposeAsync()
    {
        await _chromium.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Scans_become_credits_a_certificate_and_an_answer_on_a_phone()
    {
        var office = await _chromium.SignInAsync(_server, "cme@demo.example", Chromium.Desk, "zh-CN");
        var editor = await CourseAsync();
        await ReleaseAsync(office, editor);
        await AnswerAsync(editor);
        var (pdf, number) = await IssueAsync(office, editor);
        var link = await Codes.ReadPdfAsync(pdf);
        Album.Keep($"{pdf}.png", "certificate-credit");

        var phone = await _chromium.OpenAsync(_server, Chromium.Phone, "zh-CN");
        await phone.GotoAsync(link);
        await Assertions.Expect(phone.Locator(".verdict.tone-success")).ToContainTextAsync(number);
        await phone.KeepBothAsync("verify-credit-phone");

        await office.GotoAsync($"{editor}/certificates?q={number}");
        var question = await office.AskedAsync("Revoke");
        await question.Locator("textarea").FillAsync("姓名有误");
        await office.AgreeAsync("Revoke");
        await phone.GotoAsync(link);
        await Assertions.Expect(phone.Locator(".verdict.tone-danger")).ToContainTextAsync(number);
        await LookAsync(office, editor);
        var (exit, report) = await _server.CommandAsync("check");
        Assert.True(exit == 0, report);
    }

    /// <summary>The conference of the demo that was held, with its scans.</summary>
    private Task<string> CourseAsync() => _server.WithAsync(async services =>
        $"/office/events/{(await services.GetRequiredService<AssociationDbContext>().CreditAwards.Where(a => a.Event != null).Select(a => a.Event).FirstAsync())!.Value}");

    private static async Task ReleaseAsync(IPage office, string editor)
    {
        await office.GotoAsync($"{editor}/credits");
        await office.KeepBothAsync("credit-desk");
        await office.SubmitAsync("form[action*='ReleaseAll']");
        await office.WaitForURLAsync("**/office/tasks/**");
        await Assertions.Expect(office.Locator("main a[href*='view=Released']").First).ToBeVisibleAsync(new() { Timeout = 90_000 });
    }

    /// <summary>The survey that certificates wait for is opened; one of those who came answers it on a phone.</summary>
    private async Task AnswerAsync(string editor)
    {
        var desk = await _chromium.SignInAsync(_server, "events@demo.example", Chromium.Desk, "zh-CN");
        await desk.GotoAsync($"{editor}/survey");
        await desk.FillAsync("[name='Input.TitleZh']", "教学评价");
        await desk.FillAsync("[name='Input.TitleEn']", "How was it taught");
        await desk.CheckAsync("[name='Input.BeforeCertificate'][type=checkbox]");
        await desk.SubmitAsync();
        await Assertions.Expect(desk.Locator("body")).ToContainTextAsync("问卷已新建");
        await desk.AgreeAsync("Open");
        var held = new Id<Event>(Guid.Parse(editor[(editor.LastIndexOf('/') + 1)..]));
        var path = await _server.WithAsync(async services =>
        {
            var db = services.GetRequiredService<AssociationDbContext>();
            var number = await db.Registrations.Where(r => r.Event == held && db.CreditAwards.Any(a => a.Registration == r.Id && a.Status == AwardStatus.Released)).Select(r => r.Number).FirstAsync();
            return services.GetRequiredService<ILinkSecrets>().PathOf(number);
        });
        var phone = await _chromium.OpenAsync(_server, Chromium.Phone, "zh-CN");
        await phone.GotoAsync(path);
        await phone.ClickAsync("a[href^='/survey/']");
        await phone.Locator(".scale input[value='5']").First.CheckAsync(new() { Force = true });
        await phone.SubmitAsync("form.survey");
        await Assertions.Expect(phone.Locator("body")).ToContainTextAsync("感谢您的填写");
    }

    private async Task<(string Pdf, string Number)> IssueAsync(IPage office, string editor)
    {
        await office.GotoAsync($"{editor}/certificates");
        await office.SubmitAsync("form:has(input[name=kind][value=Credit])");
        await office.WaitForURLAsync("**/office/tasks/**");
        var link = office.Locator("main a[href*='handler=File']").First;
        await Assertions.Expect(link).ToBeVisibleAsync(new() { Timeout = 90_000 });
        var download = await office.RunAndWaitForDownloadAsync(() => link.ClickAsync());
        var pdf = Path.Combine(_server.Root, "credit.pdf");
        await download.SaveAsAsync(pdf);
        Assert.Contains("继续医学教育学分证书", Codes.TextOf(pdf), StringComparison.Ordinal);
        return (pdf, Path.GetFileNameWithoutExtension(download.SuggestedFilename));
    }

    /// <summary>Pages that no link of a fresh installation leads to, as those they are for see them.</summary>
    private async Task LookAsync(IPage office, string editor)
    {
        await office.GotoAsync("/office/certificates");
        await office.SelectOptionAsync("[name='Input.Kind']", "Credit");
        await office.SubmitAsync();
        await office.KeepBothAsync("certificate-template-desk");
        var template = office.Url;
        await office.GotoAsync($"{editor}/project");
        await office.FillAsync("[name='Input.Leader']", "王主任");
        await office.SubmitAsync("form:has([name='Input.Leader'])");
        await Assertions.Expect(office.Locator("[name='Input.Leader']")).ToHaveValueAsync("王主任");
        await office.KeepBothAsync("cme-project-desk");
        await PageInspection.FindsNothingAsync(_server, (office, template), (office, $"{editor}/project"), (office, $"{editor}/credits/regulator"), (office, $"{editor}/certificates"));
    }

    [Fact]
    public async Task Credits_from_elsewhere_pass_three_levels_and_the_unit_sees_who_is_missing()
    {
        var unit = await ServeAsync();
        var member = await _chromium.SignInAsync(_server, "member@demo.example", Chromium.Phone, "zh-CN");
        await HandInAsync(member);
        var own = member.Url;

        var liaison = await _chromium.SignInAsync(_server, "liaison@demo.example", Chromium.Desk, "zh-CN");
        for (var level = 0; level < 2; level++) await PassAsync(liaison, $"/unit/claims?unit={unit}");
        var claim = own[own.LastIndexOf('/')..];
        var office = await _chromium.SignInAsync(_server, "cme@demo.example", Chromium.Desk, "zh-CN");
        await PassAsync(office, "/office/credits/claims");

        await member.GotoAsync("/my/credits");
        await Assertions.Expect(member.Locator("main")).ToContainTextAsync(Study);
        await liaison.GotoAsync($"/unit/credits?unit={unit}");
        await Assertions.Expect(liaison.Locator("main")).ToContainTextAsync("学分");
        await liaison.KeepBothAsync("unit-credits-desk");
        await PageInspection.FindsNothingAsync(_server, (member, own), (member, "/my/credits/claims"), (member, "/my/credits/claims/new?kind=Paper"), (liaison, $"/unit/claims{claim}"), (office, $"/office/credits/claims{claim}"));
    }

    /// <summary>The liaison of the demo serves the unit where the member works too.</summary>
    private Task<Guid> ServeAsync() => _server.WithAsync(async services =>
    {
        var db = services.GetRequiredService<AssociationDbContext>();
        var (member, liaison) = (await db.People.SingleAsync(p => p.Email == "member@demo.example"), await db.People.SingleAsync(p => p.Email == "liaison@demo.example"));
        var unit = await db.Employments.Where(e => e.Person == member.Id && e.To == null).Select(e => e.Unit).FirstAsync();
        if (!await db.UnitLiaisons.AnyAsync(l => l.Unit == unit && l.Person == liaison.Id && l.WithdrawnAt == null))
            db.Add(new UnitLiaison(unit, liaison.Id, Enum.GetValues<LiaisonDuty>(), UserId.System, TimeProvider.System.GetUtcNow()));
        await db.SaveChangesAsync();
        return unit.Value;
    });

    private static async Task HandInAsync(IPage member)
    {
        await member.GotoAsync("/my/credits/claims/new");
        await member.KeepBothAsync("claim-kinds-phone");
        await member.ClickAsync("main a[href='?kind=FurtherStudy']");
        await member.FillAsync("[name='Input.Title']", Study);
        await member.FillAsync("[name='Input.Issuer']", "华西医院");
        await member.FillAsync("[name='Input.StartedOn']", Day(-200));
        await member.FillAsync("[name='Input.EndedOn']", Day(-10));
        await member.FillAsync("[name='Input.Months']", "6");
        await member.SubmitAsync();
        await member.SetInputFilesAsync("[name='Input.File']", new FilePayload { Name = "结业证.pdf", MimeType = "application/pdf", Buffer = "%PDF-1.7 study"u8.ToArray() });
        await member.SubmitAsync("form[action*='Evidence']");
        await Assertions.Expect(member.Locator("main")).ToContainTextAsync("结业证.pdf");
        await member.KeepBothAsync("claim-phone");
        await member.SubmitAsync("form[action*='HandIn']");
        await Assertions.Expect(member.Locator("form[action*='HandIn']")).ToHaveCountAsync(0);
    }

    private static async Task PassAsync(IPage page, string list)
    {
        await page.GotoAsync(list);
        await page.Locator("main tbody a", new() { HasText = Study }).First.ClickAsync();
        await page.Locator("button[name=decision][value=Passed]").ClickAsync();
        await page.WaitForURLAsync("**/claims");
    }

    private static string Day(int days) => DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().AddDays(days).DateTime).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

using System.Net;
using Association.Application.Common;
using Association.Application.Messages;
using Association.Domain.Access;
using Association.Domain.Messages;
using Association.Infrastructure.Persistence;
using Association.TestKit;
using Association.Web.Tests.Hosting;
using Association.Web.Tests.Pages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Association.Web.Tests.Office;

/// <summary>Rules that remind, the words they say, and the way out of their mails.</summary>
public sealed class ReminderPagesTests
{
    private static readonly string Rules = "/office/settings/reminders";

    [Fact]
    public async Task A_rule_is_switched_on_changed_and_refused_beside_its_field()
    {
        await using var app = await Site.StartAsync();
        var officer = await OfficerAsync(app);
        var list = await officer.OpenAsync(Rules);
        Assert.Contains("会员到期前 30 天", list.Words, StringComparison.Ordinal);
        Assert.Contains("尚未打开任何规则", list.Words, StringComparison.Ordinal);
        var on = await officer.FollowAsync(await officer.SendAsync(list, "form:has([name=rule])"));
        Assert.Contains("规则已打开", on.Words, StringComparison.Ordinal);
        Assert.Equal(1, await Db(app, db => db.ReminderRules.CountAsync(r => r.OnSince != null)));

        var address = $"{Rules}/{ReadyReminders.IdOf("term-7")}";
        var rule = await officer.OpenAsync(address);
        var wrong = await officer.SendAsync(rule, "form[data-submit-once]", ("Input.Offset", "500"), ("Input.NameZh", "<b>七天</b>"));
        Assert.NotEmpty(wrong.ErrorOf("Input.Offset"));
        Assert.Equal("<b>七天</b>", wrong.Typed("Input.NameZh"));
        await officer.SendAsync(rule, "form[data-submit-once]", ("Input.Offset", "10"), ("Input.NameZh", "到期前 10 天"));
        Assert.Equal(-10, await Db(app, db => db.ReminderRules.Where(r => r.Key == "term-7").Select(r => r.Offset).SingleAsync()));
    }

    [Fact]
    public async Task A_rule_of_the_offices_own_comes_and_goes()
    {
        await using var app = await Site.StartAsync();
        var officer = await OfficerAsync(app);
        var form = await officer.OpenAsync($"{Rules}/new?about=SalonAnswer");
        var added = await officer.FollowAsync(await officer.SendAsync(form, "form[data-submit-once]", ("Input.NameZh", "沙龙前一天"), ("Input.Offset", "1")));
        Assert.Contains("规则已新建", added.Words, StringComparison.Ordinal);
        var gone = await officer.FollowAsync(await officer.SendAsync(added, "form[action*=Delete]"));
        Assert.Contains("规则已删除", gone.Words, StringComparison.Ordinal);
        var auditor = new Reader(await app.BrowserAsync(await app.OpenAccountAsync("auditor", null, (Role.Auditor, null))));
        Assert.Equal(HttpStatusCode.OK, (await auditor.OpenAsync(Rules)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await auditor.OpenAsync($"{Rules}/new")).Status);
    }

    [Fact]
    public async Task Words_are_written_looked_at_and_taken_back()
    {
        await using var app = await Site.StartAsync();
        var officer = await OfficerAsync(app);
        const string address = "/office/settings/templates/renewal/zh";
        var page = await officer.OpenAsync(address);
        var wrong = await officer.SendAsync(page, "form[data-submit-once]", ("Input.Body", "{{member.GetType()}}"));
        Assert.Contains("{{member.GetType()}}", wrong.ErrorOf("Input.Body"), StringComparison.Ordinal);
        Assert.Equal(0, await Db(app, db => db.TemplateVersions.CountAsync()));

        var look = await officer.SendAsync(page, "form[data-submit-once]", ("Input.Subject", "续会"), ("Input.Body", "**{{name}}** <script>alert(1)</script>"), ("look", "true"));
        var frame = look.Page.QuerySelector("iframe")!.GetAttribute("srcdoc")!;
        Assert.Contains("<mark>", frame, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", frame, StringComparison.Ordinal);
        var saved = await officer.FollowAsync(await officer.SendAsync(page, "form[data-submit-once]", ("Input.Subject", "续会 {{number}}"), ("Input.Body", "您好 {{name}}")));
        Assert.Contains("第 1 版", saved.Words, StringComparison.Ordinal);
        var back = await officer.FollowAsync(await officer.SendAsync(saved, "form[action*=Restore]"));
        Assert.Contains("恢复为随产品提供的文案", back.Words, StringComparison.Ordinal);
        await officer.SendAsync(back, "form[action*=Test]");
        Assert.Equal(1, await Db(app, db => db.Outbox.CountAsync(m => m.Template == MailTemplates.TemplateTest)));
    }

    [Fact]
    public async Task One_click_of_a_mail_program_leaves_the_kind_and_a_forged_key_opens_nothing()
    {
        await using var app = await Site.StartAsync();
        var message = OutboxMessage.Reminder(ReadyReminders.IdOf("term-30"), Guid.NewGuid(), new DateOnly(2026, 12, 31), 0, "zhang@example.org", "zh-CN", TimeProvider.System.GetUtcNow());
        await app.SaveAsync(message);
        var secrets = app.Services.GetRequiredService<ILinkSecrets>();
        var address = $"/unsubscribe/{message.Id:N}?k={secrets.For(UnsubscribeLinks.Purpose, $"{message.Id:N}")}";
        using var browser = app.Browser();

        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/unsubscribe/{message.Id:N}?k=nothing")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(address)).StatusCode);
        Assert.Equal(0, await Db(app, db => db.MailAddresses.CountAsync()));
        using var click = new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]);
        Assert.Equal(HttpStatusCode.OK, (await browser.PostAsync(address, click)).StatusCode);
        Assert.Equal("Reminder", await Db(app, db => db.MailAddresses.Where(a => a.Address == "zhang@example.org").Select(a => a.Left).SingleAsync()));
        using var again = new FormUrlEncodedContent([]);
        await browser.PostAsync($"{address}&back=true", again);
        Assert.Equal("", await Db(app, db => db.MailAddresses.Select(a => a.Left).SingleAsync()));
    }

    [Fact]
    public async Task The_papers_of_a_unit_are_kept_with_their_last_day()
    {
        await using var app = await Site.StartAsync();
        var unit = new AUnit().Seated();
        await app.SaveAsync(unit);
        var officer = new Reader(await app.BrowserAsync(await app.OpenAccountAsync("members", null, (Role.MembershipOfficer, null))));
        var page = await officer.OpenAsync($"/office/units/{unit.Id}/documents");
        Assert.NotEmpty((await officer.SendAsync(page, "form[data-submit-once]", ("Input.Name", "许可证"))).ErrorOf("Input.ExpiresOn"));
        var kept = await officer.FollowAsync(await officer.SendAsync(page, "form[data-submit-once]", ("Input.Name", "医疗机构执业许可证"), ("Input.ExpiresOn", "2020-01-31")));
        Assert.Contains("已过期", kept.Words, StringComparison.Ordinal);
    }

    private static async Task<Reader> OfficerAsync(WebApp app) => new(await app.BrowserAsync(await app.OpenAccountAsync("officer", null, (Role.EventOfficer, null))));

    private static async Task<T> Db<T>(WebApp app, Func<AssociationDbContext, Task<T>> read)
    {
        using var scope = app.Services.CreateScope();
        return await read(scope.ServiceProvider.GetRequiredService<AssociationDbContext>());
    }
}

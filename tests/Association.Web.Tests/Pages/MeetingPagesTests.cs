using System.Net;
using Association.Application.Common;
using Association.Application.Events.Meetings;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Members;
using Association.Infrastructure.Persistence;
using Association.TestKit;
using Association.Web.Tests.Hosting;
using Association.Web.Tests.Office;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Association.Web.Tests.Pages;

/// <summary>A salon from the invitation to the minutes, without script: head, invited member and guest.</summary>
public sealed class MeetingPagesTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    private readonly BuiltMeeting _running = new AMeeting("今日沙龙", Now: Now, From: Now.AddMinutes(30)).Published();
    private readonly BuiltMeeting _over;
    private readonly BuiltMeeting _other = new AMeeting("别家沙龙", Now: Now).Published();
    private readonly Person _li = new AMember(Name: "李娜", Pinyin: "lina", Initials: "ln", Email: "lina@example.org").Guest();
    private WebApp _app = null!;
    private UserId _account;
    private Visit _head = null!;

    public MeetingPagesTests() => _over = new AMeeting("昨日沙龙", Now: Now, From: Now.AddDays(-1), Of: _running).Published();

    public async Task InitializeAsync()
    {
        _app = await WebApp.StartAsync();
        await _app.SaveAsync(_running, _over, _other, _li);
        _account = await _app.OpenAccountAsync("head", _running.Chair.Id);
        _head = new Visit(await _app.BrowserAsync(_account));
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    private string Desk(BuiltMeeting meeting, string part = "") => $"/bodies/{_running.Body.Slug}/desk/salons/{meeting.Id}{part}";

    [Fact]
    public async Task People_are_invited_answer_by_link_and_are_marked()
    {
        await (await _head.GoAsync(Desk(_running, "/invite?q=lina"))).SubmitAsync("People", ("people", $"{_li.Id}"));
        Assert.Contains("李娜", _head.Text, StringComparison.Ordinal);
        // Whoever is asked cannot be chosen again.
        await (await _head.GoAsync(Desk(_running, "/invite?q=lina"))).SubmitAsync("People");
        Assert.Contains("请选择要邀请的人", _head.Text, StringComparison.Ordinal);
        await _head.SubmitAsync("Officers");
        Assert.Equal(2, _head.Page.QuerySelectorAll("#people tbody tr").Length);

        var link = await LinkAsync(_li);
        var stranger = new Visit(_app.Browser());
        await stranger.GoAsync($"{link}?answer=maybe");
        Assert.Contains("李娜", stranger.Text, StringComparison.Ordinal);
        Assert.Equal("Maybe", stranger.Page.QuerySelector("button.btn-primary[name=answer]")!.GetAttribute("value"));
        // Looking answers nothing.
        Assert.Equal(InviteeAnswer.None, await Db(db => db.Invitees.Where(i => i.Person == _li.Id).Select(i => i.Answer).SingleAsync()));
        await stranger.SubmitAsync(null, ("answer", "Yes"));
        Assert.Contains("已收到您的回复：参加", stranger.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GoAsync("/invited/0123456789abcdef0123456789abcdef")).Status);

        await _head.GoAsync(Desk(_running));
        var one = await Db(db => db.Invitees.Where(i => i.Person == _li.Id).Select(i => i.Id).SingleAsync());
        await _head.SubmitAsync("Mark", ("chosen", $"{one}"), ("presence", "Attended"));
        Assert.Contains("到会", _head.Page.QuerySelector("[role=status], .flash, main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(Presence.Attended, await Db(db => db.Invitees.Where(i => i.Id == one).Select(i => i.Presence).SingleAsync()));
    }

    [Fact]
    public async Task An_answer_after_the_end_is_refused_and_the_activity_concluded_with_a_number()
    {
        var invitee = await InvitedAsync(_over, _li);
        var stranger = new Visit(_app.Browser());
        await stranger.GoAsync(invitee);
        Assert.Contains("活动已经结束，不能再回复", stranger.Text, StringComparison.Ordinal);
        Assert.Empty(stranger.Page.QuerySelectorAll("button[name=answer]"));

        await (await _head.GoAsync(Desk(_over))).SubmitAsync("Conclude");
        Assert.NotNull(_head.ErrorAt("Input_Attendance"));
        await _head.SubmitAsync("Conclude", ("Input.Attendance", "57"));
        Assert.Contains("57", _head.Text, StringComparison.Ordinal);
        await _head.GoAsync($"/bodies/{_running.Body.Slug}/desk/plan/activities?metric=Salons&year={Show(_over)}");
        Assert.Contains("昨日沙龙", _head.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_code_on_the_slide_lets_in_members_and_guests()
    {
        await _head.GoAsync(Desk(_running, "/slide"));
        var code = _head.Page.QuerySelector(".slide-letters")!.TextContent.Trim();
        Assert.Equal(_running.Record!.Code, code);
        Assert.NotNull(_head.Page.QuerySelector(".slide-qr svg"));

        var member = await AsAsync(_li);
        await member.GoAsync($"/come?code={code}");
        Assert.Equal($"/come/{code}", member.Location, ignoreCase: true);
        await (await member.GoAsync($"/come/{code}")).SubmitAsync(null);
        Assert.Contains("签到成功", member.Text, StringComparison.Ordinal);

        var guest = new Visit(_app.Browser());
        await guest.GoAsync("/come/AAAAA2");
        Assert.NotNull(guest.ErrorAt("Code"));
        await (await guest.GoAsync($"/come/{code}")).SubmitAsync(null, ("Input.Name", "周嘉宁"), ("Input.Mobile", "12"));
        Assert.NotNull(guest.ErrorAt("Input_Mobile"));
        await guest.SubmitAsync(null, ("Input.Mobile", "13900000101"));
        Assert.Contains("签到成功", guest.Text, StringComparison.Ordinal);
        await _head.GoAsync(Desk(_running));
        Assert.Contains("周嘉宁", _head.Text, StringComparison.Ordinal);
        Assert.Contains("现场到会", _head.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Minutes_show_both_texts_to_the_second_writer()
    {
        var page = Desk(_running, "/minutes");
        await _head.GoAsync($"{page}?edit=true");
        var second = new Visit(await _app.BrowserAsync(_account));
        await second.GoAsync($"{page}?edit=true");
        await _head.SubmitAsync("Write", ("Input.Minutes", "# 第一稿"));
        Assert.Equal("第一稿", _head.Page.QuerySelector(".prose h3")?.TextContent);
        await second.SubmitAsync("Write", ("Input.Minutes", "另一稿"));
        Assert.Equal(["# 第一稿", "另一稿"], second.Page.QuerySelectorAll(".text-of").Select(t => t.TextContent));
        Assert.Equal("另一稿", second.ValueOf("Input.Minutes"));
        await second.SubmitAsync("Write", ("Input.Minutes", "合并稿"));
        Assert.Contains("合并稿", second.Page.QuerySelector(".prose")!.TextContent, StringComparison.Ordinal);

    }

    [Fact]
    public async Task Decisions_are_followed_and_materials_reach_who_came()
    {
        var page = Desk(_running, "/minutes");
        await _head.GoAsync(page);
        await _head.SubmitAsync("Decide", ("Decision.Text", "编写共识"), ("Decision.Owner", $"{_running.Chair.Id}"), ("Decision.Due", "2030-01-01"));
        Assert.Contains("编写共识", (await _head.GoAsync($"/bodies/{_running.Body.Slug}/desk/decisions")).Text, StringComparison.Ordinal);
        await _head.GoAsync(page);
        await _head.UploadAsync($"{page}?handler=HandOut", "Upload.File", "讲义.pdf", [.. "%PDF-1.7"u8]);
        var member = await AsAsync(_li);
        Assert.Empty((await member.GoAsync("/my/meetings")).Page.QuerySelectorAll(".materials a"));
        await (await member.GoAsync($"/come/{_running.Record!.Code}")).SubmitAsync(null);
        await member.GoAsync("/my/meetings");
        var href = member.Page.QuerySelector(".materials a")!.GetAttribute("href")!;
        using var file = await member.GetRawAsync($"/my/meetings{href}");
        Assert.Equal((HttpStatusCode.OK, "application/pdf"), (file.StatusCode, file.Content.Headers.ContentType!.MediaType));
        var stranger = await AsAsync(_other.Chair);
        using var refused = await stranger.GetRawAsync($"/my/meetings{href}");
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
    }

    [Fact]
    public async Task Another_bodys_activity_does_not_exist()
    {
        var stranger = await AsAsync(_other.Chair);
        foreach (var part in (string[])["", "/invite", "/minutes", "/slide"])
        {
            Assert.Equal(HttpStatusCode.NotFound, (await _head.GoAsync(Desk(_other, part))).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.GoAsync(Desk(_running, part))).Status);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GoAsync($"/bodies/{_running.Body.Slug}/desk/plan")).Status);
    }

    private static int Show(BuiltMeeting meeting) => meeting.Event.StartsOn.Year;

    private async Task<string> InvitedAsync(BuiltMeeting meeting, Person person)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        var secrets = scope.ServiceProvider.GetRequiredService<ILinkSecrets>();
        var invitee = EventInvitee.Asked(meeting.Id, person.Id, id => InvitationKeys.HashOf(secrets.KeyOf(id)), Now);
        await _app.SaveAsync(invitee);
        return secrets.PathOf(invitee.Id);
    }

    private async Task<string> LinkAsync(Person person)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        return scope.ServiceProvider.GetRequiredService<ILinkSecrets>().PathOf(await Db(db => db.Invitees.Where(i => i.Person == person.Id).Select(i => i.Id).SingleAsync()));
    }

    private async Task<Visit> AsAsync(Person person) => new(await _app.BrowserAsync(await _app.OpenAccountAsync("reader", person.Id)));

    private async Task<T> Db<T>(Func<AssociationDbContext, Task<T>> look)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        return await look(scope.ServiceProvider.GetRequiredService<AssociationDbContext>());
    }
}

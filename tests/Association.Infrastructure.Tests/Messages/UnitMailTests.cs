using Association.Application.Members.Desk;
using Association.Application.Messages;
using Association.Domain.Common;
using Association.Domain.Members;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using MimeKit;
using Xunit;

namespace Association.Infrastructure.Tests.Messages;

/// <summary>What liaisons and invited colleagues are written, in both languages.</summary>
public sealed class UnitMailTests : IntegrationTests
{
    private const string InviteeMail = "colleague@example.org";

    private readonly MemberUnit _unit = new AUnit("高新第一医院").Seated();
    private readonly MemberUnit _other = new AUnit("高新第二医院").Seated();

    [Theory, InlineData("zh-CN", "邀请码"), InlineData("en", "Code")]
    public async Task An_invitation_carries_link_and_code_and_is_left_out_once_withdrawn(string culture, string label)
    {
        await using var sink = new SmtpSink();
        var (app, liaison, _, _) = await StartDeskAsync(sink, culture);
        var issued = (await liaison.Send(new InviteColleague(_unit.Id, "陈晨", null, InviteeMail, null, null, 1))).Value;
        await DispatchAsync(app);
        var mail = Assert.Single(sink.Mails).Message;
        Assert.Contains($"/join-unit/{issued.Code}", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains(label, mail.TextBody, StringComparison.Ordinal);
        Assert.Contains(_unit.Name, mail.Subject, StringComparison.Ordinal);
        Assert.DoesNotContain("?k=", mail.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain(issued.Code, await KeptAsync(app), StringComparison.OrdinalIgnoreCase);

        var second = (await liaison.Send(new InviteColleague(_unit.Id, "陈晨", null, InviteeMail, null, null, 1))).Value;
        await liaison.Send(new WithdrawInvitation(_unit.Id, new Id<UnitInvitation>(second.Id)));
        await DispatchAsync(app);
        Assert.Single(sink.Mails);
    }

    [Theory, InlineData("zh-CN", "有一份调动申请待处理", "调动未被接收"), InlineData("en", "A transfer waits for your answer", "The transfer was declined")]
    public async Task A_transfer_is_told_to_the_asked_and_its_answer_to_the_asking(string culture, string asked, string declined)
    {
        await using var sink = new SmtpSink();
        var (app, liaison, neighbour, colleague) = await StartDeskAsync(sink, culture);
        var transfer = (await liaison.Send(new AskTransfer(_unit.Id, colleague.Employments.Single().Id, _other.Id, Sample.Today.AddDays(5), "家属随调"))).Value;
        await DispatchAsync(app);
        var first = Assert.Single(sink.Mails).Message;
        Assert.Equal("b@example.org", Assert.Single(first.To.Mailboxes).Address);
        Assert.Contains(asked, first.TextBody, StringComparison.Ordinal);
        Assert.Contains("王芳", first.TextBody, StringComparison.Ordinal);

        await neighbour.Send(new DeclineTransfer(new Id<StaffTransfer>(transfer), "编制已满"));
        await DispatchAsync(app);
        MimeMessage second = sink.Mails[^1].Message;
        Assert.Equal((2, "a@example.org"), (sink.Mails.Count, Assert.Single(second.To.Mailboxes).Address));
        Assert.Contains(declined, second.TextBody, StringComparison.Ordinal);
        Assert.Contains("编制已满", second.TextBody, StringComparison.Ordinal);
    }

    private async Task<(TestApp App, TestUser Liaison, TestUser Neighbour, Person Colleague)> StartDeskAsync(SmtpSink sink, string culture)
    {
        var app = await StartAsync(DatabaseKind.Sqlite, settings: sink.Settings);
        var (liaison, neighbour) = (new AColleague("联络员甲", "jia", "j", "a@example.org").Serving(_unit), new AColleague("联络员乙", "yi", "y", "b@example.org").Serving(_other));
        var colleague = new AColleague("王芳", "wangfang", "wf").At(_unit);
        await app.Given(_unit, _other, liaison, neighbour, colleague);
        return (app, app.As(liaison.Id).Reading(culture), app.As(neighbour.Id).Reading(culture), colleague);
    }

    /// <summary>What whoever reads the log sees of the only mail.</summary>
    private static Task<string> KeptAsync(TestApp app) => app.Db(async db =>
    {
        var kept = await db.SentMails.AsNoTracking().SingleAsync();
        return $"{kept.Subject}\n{kept.Text}";
    });

    private static Task<int> DispatchAsync(TestApp app) => app.With<OutboxDispatcher, int>(dispatcher => dispatcher.RunAsync(default));
}

using System.Net;
using Association.Application.Events.Groups;
using Association.Application.Messages;
using Association.Domain.Access;
using Association.TestKit;
using Xunit;

namespace Association.Infrastructure.Tests.Messages;

/// <summary>What somebody reads whom another registered.</summary>
public sealed class PlaceGivenTests : IntegrationTests
{
    [Theory]
    [InlineData("zh-CN", "已为您报名：呼吸学科年会", "某药业", "查看并确认", "同意为办理本次活动使用您的个人信息")]
    [InlineData("en", "You have been registered: Annual respiratory conference", "某药业", "Look and confirm", "agree to the use of your data")]
    public async Task It_says_who_registered_them_and_leads_to_their_own_page(string culture, string subject, string payer, string link, string agree)
    {
        await using var sink = new SmtpSink();
        var app = await StartAsync(DatabaseKind.Sqlite, settings: sink.Settings);
        var conference = new AnEvent(Member: 300, NonMember: 500).Published();
        await app.Given(conference);
        var office = app.As(Role.EventOfficer) with { Culture = culture };

        Assert.Empty((await office.Send(new PlaceSponsorOrder(conference.Id, payer, new("李", "s@example.org", null, null, null, [new(conference.Category.Id.Value, "王芳", "13900139000", "wang@example.org")])))).Errors);
        await app.With<OutboxDispatcher, int>(dispatcher => dispatcher.RunAsync(default));

        var mail = sink.Mails.Select(m => m.Message).Single(m => m.To.Mailboxes.Single().Address == "wang@example.org");
        Assert.Equal(subject, mail.Subject);
        Assert.All(new[] { mail.TextBody, WebUtility.HtmlDecode(mail.HtmlBody) }, body => Assert.All(new[] { payer, link, agree, "/r/", "?k=" }, part => Assert.Contains(part, body, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("zh-CN", "必填的报名问题")]
    [InlineData("en", "questions that must be answered")]
    public async Task It_asks_for_the_answers_that_the_event_needs(string culture, string words)
    {
        await using var sink = new SmtpSink();
        var app = await StartAsync(DatabaseKind.Sqlite, settings: sink.Settings);
        var conference = new AnEvent(Member: 300, NonMember: 500).Published();
        var diet = new AQuestion(conference, Label: "饮食", Required: true).With();
        await app.Given(conference, diet);
        var office = app.As(Role.EventOfficer) with { Culture = culture };

        Assert.Empty((await office.Send(new PlaceSponsorOrder(conference.Id, "某药业", new("李", "s@example.org", null, null, null, [new(conference.Category.Id.Value, "王芳", "13900139000", "wang@example.org")])))).Errors);
        await app.With<OutboxDispatcher, int>(dispatcher => dispatcher.RunAsync(default));

        var mail = sink.Mails.Select(m => m.Message).Single(m => m.To.Mailboxes.Single().Address == "wang@example.org");
        Assert.All(new[] { mail.TextBody, WebUtility.HtmlDecode(mail.HtmlBody) }, body => Assert.Contains(words, body, StringComparison.Ordinal));
    }
}

using System.Text;
using Association.Application.Calendars;
using Association.Application.Common;
using Association.Application.Events;
using Association.Application.Events.Meetings;
using Association.Application.Messages;
using Association.Application.Salons;
using Association.Application.Tests.Salons;
using Association.Domain.Calendars;
using Association.Domain.Common;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Association.Application.Tests.Calendars;

/// <summary>Whatever copy of an event somebody opens, his calendar has one entry of it.</summary>
public sealed class CalendarEntryTests : IntegrationTests
{
    private static readonly SiteOptions Site = new(new("高新区医学会"), new("https://yixuehui.example"), "CDGX", new("账号"));

    [Theory, Databases]
    public async Task Mails_page_and_feed_give_a_salon_one_name_which_it_keeps_when_it_moves(DatabaseKind database)
    {
        var salons = await SalonCase.OnAsync(await StartAsync(database));
        var id = await salons.ScheduledAsync(salons.Wish(lecturer: salons.Lecturer));
        Assert.Empty((await salons.Head.Send(new InviteToMeeting(salons.Ours.Id, id, People: [salons.Rival.Id.Value]))).Errors);
        Assert.Empty((await salons.Head.Send(new MoveSalon(id, SalonCase.At(9, SalonCase.Day.AddDays(1))))).Errors);

        List<string> copies = [.. await MailedAsync(salons.App), await FeedAsync(salons.Head), await PageAsync(salons)];
        Assert.True(copies.Count >= 5, $"{copies.Count} copies");
        Assert.All(copies, copy => Assert.Equal([$"UID:{id.Value:N}@"], Lines(copy, "UID:").Select(l => l[..(l.IndexOf('@', StringComparison.Ordinal) + 1)])));
        Assert.All(copies, copy => Assert.Single(Lines(copy, "SEQUENCE:")));
        Assert.All(copies, copy => Assert.Single(Lines(copy, "DTSTART:").Distinct()));
    }

    [Fact]
    public void A_conference_has_an_entry_a_day_and_each_keeps_its_name_on_other_days()
    {
        CalendarSubject On(DateOnly day) => new(Guid.Parse("0199aa00-0000-7000-8000-000000000001"), new("年会", "Annual conference"), day, day.AddDays(1),
            [Part(day, 9, "开幕"), Part(day, 14, "分会场"), Part(day.AddDays(1), 9, "闭幕")], [new("会议中心")], new("呼吸专业委员会"), "/events/annual", false, 3);
        var (before, after) = (CalendarEntries.Of(Site, On(Sample.Today), "zh-CN").ToList(), CalendarEntries.Of(Site, On(Sample.Today.AddDays(7)), "zh-CN").ToList());
        Assert.Equal(["0199aa00000070008000000000000001@yixuehui.example", "0199aa00000070008000000000000001-2@yixuehui.example"], before.Select(e => e.Uid));
        Assert.Equal(before.Select(e => e.Uid), after.Select(e => e.Uid));
        Assert.Equal("呼吸专业委员会\n09:00 开幕\n14:00 分会场", before[0].Note);
        Assert.All(before, e => Assert.Null(e.Day));
    }

    [Fact]
    public void What_has_no_hours_lasts_its_days()
    {
        var entry = Assert.Single(CalendarEntries.Of(Site, new(Guid.NewGuid(), new("年会"), Sample.Today, Sample.Today.AddDays(1), [], [], null, "/events/annual", false, 0), "zh-CN"));
        Assert.Equal((Sample.Today, Sample.Today.AddDays(1)), entry.Day);
    }

    private static CalendarPart Part(DateOnly day, int hour, string title) => new(AssociationCalendar.At(day, new(hour, 0)), AssociationCalendar.At(day, new(hour + 1, 0)), new(title), null);

    private static IEnumerable<string> Lines(string copy, string start) => copy.Split("\r\n").Where(line => line.StartsWith(start, StringComparison.Ordinal));

    private static async Task<List<string>> MailedAsync(TestApp app)
    {
        var copies = new List<string>();
        foreach (var message in await app.Db(db => db.Outbox.AsNoTracking().OrderBy(m => m.Id).ToListAsync()))
        {
            var mail = await app.With<IEnumerable<IMessageComposer>, MailContent?>(composers => composers.Single(c => c.Template == message.Template).ComposeAsync(message, default));
            copies.AddRange((mail?.Attachments ?? []).Where(a => a.Name.EndsWith(".ics", StringComparison.Ordinal)).Select(a => Encoding.UTF8.GetString(a.Content)));
        }

        return copies;
    }

    private static async Task<string> FeedAsync(TestUser head)
    {
        var found = await head.Send(new ReadCalendar(CalendarScope.Association, SalonCase.Day, SalonCase.Day.AddDays(2)));
        return Encoding.UTF8.GetString(CalendarFile.Of(found.Items.SelectMany(item => CalendarEntries.Of(Site, item.Subject, "zh-CN")), Sample.Now));
    }

    /// <summary>As the page makes it of the public view.</summary>
    private static async Task<string> PageAsync(SalonCase salons)
    {
        var slug = await salons.App.Db(db => db.Events.Select(e => e.Slug).SingleAsync());
        var found = (await salons.App.Anonymous.Send(new GetPublicEvent(slug)))!;
        return Encoding.UTF8.GetString(CalendarFile.Of(CalendarEntries.Of(Site, CalendarSubject.Of(found), "zh-CN"), Sample.Now));
    }
}

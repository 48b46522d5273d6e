using System.IO.Compression;
using System.Text;
using Association.Application.Events.Forms;
using Association.Application.Events.Lists;
using Association.Application.Lists;
using Association.Application.Messages;
using Association.Application.Tasks;
using Association.Application.Tests.Events.Forms;
using Association.Domain.Access;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Forms;
using Association.Domain.Lists;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Association.Application.Tests.Events.Lists;

public sealed class RegistrationListTests : IntegrationTests
{
    [Theory, Databases]
    public async Task A_list_is_narrowed_by_answer_tag_and_category_and_shows_the_asked_columns(DatabaseKind database)
    {
        var story = await ArrangeAsync(database);
        var (office, @event) = (story.Office, story.Event);
        await office.Send(new TagRegistration(@event.Id, story.First, "接机"));

        async Task<List<string>> Names(RegistrationFilter filter) => [.. (await office.Send(new FindRegistrations(@event.Id, filter, []))).Items.Select(r => r.Line.Name)];
        Assert.Equal(["王甲"], await Names(new(Question: story.Dinner.Id.Value, Answer: AnswerTests.OptionOf(story.Dinner, 0))));
        Assert.Equal(["王乙"], await Names(new(Question: story.Remark.Id.Value, Answer: "HYPER")));
        Assert.Equal(["王甲", "王乙"], await Names(new(Question: story.Dinner.Id.Value)));
        Assert.Equal(["王甲"], await Names(new(Tag: "接机")));
        Assert.Equal(["王乙"], await Names(new(Tag: "-接机")));
        Assert.Empty(await Names(new(Category: Guid.NewGuid())));

        var row = (await office.Reading("en").Send(new FindRegistrations(@event.Id, new(Tag: "接机"), [story.Dinner.Id.Value]))).Items.Single();
        Assert.Equal(("参加 (en)", "接机"), (row.Answers[story.Dinner.Id.Value], row.Tags.Single()));
    }

    [Theory, Databases]
    public async Task A_workbook_holds_the_answers_as_text_and_no_formula(DatabaseKind database)
    {
        var story = await ArrangeAsync(database);
        var columns = new[] { "number", "category", GivenAnswer.FieldOf(story.Remark.Id.Value), GivenAnswer.FieldOf(story.Dinner.Id.Value), "unknown" };
        var task = await story.Office.Send(new ExportRegistrations(story.Event.Id, new(), columns));
        Assert.True(task.Succeeded);
        await story.App.With<LongTaskRunner, int>(runner => runner.RunAsync(default));

        var export = await story.App.Db(db => db.Exports.SingleAsync());
        var file = await story.App.As(export.AskedBy, Role.EventOfficer).Send(new DownloadExport(export.Id));
        using var zip = new ZipArchive(file!.Content);
        var xml = string.Concat(zip.Entries.Where(e => e.FullName.EndsWith(".xml", StringComparison.Ordinal)).Select(Read));
        Assert.Contains("=HYPERLINK", xml, StringComparison.Ordinal);
        Assert.DoesNotContain("<f>", xml, StringComparison.Ordinal);
        Assert.Contains("参加", xml, StringComparison.Ordinal);
        Assert.Equal(2, export.Rows);
    }

    [Theory, Databases]
    public async Task A_list_is_printed_with_its_head_on_every_page(DatabaseKind database)
    {
        var story = await ArrangeAsync(database);
        var file = await story.Office.Send(new PrintRegistrations(story.Event.Id, new(), ["unit", "status"]));

        using var content = new MemoryStream();
        await file!.Content.CopyToAsync(content);
        Assert.StartsWith("%PDF-", Encoding.Latin1.GetString(content.ToArray()), StringComparison.Ordinal);
        Assert.Equal("application/pdf", file.ContentType);
    }

    [Theory, Databases]
    public async Task A_letter_reaches_everybody_once_and_its_subject_is_one_line(DatabaseKind database)
    {
        var story = await ArrangeAsync(database);
        var (app, office, @event) = (story.App, story.Office, story.Event);
        var letter = new Id<RegistrationLetter>((await office.Send(new WriteLetter(@event.Id, "会务通知\r\nBcc: all@example.org", "请 <b>准时</b> 到场\r\nwww.example.org"))).Value);

        Assert.Equal("王甲", (await office.Send(new SendLetter(@event.Id, letter, story.First))).Value);
        Assert.Equal("registration-letter.sent", (await office.Send(new SendLetter(@event.Id, letter, story.First))).Errors[0].Code);
        Assert.Equal("registration-letter.no-address", (await office.Send(new SendLetter(@event.Id, letter, story.Second))).Errors[0].Code);

        var message = await app.Db(db => db.Outbox.SingleAsync(m => m.Template == MailTemplates.RegistrationLetter));
        var mail = await app.With<IEnumerable<IMessageComposer>, MailContent?>(composers => composers.Single(c => c.Template == MailTemplates.RegistrationLetter).ComposeAsync(message, default));
        Assert.Equal("会务通知 Bcc: all@example.org", mail!.Subject);
        Assert.DoesNotContain("<b>准时", mail.Html, StringComparison.Ordinal);
    }

    [Theory, Databases]
    public async Task Who_may_only_read_changes_nothing_and_another_events_row_is_unknown(DatabaseKind database)
    {
        var story = await ArrangeAsync(database);
        var other = new AnEvent().Published();
        await story.App.Given(other);

        Assert.Equal(ErrorKind.NotFound, (await story.Office.Send(new TagRegistration(other.Id, story.First, "VIP"))).Errors[0].Kind);
        Assert.Equal(ErrorKind.NotFound, (await story.Office.Send(new CancelOneRegistration(other.Id, story.First))).Errors[0].Kind);
        Assert.Equal(ErrorKind.Forbidden, (await story.App.As(Role.FinanceOfficer).Send(new TagRegistration(story.Event.Id, story.First, "VIP"))).Errors[0].Kind);
        Assert.Equal("tag.unknown", (await story.Office.Send(new UntagRegistration(story.Event.Id, story.First, "VIP"))).Errors[0].Code);
        Assert.True((await story.Office.Send(new SaveList(ListKind.Registrations, "晚宴", $"tag=VIP&event={story.Event.Id}", Shared: true))).Succeeded);
        Assert.Equal("晚宴", Assert.Single(await story.Office.Send(new ListSavedLists(ListKind.Registrations))).Name);
    }

    private async Task<Story> ArrangeAsync(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var @event = new AnEvent().Published();
        var (a, b) = (new AMember(Name: "王甲", Pinyin: "wangjia").Live(), new AMember(Name: "王乙", Pinyin: "wangyi", Email: null).Live());
        var dinner = new AQuestion(@event, QuestionKind.Choice, "晚宴").With(("参加", 0, null), ("不参加", 0, null));
        var remark = new AQuestion(@event, Label: "备注").With();
        await app.Given(@event, a, b, dinner, remark);
        var first = await AnswerTests.RegisterAsync(app.As(a.Id), @event, (dinner, AnswerTests.OptionOf(dinner, 0)));
        var second = await AnswerTests.RegisterAsync(app.As(b.Id), @event, (dinner, AnswerTests.OptionOf(dinner, 1)), (remark, "=HYPERLINK(\"http://x\")"));
        return new(app, app.As(Role.EventOfficer), @event, dinner, remark, first, second);
    }

    private static string Read(ZipArchiveEntry entry)
    {
        using var reader = new StreamReader(entry.Open());
        return reader.ReadToEnd();
    }

    private sealed record Story(TestApp App, TestUser Office, BuiltEvent Event, FormQuestion Dinner, FormQuestion Remark, Id<Registration> First, Id<Registration> Second);
}

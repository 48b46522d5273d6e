using System.Net;
using Association.Application.Messages;
using Association.Application.Messages.Log;
using Association.Application.Tasks;
using Association.Domain.Access;
using Association.Infrastructure.Persistence;
using Association.TestKit;
using Association.Web.Tests.Hosting;
using Association.Web.Tests.Pages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Association.Web.Tests.Office;

/// <summary>Writing to many, what became of it, and reading one's own messages.</summary>
public sealed class MailingPagesTests
{
    private const string New = "/office/messages/mailings/new?audience=Members";
    private const string Form = "form[data-submit-once]";

    [Fact]
    public async Task A_letter_is_written_counted_looked_at_and_sent()
    {
        await using var app = await Site.StartAsync();
        await app.SaveAsync(new AMember(Email: "one@example.org").Live(), new AMember("李明", Email: "two@example.org").Live(), new AMember("王芳", Email: null).Live());
        var office = await OfficeAsync(app, Role.Administrator);
        var wrong = await office.SendAsync(await office.OpenAsync(New), Form, ("Input.SubjectZh", "通知"), ("Input.TextZh", "您好 {{salary}}"));
        Assert.Contains("{{salary}}", wrong.ErrorOf("Input.TextZh"), StringComparison.Ordinal);
        Assert.Equal(("您好 {{salary}}", 0), (wrong.Typed("Input.TextZh"), await Db(app, db => db.Mailings.CountAsync())));

        var draft = await office.FollowAsync(await office.SendAsync(wrong, Form, ("Input.SubjectZh", "通知"), ("Input.TextZh", "**{{name}}**，您好 <script>alert(1)</script>")));
        Assert.Matches(@"收到\D*2", draft.Page.QuerySelector("#count")!.TextContent.Replace("\n", "", StringComparison.Ordinal));
        var frame = draft.Page.QuerySelector("#preview iframe")!.GetAttribute("srcdoc")!;
        Assert.Contains("<mark>", frame, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", frame, StringComparison.Ordinal);
        Assert.Equal(0, await Db(app, db => db.Outbox.CountAsync()));
        Assert.NotEmpty((await office.SendAsync(draft, "form[action*=Schedule]")).ErrorOf("StartsAt"));

        var sent = await office.FollowAsync(await office.SendAsync(draft, "form[action*=Send]"));
        Assert.Equal(1, await app.Services.GetRequiredService<LongTaskRunner>().RunAsync(default));
        var left = await office.OpenAsync($"{sent.Address}?leftOut=true");
        Assert.Contains("王芳", left.Words, StringComparison.Ordinal);
        Assert.Equal(2, await Db(app, db => db.Outbox.CountAsync(m => m.Mailing != null)));
        var stopped = await office.FollowAsync(await office.SendAsync(await office.OpenAsync(sent.Address), "form[action*=Stop]"));
        Assert.Contains("拦下 2 封", stopped.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_not_write_to_a_list_finds_no_such_page()
    {
        await using var app = await Site.StartAsync();
        var events = await OfficeAsync(app, Role.EventOfficer);
        var chooser = await events.OpenAsync(New);
        Assert.Equal((HttpStatusCode.OK, 0), (chooser.Status, chooser.Page.QuerySelectorAll("[name='Input.TextZh']").Length));
        Assert.Null(chooser.Page.QuerySelector("a[href='?audience=Members']"));
        Assert.Equal(HttpStatusCode.NotFound, (await (await OfficeAsync(app, Role.Auditor)).OpenAsync(New)).Status);
    }

    [Fact]
    public async Task A_mail_is_read_as_it_left_and_sent_again_with_a_word_before_it()
    {
        await using var app = await Site.StartAsync();
        var (message, _) = await KeptAsync(app, "reader@example.org");
        var address = $"/office/messages/{message.Id}";
        var auditor = await (await OfficeAsync(app, Role.Auditor)).OpenAsync(address);
        Assert.Contains("您的报名已确认", auditor.Words, StringComparison.Ordinal);
        Assert.Equal(0, auditor.Page.QuerySelectorAll("[name=Preface]").Length);

        var office = await OfficeAsync(app, Role.EventOfficer);
        Assert.NotEmpty((await office.SendAsync(await office.OpenAsync(address), Form)).ErrorOf("Preface"));
        var again = await office.FollowAsync(await office.SendAsync(await office.OpenAsync(address), Form, ("Preface", "补发一次")));
        Assert.Contains("补发一次", again.Words, StringComparison.Ordinal);
        Assert.Equal(1, await Db(app, db => db.Outbox.CountAsync(m => m.Preface == "补发一次" && m.State == OutboxState.Pending)));
    }

    [Fact]
    public async Task The_bell_counts_what_its_reader_has_not_read()
    {
        await using var app = await Site.StartAsync();
        var account = await app.OpenAccountAsync("reader");
        var email = await Db(app, db => db.Users.Where(u => u.Id == account.Value).Select(u => u.Email!).SingleAsync());
        await KeptAsync(app, email);
        var (mine, other) = (new Reader(await app.BrowserAsync(account)), new Reader(await app.BrowserAsync(await app.OpenAccountAsync("other"))));

        Assert.Contains("1", (await mine.OpenAsync("/my/messages?handler=Count")).Words, StringComparison.Ordinal);
        Assert.Equal("", (await other.OpenAsync("/my/messages?handler=Count")).Words);
        var page = await mine.OpenAsync("/my/messages");
        Assert.Contains("您的报名已确认", page.Words, StringComparison.Ordinal);
        Assert.Equal("/my/messages", page.Page.QuerySelector("a.bell")!.GetAttribute("href"));
        Assert.DoesNotContain("您的报名已确认", (await other.OpenAsync("/my/messages")).Words, StringComparison.Ordinal);
        await mine.SendAsync(page, "form:has([name=message])");
        Assert.Equal("", (await mine.OpenAsync("/my/messages?handler=Count")).Words);
    }

    private static async Task<(OutboxMessage Message, SentMail Mail)> KeptAsync(WebApp app, string to)
    {
        var now = TimeProvider.System.GetUtcNow().AddMinutes(1);
        var message = new OutboxMessage(MailTemplates.TemplateTest, Guid.CreateVersion7(), to, "zh-CN", now, $"T{Sample.Next()}/event-draft");
        message.Delivered(now);
        var mail = new SentMail(message.Id, new KeptWords("报名成功", "您的报名已确认", "ticket.ics"), now);
        await app.SaveAsync(message, mail);
        return (message, mail);
    }

    private static async Task<Reader> OfficeAsync(WebApp app, Role role) => new(await app.BrowserAsync(await app.OpenAccountAsync("office", null, (role, null))));

    private static async Task<T> Db<T>(WebApp app, Func<AssociationDbContext, Task<T>> read)
    {
        using var scope = app.Services.CreateScope();
        return await read(scope.ServiceProvider.GetRequiredService<AssociationDbContext>());
    }
}

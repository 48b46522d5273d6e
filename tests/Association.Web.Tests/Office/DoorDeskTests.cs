using System.Net;
using Association.Domain.Access;
using Association.Domain.Badges;
using Association.Domain.Common;
using Association.Domain.Surveys;
using Association.Infrastructure.Persistence;
using Association.TestKit;
using Association.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Association.Web.Tests.Office;

/// <summary>What the office sets up for the door and after it: lists, badges, a survey.</summary>
public sealed class DoorDeskTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    private readonly BuiltEvent _event = new AnEvent(Now: Now, On: AssociationCalendar.DayOf(Now).AddDays(1)).Published();
    private WebApp _app = null!;
    private BuiltMember _member = null!;
    private BuiltRegistration _came = null!;
    private Visit _officer = null!;

    private string At(string part) => $"/office/events/{_event.Id}/{part}";

    public async Task InitializeAsync()
    {
        _app = await WebApp.StartAsync();
        _member = new AMember().Live();
        _came = new ARegistration(_event, _member.Person, Now: Now).Attended();
        await _app.SaveAsync(_event, _member, _came);
        _officer = new Visit(await _app.BrowserAsync(await _app.OpenAccountAsync("officer", null, (Role.EventOfficer, null))));
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task A_list_is_added_found_at_the_door_and_answers_for_itself()
    {
        await _officer.GoAsync(At("check-in"));
        await _officer.SubmitAsync(null, ("Input.NameZh", ""));
        Assert.Equal("请填写此项。", _officer.ErrorAt("Input_NameZh"));
        await _officer.SubmitAsync(null, ("Input.NameZh", "晚宴"), ("Input.InAndOut", "true"), ("Input.CountsAsAttendance", "false"));
        Assert.Contains("晚宴", _officer.Text, StringComparison.Ordinal);
        var list = await DbAsync(db => db.CheckInLists.SingleAsync());
        Assert.Equal((true, false), (list.InAndOut, list.CountsAsAttendance));

        await _officer.GoAsync($"/door/{_event.Id}/{list.Id}");
        await _officer.SubmitAsync(null, ("Input.Code", _came.Registration.TicketCode));
        await _officer.SubmitAsync(null, ("Input.Code", _came.Registration.TicketCode), ("Input.Direction", "Out"));
        Assert.Contains("已签退", _officer.Text, StringComparison.Ordinal);

        await _officer.GoAsync(At($"check-in/{list.Id}?view=Left"));
        Assert.Contains("张文静", _officer.Text, StringComparison.Ordinal);
        var sheet = await _officer.GetRawAsync(At($"check-in/{list.Id}?handler=Sheet"));
        Assert.Equal("application/pdf", sheet.Content.Headers.ContentType!.MediaType);
        Assert.Equal(HttpStatusCode.OK, (await _officer.GetRawAsync(At($"check-in/{list.Id}?handler=Workbook"))).StatusCode);
        await _officer.SubmitAsync("Undo");
        Assert.Equal(1, await DbAsync(db => db.Scans.CountAsync(s => s.UndoneAt != null)));
    }

    [Fact]
    public async Task Training_says_what_would_happen_and_writes_nothing()
    {
        var scans = await DbAsync(db => db.Scans.CountAsync());
        await _officer.GoAsync($"/door/{_event.Id}?training=true");
        await _officer.SubmitAsync("Simulate", ("Input.Code", _came.Registration.TicketCode));
        Assert.Contains("已签到", _officer.Text, StringComparison.Ordinal);
        Assert.Contains("练习模式", _officer.Text, StringComparison.Ordinal);
        Assert.Equal(scans, await DbAsync(db => db.Scans.CountAsync()));
    }

    [Fact]
    public async Task A_device_gets_its_list_and_a_stranger_does_not()
    {
        var list = await _officer.GetRawAsync($"/door/{_event.Id}?handler=List");
        var sent = await list.Content.ReadAsStringAsync();
        Assert.Equal("张文静", System.Text.Json.JsonDocument.Parse(sent).RootElement.GetProperty("tickets")[0][2].GetString());
        Assert.DoesNotContain("example.org", sent, StringComparison.Ordinal);
        Assert.DoesNotContain(_came.Registration.TicketCode, sent, StringComparison.Ordinal);
        var stranger = new Visit(await _app.BrowserAsync(await _app.OpenAccountAsync("stranger", null)));
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetRawAsync($"/door/{_event.Id}?handler=List")).StatusCode);
    }

    [Fact]
    public async Task A_badge_is_designed_in_millimetres_and_shown_at_once()
    {
        await _officer.GoAsync(At("badges"));
        await _officer.SubmitAsync("Add", ("Adding.Name", "标准胸卡"));
        var template = await DbAsync(db => db.BadgeTemplates.Include(t => t.Items).SingleAsync());
        await _officer.SubmitAsync("Put", ("Input.Kind", nameof(BadgeItemKind.Text)), ("Input.Words", "讲者"), ("Input.X", "80"), ("Input.Width", "40"));
        Assert.NotNull(_officer.ErrorAt("Input_Width"));
        await _officer.SubmitAsync("Put", ("Input.Kind", nameof(BadgeItemKind.Text)), ("Input.Words", "讲者"), ("Input.X", "40"), ("Input.Width", "40"));
        Assert.Contains("讲者", _officer.Text, StringComparison.Ordinal);
        var preview = await _officer.GetRawAsync(At($"badges/{template.Id}?handler=Preview"));
        Assert.Equal("image/png", preview.Content.Headers.ContentType!.MediaType);
        var live = await _officer.GetRawAsync(At($"badges/{template.Id}?handler=Canvas&Input.Kind=Text&Input.Words=x&Input.X=1&Input.Y=1&Input.Width=20&Input.Height=8&Input.Size=12"));
        Assert.Contains("data:image/png;base64,", await live.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        await _officer.GoAsync(At("badges"));
        await _officer.SubmitAsync("Print", ("Printing.Template", $"{template.Id}"), ("Printing.Selection", nameof(Association.Application.Badges.BadgeSelection.All)));
        Assert.Contains("打印胸卡", _officer.Text, StringComparison.Ordinal);
        Assert.Equal(1, await DbAsync(db => db.BadgeRuns.SelectMany(r => r.Badges).CountAsync()));
        await _officer.GoAsync(At("badges"));
        await _officer.SubmitAsync("Print", ("Printing.Template", $"{template.Id}"), ("Printing.Selection", nameof(Association.Application.Badges.BadgeSelection.Chosen)), ("Printing.Chosen", $"{_came.Id}"));
        Assert.Equal(2, await DbAsync(db => db.BadgeRuns.CountAsync()));
    }

    [Fact]
    public async Task A_survey_is_opened_found_on_the_registration_answered_once_and_counted()
    {
        await _officer.GoAsync(At("survey"));
        await _officer.SubmitAsync(null, ("Input.TitleZh", "会后问卷"), ("Input.Anonymous", "false"), ("Input.BeforeCertificate", "true"));
        await _officer.SubmitAsync("Section", ("Adding.TitleZh", "其他"));
        var survey = await DbAsync(db => db.Surveys.Include(s => s.Sections).ThenInclude(s => s.Questions).SingleAsync());
        Assert.Equal(3, survey.Sections.Count);
        await _officer.SubmitAsync("Ask", ("Asking.Section", $"{survey.Sections.First().Id}"), ("Asking.TextZh", "单选"), ("Asking.Kind", nameof(SurveyQuestionKind.One)), ("Asking.Options", "一个"));
        Assert.NotNull(_officer.ErrorAt("Asking_Options"));
        await _officer.SubmitAsync("Open");

        var member = new Visit(await _app.BrowserAsync(await _app.OpenAccountAsync("member", _member.Id)));
        await member.GoAsync($"/my/registrations/{_came.Id}");
        await member.GoAsync(member.Page.QuerySelector("a[href^='/survey/']")!.GetAttribute("href")!);
        await member.SubmitAsync(null);
        Assert.NotNull(member.Page.QuerySelector(".question.invalid"));
        var first = survey.Questions.First().Id;
        await member.SubmitAsync(null, ($"q-{first}", "4"));
        Assert.Contains("感谢您的填写", member.Text, StringComparison.Ordinal);

        await _officer.GoAsync(At($"survey/{survey.Id}"));
        Assert.Contains("1 人回答", _officer.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await _officer.GetRawAsync(At($"survey/{survey.Id}?handler=Workbook"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await new Visit(await _app.BrowserAsync(await _app.OpenAccountAsync("other", null))).GetRawAsync($"/survey/{survey.Id}/{_came.Id}")).StatusCode);
    }

    private async Task<T> DbAsync<T>(Func<AssociationDbContext, Task<T>> look)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        return await look(scope.ServiceProvider.GetRequiredService<AssociationDbContext>());
    }
}

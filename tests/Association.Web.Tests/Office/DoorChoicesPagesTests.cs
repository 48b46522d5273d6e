using Association.Domain.Access;
using Association.Domain.Common;
using Association.Domain.Events.Forms;
using Association.Infrastructure.Persistence;
using Association.TestKit;
using Association.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Association.Web.Tests.Office;

/// <summary>What the office chooses for the door and asks afterwards: a list by an option, a logo, a last day, one telephone number.</summary>
public sealed class DoorChoicesPagesTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    private readonly BuiltEvent _event = new AnEvent(Now: Now, On: AssociationCalendar.DayOf(Now).AddDays(1)).Published();
    private readonly BuiltMember _member = new AMember().Live();
    private FormQuestion _dinner = null!;
    private FormQuestion _phone = null!;
    private WebApp _app = null!;
    private Visit _officer = null!;

    private string At(string part) => $"/office/events/{_event.Id}/{part}";

    public async Task InitializeAsync()
    {
        _app = await WebApp.StartAsync();
        _dinner = new AQuestion(_event, QuestionKind.Choice, "晚宴").With(("参加", 0, null), ("不参加", 0, null));
        _phone = new AQuestion(_event, QuestionKind.Phone, "紧急联系电话").With();
        await _app.SaveAsync(_event, _member, _dinner, _phone);
        _officer = new Visit(await _app.BrowserAsync(await _app.OpenAccountAsync("officer", null, (Role.EventOfficer, null))));
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task A_list_by_an_option_says_whom_it_admits_and_refuses_the_others()
    {
        await RegisterAsync("不参加");
        await _officer.GoAsync(At("check-in"));
        await _officer.SubmitAsync(null, ("Input.NameZh", "晚宴"), ("Input.Options", $"{Option("参加")}"), ("Input.Categories", $"{_event.Category.Id}"));
        Assert.Equal($"{_event.Category.Id}", await DbAsync(db => db.CheckInLists.Select(l => l.Categories).SingleAsync()));
        Assert.Contains("选择了：参加", _officer.Text, StringComparison.Ordinal);
        Assert.Contains("0 / 0", _officer.Text, StringComparison.Ordinal);

        var (list, code) = (await DbAsync(db => db.CheckInLists.Select(l => l.Id).SingleAsync()), await DbAsync(db => db.Registrations.Select(r => r.TicketCode).SingleAsync()));
        await _officer.GoAsync($"/door/{_event.Id}/{list}");
        await _officer.SubmitAsync(null, ("Input.Code", code));
        Assert.NotNull(_officer.Page.QuerySelector(".door-answer.refused:not([hidden])"));
        await _officer.GoAsync(At($"check-in?list={list}"));
        Assert.NotNull(_officer.Page.QuerySelector($"input[name='Input.Options'][value='{Option("参加")}'][checked]"));
    }

    [Fact]
    public async Task A_telephone_answer_is_masked_in_the_list_and_opened_one_at_a_time()
    {
        await RegisterAsync("参加");
        await _officer.GoAsync(At($"registrations?cols=q-{_phone.Id.Value:N}"));
        Assert.Contains("139****5678", _officer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("13912345678", _officer.Text, StringComparison.Ordinal);
        await _officer.SubmitAsync("Open");
        Assert.Contains("13912345678", _officer.Text, StringComparison.Ordinal);
        Assert.Equal(1, await DbAsync(db => db.AuditEntries.CountAsync(e => e.Action == "answers.number-opened")));
        await _officer.GoAsync(At($"registrations?cols=q-{_phone.Id.Value:N}"));
        Assert.DoesNotContain("13912345678", _officer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_badge_shows_a_logo_of_its_own_and_a_survey_its_last_day()
    {
        await _officer.GoAsync(At("badges"));
        await _officer.SubmitAsync("Add", ("Adding.Name", "标准胸卡"));
        var page = _officer.Address;
        var png = await (await _officer.GetRawAsync($"{page}?handler=Preview")).Content.ReadAsByteArrayAsync();
        await _officer.GoAsync(page);
        await _officer.UploadAsync($"{page}?handler=Logo", "file", "logo.png", "GIF89a"u8.ToArray());
        Assert.Contains("标志须为 PNG 或 JPG", _officer.Text, StringComparison.Ordinal);
        await _officer.UploadAsync($"{page}?handler=Logo", "file", "logo.png", png);
        await _officer.GoAsync(page);
        Assert.Contains("目前显示上传的标志", _officer.Text, StringComparison.Ordinal);
        await _officer.PostRawAsync($"{page}?handler=Place", ("__RequestVerificationToken", _officer.Token), ("moved", $"{await DbAsync(db => db.BadgeTemplates.SelectMany(t => t.Items).Select(i => i.Id).FirstAsync())}"), ("x", "88"), ("y", "0"));

        await _officer.GoAsync(At("survey"));
        await _officer.SubmitAsync(null, ("Input.TitleZh", "会后问卷"), ("Input.LastDay", Visit.Day(_event.Event.EndsOn.AddDays(7))));
        await _officer.SubmitAsync("Open");
        Assert.Contains($"{Visit.Day(_event.Event.EndsOn.AddDays(7))} 24:00", _officer.Text, StringComparison.Ordinal);
        await _officer.SubmitAsync("Describe", ("Input.LastDay", ""), ("Input.Anonymous", "false"));
        Assert.Contains("手动关闭", _officer.Text, StringComparison.Ordinal);
        Assert.True(await DbAsync(db => db.Surveys.Select(s => s.Anonymous).SingleAsync()));
    }

    private string Option(string label) => _dinner.Options.Single(o => o.Label.Zh == label).Id.ToString();

    private async Task RegisterAsync(string dinner)
    {
        var member = new Visit(await _app.BrowserAsync(await _app.OpenAccountAsync("member", _member.Id)));
        await member.GoAsync($"/events/{_event.Event.Slug}/register");
        await member.SubmitAsync(null, ("Input.Consent", "true"), ("Input.Category", $"{_event.Category.Id}"), ($"q-{_dinner.Id.Value:N}", Option(dinner)), ($"q-{_phone.Id.Value:N}", "139 1234 5678"));
        Assert.Equal(1, await DbAsync(db => db.Registrations.CountAsync()));
    }

    private async Task<T> DbAsync<T>(Func<AssociationDbContext, Task<T>> look)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        return await look(scope.ServiceProvider.GetRequiredService<AssociationDbContext>());
    }
}

using Association.Domain.Access;
using Association.Domain.Events;
using Association.Domain.Members;
using Association.TestKit;
using Association.Web.Tests.Hosting;
using Xunit;

namespace Association.Web.Tests.Office;

/// <summary>Templates of certificates, the project of an event, teaching sites and claims, without script.</summary>
public sealed class ProjectPagesTests : IAsyncLifetime
{
    private readonly BuiltEvent _course = Course();
    private readonly MemberUnit _unit = new AUnit().Seated();
    private readonly Person _person;

    private WebApp _app = null!;
    private Visit _officer = null!;

    public ProjectPagesTests() => _person = new AColleague("张文静", "zhangwenjing", "zwj", "zhang@example.org").At(_unit);

    private static BuiltEvent Course()
    {
        var built = new AnEvent(On: Sample.Today.AddDays(-3), Now: Sample.Now.AddDays(-30)).Draft();
        built.Event.File(new CmeTerms(true, 1, null, CmeProjectLevel.Provincial, CmeDelivery.FaceToFace, "CN-2024"));
        built.Event.Publish(EventChecklist.Of(built.Event, [built.Quota], Sample.Now.AddDays(-30)), Sample.Now.AddDays(-30));
        built.Event.Conclude(built.Event.EndsOn);
        return built;
    }

    public async Task InitializeAsync()
    {
        _app = await WebApp.StartAsync();
        await _app.SaveAsync(_course, _unit, _person);
        _officer = new Visit(await _app.BrowserAsync(await _app.OpenAccountAsync("officer", null, (Role.CmeOfficer, null))));
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task A_template_is_begun_written_and_looked_at()
    {
        await _officer.GoAsync("/office/certificates");
        await _officer.SubmitAsync(null, ("Input.Kind", "Credit"));
        Assert.StartsWith("/office/certificates/templates/", _officer.Address, StringComparison.Ordinal);
        var template = _officer.Address;
        await _officer.SubmitAsync(null, ("Input.BodyZh", "{name}{salary}"));
        Assert.Contains("{salary}", _officer.Text, StringComparison.Ordinal);
        await _officer.GoAsync(template);
        await _officer.SubmitAsync(null, ("Input.TitleZh", "学分证明"));
        await _officer.GoAsync(template);
        Assert.Equal("学分证明", _officer.ValueOf("Input.TitleZh"));
        var picture = await _officer.GetRawAsync($"{template}?handler=Image&longest=true");
        Assert.Equal("image/png", picture.Content.Headers.ContentType!.MediaType);
        Assert.Equal("%PDF-"u8.ToArray(), (await (await _officer.GetRawAsync($"{template}?handler=Pdf")).Content.ReadAsByteArrayAsync())[..5]);
    }

    [Fact]
    public async Task A_project_shows_its_deadlines_and_what_is_missing()
    {
        var project = $"/office/events/{_course.Id}/project";
        await _officer.GoAsync(project);
        await _officer.SubmitAsync(null, ("Input.Leader", "王主任"), ("Input.PlannedHeadcount", "100"));
        Assert.Equal("王主任", _officer.ValueOf("Input.Leader"));
        await _officer.SubmitAsync("Move", ("step", "File"));
        Assert.Contains("开班通知", _officer.Text, StringComparison.Ordinal);
        await _officer.GoAsync("/office/credits/projects?year=2026");
        Assert.Contains("呼吸学科年会", _officer.Text, StringComparison.Ordinal);
        await _officer.GoAsync($"/office/events/{_course.Id}/credits/regulator");
        Assert.Equal(System.Net.HttpStatusCode.OK, _officer.Status);
    }

    [Fact]
    public async Task A_site_is_entered_and_inspected()
    {
        await _officer.GoAsync("/office/credits/sites");
        await _officer.SubmitAsync(null, ("Input.Unit", $"{_unit.Id}"), ("Input.NameZh", "高新教学点"), ("Input.Scope", "呼吸"), ("Input.Capacity", "80"), ("Input.ValidFrom", "2026-01-01"), ("Input.ValidTo", "2028-12-31"));
        Assert.StartsWith("/office/credits/sites/", _officer.Address, StringComparison.Ordinal);
        await _officer.SubmitAsync("Inspect", ("Visit.On", "2030-01-01"), ("Visit.Verdict", "Failed"));
        Assert.Contains("检查日期不能晚于今天", _officer.Text, StringComparison.Ordinal);
        await _officer.SubmitAsync("Inspect", ("Visit.On", "2026-02-20"), ("Visit.Verdict", "Failed"), ("Visit.Note", "设备不足"));
        Assert.Contains("设备不足", _officer.Text, StringComparison.Ordinal);
        await _officer.GoAsync("/office/credits/sites");
        Assert.Contains("资质无效", _officer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_claim_asks_what_its_kind_asks_and_takes_evidence()
    {
        var member = new Visit(await _app.BrowserAsync(await _app.OpenAccountAsync("member", _person.Id)));
        await member.GoAsync("/my/credits/claims/new");
        Assert.Contains("进修", member.Text, StringComparison.Ordinal);
        await member.GoAsync("/my/credits/claims/new?kind=FurtherStudy");
        await member.SubmitAsync(null, ("Input.Title", ""), ("Input.StartedOn", "2025-09-01"), ("Input.EndedOn", "2026-01-31"), ("Input.Months", "5"));
        Assert.Contains("请填写此项。", member.Text, StringComparison.Ordinal);
        await member.SubmitAsync(null, ("Input.Title", "呼吸进修"), ("Input.StartedOn", "2025-09-01"), ("Input.EndedOn", "2026-01-31"), ("Input.Months", "5"));
        var claim = member.Address;
        Assert.StartsWith("/my/credits/claims/", claim, StringComparison.Ordinal);
        await member.UploadAsync($"{claim}?handler=Evidence", "Input.File", "结业证.pdf", "%PDF-1.7"u8.ToArray());
        await member.GoAsync(claim);
        Assert.Contains("结业证.pdf", member.Text, StringComparison.Ordinal);
        await member.SubmitAsync("HandIn");
        await member.GoAsync("/my/credits/claims");
        Assert.Contains("呼吸进修", member.Text, StringComparison.Ordinal);
    }
}

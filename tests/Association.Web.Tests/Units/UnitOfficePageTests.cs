using System.Net;
using Association.Domain.Access;
using Association.Domain.Members;
using Association.TestKit;
using Association.Web.Tests.Hosting;
using Association.Web.Tests.Office;
using Xunit;

namespace Association.Web.Tests.Units;

/// <summary>Units as the office keeps them.</summary>
public sealed class UnitOfficePageTests : IAsyncLifetime
{
    private readonly MemberUnit _unit = new AUnit("高新第一医院", Since: new DateOnly(2019, 1, 1)).Seated();
    private Person _colleague = null!;
    private WebApp _app = null!;
    private Visit _office = null!;

    public async Task InitializeAsync()
    {
        _app = await WebApp.StartAsync();
        _colleague = new AColleague("王芳", "wangfang", "wf").At(_unit);
        await _app.SaveAsync(_unit, _colleague);
        _office = await AsAsync(Role.MembershipOfficer);
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task A_unit_is_registered_and_edited_with_errors_beside_the_field()
    {
        await (await _office.GoAsync("/office/units/new")).SubmitAsync(null, ("Input.Name", "新会诊所"), ("Input.Code", "123"));
        Assert.NotNull(_office.ErrorAt("Input_Code"));
        Assert.Equal("新会诊所", _office.ValueOf("Input.Name"));
        await _office.SubmitAsync(null, ("Input.Code", AUnit.Code(88_000_001).Value), ("Input.Kind", "Clinic"));
        Assert.Contains("新会诊所", _office.Text, StringComparison.Ordinal);
        Assert.Contains("诊所", _office.Text, StringComparison.Ordinal);

        var edit = $"{_office.Address}/edit";
        await (await _office.GoAsync(edit)).SubmitAsync("Contact", ("Contact.Name", "财务小李"), ("Contact.Mobile", "13800138000"), ("Contact.Duty", "财务"));
        Assert.Contains("138****8000", _office.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_decision_gives_a_seat_and_the_day_before_stays()
    {
        await (await _office.GoAsync("/office/units/resolutions")).SubmitAsync(null, Vote("26", "20", "10"));
        Assert.NotNull(_office.ErrorAt("Input_For"));
        await _office.SubmitAsync(null, Vote("26", "20", "18"));
        Assert.Contains("第三届理事会第二次会议", _office.Text, StringComparison.Ordinal);

        await _office.GoAsync($"/office/units/{_unit.Id}/tier");
        var decision = _office.Page.QuerySelectorAll("[name='Input.Decision'] option").Select(o => o.GetAttribute("value")).First(v => !string.IsNullOrEmpty(v))!;
        await _office.SubmitAsync(null, ("Input.Tier", "Governing"), ("Input.From", "2026-07-01"), ("Input.Decision", decision), ("Input.CouncilTerm", "第三届理事会"));
        Assert.Contains("第三届理事会", _office.Text, StringComparison.Ordinal);
        await _office.GoAsync("/office/units?AsOf=2026-06-30&Tier=Member");
        Assert.Contains("高新第一医院", _office.Text, StringComparison.Ordinal);
        await _office.GoAsync("/office/units?AsOf=2026-07-01&Tier=Member");
        Assert.DoesNotContain("高新第一医院", _office.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_liaison_is_found_granted_and_named_representative()
    {
        await _office.GoAsync($"/office/units/{_unit.Id}?Person=wf");
        await _office.SubmitAsync("Grant");
        Assert.Contains("王芳", _office.Text, StringComparison.Ordinal);
        Assert.Single(_office.Page.QuerySelectorAll("form[action*=Duties]"));
        await (await _office.GoAsync($"/office/units/{_unit.Id}?Person=wf")).SubmitAsync("Represent");
        Assert.Equal("王芳", _office.Page.QuerySelectorAll("td").First(td => td.GetAttribute("data-label")?.Contains("代表", StringComparison.Ordinal) is true).TextContent.Trim());

        var auditor = await AsAsync(Role.Auditor);
        await auditor.GoAsync($"/office/units/{_unit.Id}");
        Assert.Equal(HttpStatusCode.OK, auditor.Status);
        Assert.Empty(auditor.Page.QuerySelectorAll("main form[method=post]"));
        Assert.Equal(HttpStatusCode.NotFound, (await auditor.GoAsync($"/office/units/{_unit.Id}/tier")).Status);
    }

    [Fact]
    public async Task A_change_of_employer_keeps_the_history()
    {
        var other = new AUnit("高新第二医院").Seated();
        await _app.SaveAsync(other);
        var work = $"/office/members/{_colleague.Id}/work";
        await (await _office.GoAsync(work)).SubmitAsync("Start", ("Input.Unit", $"{other.Id}"), ("Input.Department", "外科"), ("Input.From", "2026-06-01"));
        await _office.GoAsync($"/office/members/{_colleague.Id}");
        Assert.Contains("高新第一医院", _office.Text, StringComparison.Ordinal);
        Assert.Contains("2026年5月31日", _office.Text, StringComparison.Ordinal);
        await (await _office.GoAsync(work)).SubmitAsync("Start", ("Input.Unit", $"{_unit.Id}"), ("Input.From", "2026-05-01"));
        Assert.NotNull(_office.ErrorAt("Input_From"));
    }

    [Fact]
    public async Task A_tier_carries_the_associations_own_name_everywhere()
    {
        await _office.GoAsync("/office/units/names");
        using var answer = await _office.PostRawAsync("/office/units/names", ("__RequestVerificationToken", _office.Token), ("Input.Tier", "Member"), ("Input.NameZh", "团体会员"), ("Input.NameEn", "Corporate member"));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var visitor = new Visit(_app.Browser());
        Assert.Contains("团体会员", (await visitor.GoAsync($"/units/{_unit.Id}")).Text, StringComparison.Ordinal);
        Assert.Contains("团体会员", (await visitor.GoAsync("/units")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("王芳", (await visitor.GoAsync($"/units/{_unit.Id}")).Text, StringComparison.Ordinal);
    }

    private static (string, string)[] Vote(string due, string present, string inFavour) =>
    [
        ("Input.Body", "Council"), ("Input.Meeting", "第三届理事会第二次会议"), ("Input.HeldOn", "2026-02-20"), ("Input.Due", due), ("Input.Present", present), ("Input.For", inFavour),
        ("Input.Against", $"{int.Parse(present, System.Globalization.CultureInfo.InvariantCulture) - int.Parse(inFavour, System.Globalization.CultureInfo.InvariantCulture)}"), ("Input.Abstain", "0"),
    ];

    private async Task<Visit> AsAsync(Role role) => new(await _app.BrowserAsync(await _app.OpenAccountAsync($"{role}", null, (role, null))));
}

using System.Net;
using Association.Domain.Access;
using Association.Domain.Members;
using Association.Infrastructure.Persistence;
using Association.TestKit;
using Association.Web.Tests.Hosting;
using Association.Web.Tests.Office;
using Association.Web.Tests.Pages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Association.Web.Tests.Units;

/// <summary>The desk as a liaison uses it, without script; another unit does not exist by any address.</summary>
public sealed class UnitDeskPageTests : IAsyncLifetime
{
    private readonly MemberUnit _unit = new AUnit("高新第一医院").Seated();
    private readonly MemberUnit _other = new AUnit("高新第二医院", UnitTier.Governing).Seated();
    private BuiltLiaison _liaison = null!;
    private BuiltLiaison _neighbour = null!;
    private Person _colleague = null!;
    private WebApp _app = null!;

    public async Task InitializeAsync()
    {
        _app = await WebApp.StartAsync();
        (_liaison, _neighbour) = (new AColleague("联络员甲", "lianluoyuanjia", "llyj").Serving(_unit), new AColleague("联络员乙", "lianluoyuanyi", "llyy").Serving(_other));
        _colleague = new AColleague("王芳", "wangfang", "wf").At(_unit);
        await _app.SaveAsync(_unit, _other, _liaison, _neighbour, _colleague);
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task The_roster_is_filtered_and_a_colleague_corrected_and_ended()
    {
        var desk = await AsAsync(_liaison);
        await desk.GoAsync("/unit");
        Assert.Contains("高新第一医院", desk.Text, StringComparison.Ordinal);
        Assert.Contains("会员单位", desk.Text, StringComparison.Ordinal);
        await desk.GoAsync("/unit/roster?q=wf");
        Assert.Equal("王芳", Assert.Single(desk.Page.QuerySelectorAll("td.main a")).TextContent);

        var place = $"/unit/roster/{_colleague.Employments.Single().Id}";
        await (await desk.GoAsync(place)).SubmitAsync("Correct", ("Input.Department", "急诊科"));
        Assert.Contains("急诊科", desk.Text, StringComparison.Ordinal);
        await (await desk.GoAsync(place)).SubmitAsync("End", ("Input.LastDay", "2001-01-01"));
        Assert.NotNull(desk.ErrorAt("Input_LastDay"));
        await desk.SubmitAsync("End", ("Input.LastDay", Visit.Day(Today)));
        Assert.Equal(HttpStatusCode.OK, desk.Status);
        Assert.Equal(Today, await Db(db => db.Employments.Where(e => e.Person == _colleague.Id).Select(e => e.To).SingleAsync()));
    }

    [Fact]
    public async Task A_colleague_is_applied_for_from_the_roster()
    {
        var form = $"/unit/roster/{_colleague.Employments.Single().Id}/apply";
        var reader = new Reader(await _app.BrowserAsync(await _app.OpenAccountAsync("liaison", _liaison.Id)));
        Assert.NotNull((await reader.OpenAsync("/unit/roster?q=wf")).Page.QuerySelector($"a[href^='{form}']"));
        var sheet = await reader.OpenAsync(form);
        Assert.Contains("王芳", sheet.Words, StringComparison.Ordinal);
        var refused = await reader.SendAsync(sheet, "form[enctype='multipart/form-data']", ("Input.Category", "Ordinary"), ("Input.ResidentId", "510199197902281914"));
        Assert.NotEmpty(refused.ErrorOf("Input.ResidentId"));
        var sent = await reader.SendAsync(refused, "form[enctype='multipart/form-data']", ("Input.Category", "Ordinary"), ("Input.ResidentId", AnApplication.ResidentIdOf(77)),
            ("Input.Mobile", "13900003333"), ("Input.Email", "wangfang@example.org"), ("Input.Consent", "true"));
        Assert.StartsWith("/unit/roster", sent.Location, StringComparison.Ordinal);
        Assert.Equal(ApplicationChannel.Unit, await Db(db => db.Applications.Select(a => a.Channel).SingleAsync()));
    }

    [Fact]
    public async Task An_invitation_shows_its_link_and_a_stranger_with_an_account_joins()
    {
        var desk = await AsAsync(_liaison);
        await (await desk.GoAsync("/unit/invitations")).SubmitAsync("Link", ("Input.Uses", "3"));
        var link = System.Text.RegularExpressions.Regex.Match(desk.Page.QuerySelector(".invited-link")!.TextContent, "/join-unit/[2-9A-HJ-NP-Z]{12}").Value;

        var stranger = new Visit(_app.Browser());
        await stranger.GoAsync(link);
        Assert.Contains("高新第一医院", stranger.Text, StringComparison.Ordinal);
        Assert.Empty(stranger.Page.QuerySelectorAll("main form[method=post]"));

        var colleague = new Visit(await _app.BrowserAsync(await _app.OpenAccountAsync("陈晨")));
        await (await colleague.GoAsync(link)).SubmitAsync(null, ("Input.Name", "陈晨"), ("Input.Mobile", "123"), ("Input.Consent", "true"));
        Assert.NotNull(colleague.ErrorAt("Input_Mobile"));
        await colleague.SubmitAsync(null, ("Input.Mobile", "13800138000"), ("Input.Consent", "true"));
        await desk.GoAsync("/unit/roster");
        Assert.Contains("陈晨", desk.Text, StringComparison.Ordinal);
        Assert.Contains("138****8000", desk.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GoAsync("/join-unit/AAAABBBBCCCC")).Status);
    }

    [Fact]
    public async Task A_transfer_is_asked_declined_asked_again_and_accepted()
    {
        var (desk, neighbour) = (await AsAsync(_liaison), await AsAsync(_neighbour));
        async Task AskAsync()
        {
            await desk.GoAsync($"/unit/roster/{_colleague.Employments.Single().Id}");
            await desk.SubmitAsync("Transfer", ("Input.To", $"{_other.Id}"), ("Input.On", Visit.Day(Today.AddDays(1))));
            Assert.Contains("王芳", desk.Text, StringComparison.Ordinal);
        }

        await AskAsync();
        await (await neighbour.GoAsync("/unit/transfers")).SubmitAsync("Decline", ("Input.Reason", "编制已满"));
        Assert.Contains("编制已满", (await desk.GoAsync("/unit/transfers")).Text, StringComparison.Ordinal);
        await AskAsync();
        await (await neighbour.GoAsync("/unit/transfers")).SubmitAsync("Accept", ("Input.Department", "外科"));
        Assert.Equal(_other.Id, await Db(db => db.Employments.Where(e => e.Person == _colleague.Id && e.To == null).Select(e => e.Unit).SingleAsync()));
    }

    [Fact]
    public async Task Another_unit_does_not_exist_by_any_address()
    {
        var desk = await AsAsync(_liaison);
        var foreign = _neighbour.Person.Employments.Single().Id;
        foreach (var address in (string[])[$"/unit?unit={_other.Id}", $"/unit/roster?unit={_other.Id}", $"/unit/invitations?unit={_other.Id}", $"/unit/transfers?unit={_other.Id}",
            $"/unit/roster/{foreign}", $"/unit/roster/{foreign}?unit={_other.Id}"])
            Assert.Equal(HttpStatusCode.NotFound, (await desk.GoAsync(address)).Status);

        await desk.GoAsync("/unit/invitations");
        foreach (var (address, unit) in new[] { ($"/unit/roster/{foreign}?handler=End", _unit), ($"/unit/roster/{foreign}?handler=End", _other), ($"/unit/invitations?handler=Link", _other) })
        {
            using var answer = await desk.PostRawAsync(address, ("__RequestVerificationToken", desk.Token), ("unit", $"{unit.Id}"), ("Input.LastDay", Visit.Day(Today)), ("Input.Uses", "1"));
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }

        Assert.Equal(3, await Db(db => db.Employments.CountAsync(e => e.To == null)));
        Assert.Equal(0, await Db(db => db.UnitInvitations.CountAsync()));
    }

    [Fact]
    public async Task Who_serves_two_units_switches_between_them_and_a_withdrawn_relation_closes_the_desk()
    {
        await _app.SaveAsync(new UnitLiaison(_other.Id, _liaison.Id, [LiaisonDuty.Dues], Domain.Common.UserId.System, Sample.Now));
        var desk = await AsAsync(_liaison);
        await desk.GoAsync("/unit");
        Assert.Equal(2, desk.Page.QuerySelectorAll(".unit-switch a").Length);
        await desk.GoAsync($"/unit?unit={_other.Id}");
        Assert.Contains("高新第二医院", desk.Page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        // Dues only: the roster is read, not kept.
        Assert.Equal(HttpStatusCode.NotFound, (await desk.GoAsync($"/unit/invitations?unit={_other.Id}")).Status);

        var office = await OfficeAsync();
        await office.GoAsync($"/office/units/{_unit.Id}");
        await office.SubmitAsync("Withdraw");
        Assert.Equal(HttpStatusCode.NotFound, (await desk.GoAsync($"/unit?unit={_unit.Id}")).Status);
    }

    private static DateOnly Today => Domain.Common.AssociationCalendar.DayOf(TimeProvider.System.GetUtcNow());

    private async Task<Visit> AsAsync(BuiltLiaison liaison) => new(await _app.BrowserAsync(await _app.OpenAccountAsync("liaison", liaison.Id)));

    private async Task<Visit> OfficeAsync() => new(await _app.BrowserAsync(await _app.OpenAccountAsync("office", null, (Role.MembershipOfficer, null))));

    private async Task<T> Db<T>(Func<AssociationDbContext, Task<T>> look)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        return await look(scope.ServiceProvider.GetRequiredService<AssociationDbContext>());
    }
}

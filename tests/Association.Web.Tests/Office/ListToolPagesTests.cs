using System.Net;
using Association.Domain.Access;
using Association.Infrastructure.Persistence;
using Association.TestKit;
using Association.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Association.Web.Tests.Office;

/// <summary>Saved lists, workbooks and chosen rows on the page; consents and one's own data; erasure that asks.</summary>
public sealed class ListToolPagesTests : IAsyncLifetime
{
    private readonly BuiltMember _zhang = new AMember(Number: "M900001").Live();

    private WebApp _app = null!;

    public async Task InitializeAsync()
    {
        _app = await WebApp.StartAsync();
        await _app.SaveAsync(_zhang, new AMember(Name: "安然", Pinyin: "anran", Initials: "ar", Number: "M900002").Former());
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task A_list_is_saved_and_opened_by_its_name()
    {
        var officer = await OfficeAsync(Role.MembershipOfficer);
        await officer.GoAsync("/office/members?state=Current&cols=latin");
        await officer.SubmitAsync("Save", ("name", "在册会员"));
        await officer.GoAsync(officer.Page.QuerySelector(".saved-list a")!.GetAttribute("href")!);
        Assert.Equal("张文静", Assert.Single(officer.Page.QuerySelectorAll("td.main a")).TextContent);
        Assert.Contains("Zhang Wenjing", officer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_workbook_is_queued_with_the_filter_of_the_page()
    {
        var officer = await OfficeAsync(Role.MembershipOfficer);
        await officer.GoAsync("/office/members?state=Ended");
        await officer.SubmitAsync("Export");
        Assert.StartsWith("/office/tasks/", officer.Address, StringComparison.Ordinal);
        Assert.Contains("\"State\":2", await ReadAsync(db => db.Exports.Select(e => e.Parameters).SingleAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_of_units_has_the_same_tools()
    {
        await _app.SaveAsync(new AUnit("高新第一医院").Seated());
        var officer = await OfficeAsync(Role.MembershipOfficer);
        await officer.GoAsync("/office/units?q=高新第一&cols=since");
        Assert.Equal(3, officer.Page.QuerySelectorAll("#list thead th").Length);
        await officer.SubmitAsync("Save", ("name", "第一医院"));
        await officer.GoAsync(officer.Page.QuerySelector(".saved-list a")!.GetAttribute("href")!);
        Assert.Equal(3, officer.Page.QuerySelectorAll("#list thead th").Length);
        await officer.SubmitAsync("Export");
        Assert.StartsWith("/office/tasks/", officer.Address, StringComparison.Ordinal);
        Assert.Contains("Units", await ReadAsync(db => db.Exports.Select(e => $"{e.Kind}").SingleAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_chosen_rows_are_changed_one_by_one_and_each_says_what_became_of_it()
    {
        var officer = await OfficeAsync(Role.MembershipOfficer);
        await officer.GoAsync("/office/members");
        var ids = officer.Page.QuerySelectorAll("input[name=chosen]").Select(box => ("chosen", box.GetAttribute("value")!)).ToArray();
        Assert.Equal(2, ids.Length);
        var answer = await officer.PostRawAsync("/office/members?handler=Chosen", [("__RequestVerificationToken", officer.Token), ("to", "Senior"), .. ids]);
        var body = await answer.Content.ReadAsStringAsync();
        Assert.Contains("tone-success", body, StringComparison.Ordinal);
        Assert.Contains("tone-danger", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_member_gives_a_consent_and_asks_for_all_their_data()
    {
        var member = new Visit(await _app.BrowserAsync(await _app.OpenAccountAsync("member", _zhang.Id)));
        await member.GoAsync("/my/profile");
        await member.SubmitAsync("Consent");
        Assert.Equal(1, await ReadAsync(db => db.Consents.CountAsync(c => c.WithdrawnAt == null)));
        await member.SubmitAsync("Data");
        Assert.Equal(1, await ReadAsync(db => db.Exports.CountAsync()));
        var id = await ReadAsync(db => db.Exports.Select(e => e.Id).SingleAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await member.GoAsync($"/exports/{id}")).Status);
    }

    [Fact]
    public async Task An_erasure_says_what_goes_and_stays_and_asks_for_the_name()
    {
        var administrator = await OfficeAsync(Role.Administrator);
        await administrator.GoAsync($"/office/members/{_zhang.Id}/erase");
        Assert.Equal(2, administrator.Page.QuerySelectorAll(".grid .panel").Length);
        await administrator.SubmitAsync(null, ("Input.Reason", "本人申请"), ("Input.Confirmation", "张"));
        Assert.NotNull(administrator.ErrorAt("Input_Confirmation"));
        await administrator.SubmitAsync(null, ("Input.Reason", "本人申请"), ("Input.Confirmation", "张文静"));
        Assert.Empty(administrator.Page.QuerySelectorAll("main form"));
        Assert.Equal(HttpStatusCode.NotFound, (await (await OfficeAsync(Role.MembershipOfficer)).GoAsync($"/office/members/{_zhang.Id}/erase")).Status);
    }

    private async Task<Visit> OfficeAsync(Role role) => new(await _app.BrowserAsync(await _app.OpenAccountAsync($"{role}", null, (role, null))));

    private async Task<T> ReadAsync<T>(Func<AssociationDbContext, Task<T>> look)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        return await look(scope.ServiceProvider.GetRequiredService<AssociationDbContext>());
    }
}

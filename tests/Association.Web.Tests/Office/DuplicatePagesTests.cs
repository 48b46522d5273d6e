using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Association.Application.Common;
using Association.Domain.Access;
using Association.Domain.Common;
using Association.Domain.Members;
using Association.TestKit;
using Association.Web.Tests.Hosting;
using Association.Web.Tests.Pages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Association.Web.Tests.Office;

/// <summary>From the queue to one record and back; numbers stay masked, old addresses lead on.</summary>
public sealed class DuplicatePagesTests : IAsyncLifetime
{
    private const string Mobile = "13800138000";

    private readonly BuiltMember _keep = new AMember(Name: "张文静", Number: "M900001").Live();
    private readonly BuiltMember _gone = new AMember(Name: "张文婧", Email: "other@example.org", Number: "M900002").Live();

    private WebApp _app = null!;

    private string Comparing => $"/office/members/duplicates/{_keep.Id}/{_gone.Id}";

    public async Task InitializeAsync()
    {
        _app = await WebApp.StartAsync();
        Assert.True(MobileNumber.TryParse(Mobile, out var mobile));
        foreach (var member in new[] { _keep, _gone })
            member.Person.Contact(_app.Services.GetRequiredService<IPersonalNumbers>().Seal(mobile!), member.Person.Email);
        await _app.SaveAsync(_keep, _gone, new DuplicatePair(_keep.Id, _gone.Id, new(75, LikenessReasons.SameMobile | LikenessReasons.SameSound), "evidence", Sample.Now));
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task The_queue_says_why_and_shows_no_number()
    {
        var officer = await OfficeAsync(Role.MembershipOfficer);
        await officer.GoAsync("/office/members/duplicates");
        Assert.Contains("手机号相同", officer.Text, StringComparison.Ordinal);
        Assert.Contains("姓名同音", officer.Text, StringComparison.Ordinal);
        Assert.Contains("138****8000", officer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Mobile, officer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_become_one_with_the_chosen_fields_and_two_again()
    {
        var officer = await OfficeAsync(Role.MembershipOfficer);
        await officer.GoAsync(Comparing);
        Assert.Contains("停用 M900002", officer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Mobile, officer.Text, StringComparison.Ordinal);
        await officer.SubmitAsync(null, ("Input.Take[Email]", "true"));
        Assert.Contains("/office/members/merges/", officer.Address, StringComparison.Ordinal);
        var merged = officer.Address;
        Assert.Equal("other@example.org", await _app.ReadAsync(db => db.People.Where(p => p.Id == _keep.Id).Select(p => p.Email).SingleAsync()));

        await officer.GoAsync($"/office/members/{_gone.Id}");
        Assert.Equal((HttpStatusCode.Found, $"/office/members/{_keep.Id}"), (officer.Status, officer.Location));
        await officer.GoAsync($"/office/members/{_gone.Id}/work");
        Assert.Equal($"/office/members/{_keep.Id}/work", officer.Location);
        await officer.GoAsync("/office/members?q=m900002");
        Assert.Equal("张文静", Assert.Single(officer.Page.QuerySelectorAll("td.main a")).TextContent);

        await officer.GoAsync(merged);
        await officer.SubmitAsync("Undo");
        Assert.Contains("已全部还原", officer.Text, StringComparison.Ordinal);
        await officer.GoAsync($"/office/members/{_gone.Id}");
        Assert.Equal(HttpStatusCode.OK, officer.Status);
    }

    [Fact]
    public async Task A_preview_follows_the_choices_and_saves_nothing()
    {
        var officer = await OfficeAsync(Role.MembershipOfficer);
        await officer.GoAsync(Comparing);
        var form = officer.Page.QuerySelectorAll<IHtmlFormElement>("main form[method=post]").First(f => f.QuerySelector("[name='Input.Seen']") is not null);
        form.SetAttribute("action", $"{Comparing}?handler=Preview");
        await officer.PostAsync(form, ("Input.Take[Number]", "true"));
        Assert.Contains("停用 M900001", officer.Text, StringComparison.Ordinal);
        Assert.Equal(2, await _app.ReadAsync(db => db.People.CountAsync()));
    }

    [Fact]
    public async Task Not_a_duplicate_leaves_the_queue_and_can_come_back()
    {
        var officer = await OfficeAsync(Role.MembershipOfficer);
        await officer.GoAsync("/office/members/duplicates");
        await officer.SubmitAsync("Dismiss");
        Assert.Contains("已记住", officer.Text, StringComparison.Ordinal);
        Assert.Empty(officer.Page.QuerySelectorAll("td.main"));
        await officer.GoAsync("/office/members/duplicates?view=Dismissed");
        await officer.SubmitAsync("Reopen");
        await officer.GoAsync("/office/members/duplicates");
        Assert.Single(officer.Page.QuerySelectorAll("td.main"));
    }

    [Fact]
    public async Task The_other_record_is_found_from_a_member()
    {
        var officer = await OfficeAsync(Role.MembershipOfficer);
        await officer.GoAsync($"/office/members/{_keep.Id}/duplicates?q=zwj");
        Assert.Equal(2, officer.Page.QuerySelectorAll($"a[href='{Comparing}']").Length);
    }

    [Theory, InlineData(Role.Auditor), InlineData(Role.EventOfficer)]
    public async Task Others_find_no_such_page(Role role)
    {
        var other = await OfficeAsync(role);
        foreach (var address in new[] { "/office/members/duplicates", Comparing, $"/office/members/{_keep.Id}/duplicates" })
            Assert.Contains((await other.GoAsync(address)).Status, new[] { HttpStatusCode.NotFound, HttpStatusCode.Forbidden });
    }

    private async Task<Visit> OfficeAsync(Role role) => new(await _app.BrowserAsync(await _app.OpenAccountAsync($"{role}", null, (role, null))));
}

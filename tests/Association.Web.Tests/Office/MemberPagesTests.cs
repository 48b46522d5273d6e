using System.Net;
using Association.Application.Common;
using Association.Domain.Access;
using Association.Domain.Common;
using Association.Infrastructure.Persistence;
using Association.TestKit;
using Association.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Association.Web.Tests.Office;

/// <summary>The roster in its order, found in every spelling; numbers opened one by one and noted.</summary>
public sealed class MemberPagesTests : IAsyncLifetime
{
    private const string Mobile = "13800138000";

    private readonly BuiltMember _zhang = new AMember(Number: "M900001").Live();

    private WebApp _app = null!;

    public async Task InitializeAsync()
    {
        _app = await WebApp.StartAsync();
        Assert.True(MobileNumber.TryParse(Mobile, out var mobile));
        _zhang.Person.Contact(_app.Services.GetRequiredService<IPersonalNumbers>().Seal(mobile!), "zhang@example.org");
        await _app.SaveAsync(_zhang, new AMember(Name: "安然", Pinyin: "anran", Initials: "ar", LatinName: "An Ran", Number: "M900002").Live());
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Theory]
    [InlineData("文静"), InlineData("zwj"), InlineData("Zhang Wenjing"), InlineData("m900001")]
    public async Task A_member_is_found_in_every_spelling_with_the_number_masked(string text)
    {
        var officer = await OfficeAsync(Role.MembershipOfficer);
        await officer.GoAsync($"/office/members?q={Uri.EscapeDataString(text)}");
        Assert.Equal("张文静", Assert.Single(officer.Page.QuerySelectorAll("td.main a")).TextContent);
        Assert.Contains("138****8000", officer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Mobile, officer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_roster_is_sorted_by_pinyin()
    {
        var officer = await OfficeAsync(Role.MembershipOfficer);
        await officer.GoAsync("/office/members");
        Assert.Equal(["安然", "张文静"], officer.Page.QuerySelectorAll("td.main a").Select(a => a.TextContent));
    }

    [Fact]
    public async Task A_number_is_opened_by_a_button_and_each_opening_leaves_one_audit_entry()
    {
        var officer = await OfficeAsync(Role.MembershipOfficer);
        await officer.GoAsync($"/office/members/{_zhang.Id}");
        Assert.DoesNotContain(Mobile, officer.Text, StringComparison.Ordinal);
        await officer.SubmitAsync("Open");
        Assert.Contains(Mobile, officer.Text, StringComparison.Ordinal);

        var entry = Assert.Single(await OpeningsAsync());
        Assert.Contains("138****8000", entry, StringComparison.Ordinal);
        Assert.DoesNotContain(Mobile, entry, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_auditor_sees_masks_and_opens_nothing()
    {
        var auditor = await OfficeAsync(Role.Auditor);
        await auditor.GoAsync($"/office/members/{_zhang.Id}");
        Assert.Equal(HttpStatusCode.OK, auditor.Status);
        Assert.Empty(auditor.Page.QuerySelectorAll("main form"));
        var post = await auditor.PostRawAsync($"/office/members/{_zhang.Id}?handler=Open", ("__RequestVerificationToken", auditor.Token), ("number", "Mobile"));
        Assert.Equal(HttpStatusCode.NotFound, post.StatusCode);
        Assert.Empty(await OpeningsAsync());
    }

    private async Task<Visit> OfficeAsync(Role role) => new(await _app.BrowserAsync(await _app.OpenAccountAsync($"{role}", null, (role, null))));

    private async Task<List<string>> OpeningsAsync()
    {
        await using var scope = _app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AssociationDbContext>().AuditEntries
            .Where(e => e.Action == "person.number-opened").Select(e => e.After!).ToListAsync();
    }
}

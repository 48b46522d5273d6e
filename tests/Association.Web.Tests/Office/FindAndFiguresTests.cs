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

/// <summary>The one box, the columns of the list and the figures, without script.</summary>
public sealed class FindAndFiguresTests : IAsyncLifetime
{
    private const string Mobile = "13800138000";

    private readonly BuiltMember _zhang = new AMember(Number: "M900001").Live();

    private WebApp _app = null!;

    public async Task InitializeAsync()
    {
        _app = await WebApp.StartAsync();
        Assert.True(MobileNumber.TryParse(Mobile, out var mobile));
        _zhang.Person.Contact(_app.Services.GetRequiredService<IPersonalNumbers>().Seal(mobile), "zhang@example.org");
        await _app.SaveAsync(_zhang);
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Words_become_an_address_and_a_number_never_does()
    {
        var officer = await OfficeAsync(Role.MembershipOfficer);
        await officer.GoAsync("/office");
        var words = await officer.PostRawAsync("/office/find", ("__RequestVerificationToken", officer.Token), ("q", "zwj"));
        Assert.Equal("/office/find?q=zwj", words.Headers.Location?.OriginalString);
        await officer.GoAsync("/office/find?q=zwj");
        Assert.Equal("张文静", officer.Page.QuerySelector("td.main a")?.TextContent);

        var number = await officer.PostRawAsync("/office/find", ("__RequestVerificationToken", officer.Token), ("q", Mobile));
        var body = await number.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.OK, number.StatusCode);
        Assert.Contains("张文静", body, StringComparison.Ordinal);
        Assert.DoesNotContain(Mobile, body, StringComparison.Ordinal);
        Assert.Equal(1, await LookUpsAsync());

        await officer.GoAsync($"/office/find?q={Mobile}");
        Assert.Null(officer.Page.QuerySelector("td.main a"));
        Assert.DoesNotContain(Mobile, officer.Page.QuerySelector("main")!.InnerHtml, StringComparison.Ordinal);
        Assert.Equal(1, await LookUpsAsync());
    }

    [Fact]
    public async Task The_box_suggests_while_one_types_and_looks_up_no_number_by_itself()
    {
        var officer = await OfficeAsync(Role.MembershipOfficer);
        await officer.GoAsync("/office");
        Assert.NotNull(officer.Page.QuerySelector("header form[action='/office/find'] input[type=search]"));
        var some = await officer.PostRawAsync("/office/find?handler=Suggest", ("__RequestVerificationToken", officer.Token), ("q", "zw"));
        Assert.Contains($"/office/members/{_zhang.Id}", await some.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await officer.PostRawAsync("/office/find?handler=Suggest", ("__RequestVerificationToken", officer.Token), ("q", Mobile));
        Assert.Equal(0, await LookUpsAsync());
    }

    [Fact]
    public async Task An_auditor_looks_up_no_number()
    {
        var auditor = await OfficeAsync(Role.Auditor);
        await auditor.GoAsync("/office/find");
        var answer = await auditor.PostRawAsync("/office/find", ("__RequestVerificationToken", auditor.Token), ("q", Mobile));
        Assert.DoesNotContain($"{_zhang.Id}", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await LookUpsAsync());
    }

    [Fact]
    public async Task Columns_and_filters_stand_in_the_address()
    {
        var officer = await OfficeAsync(Role.MembershipOfficer);
        await officer.GoAsync("/office/members?cols=joined&cols=latin&hasEmail=true");
        // The box that chooses the row and the name stand first, whatever columns are asked for.
        Assert.Equal(2 + 2, officer.Page.QuerySelectorAll(".data-list thead th").Length);
        Assert.Contains("Zhang Wenjing", officer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("138****8000", officer.Text, StringComparison.Ordinal);
        await officer.GoAsync("/office/members?hasEmail=false");
        Assert.Empty(officer.Page.QuerySelectorAll("td.main"));
    }

    [Fact]
    public async Task Each_figure_leads_to_its_rows_as_of_the_day()
    {
        var officer = await OfficeAsync(Role.MembershipOfficer);
        var day = Visit.Day(Sample.Today.AddDays(-1));
        await officer.GoAsync($"/office/figures?day={day}");
        Assert.Equal(HttpStatusCode.OK, officer.Status);
        Assert.Equal("1", officer.Page.QuerySelector(".stat-value")?.TextContent);
        Assert.NotNull(officer.Page.QuerySelector("svg.columns[role=img]"));
        Assert.Null(officer.Page.QuerySelector("[style]"));
        await officer.GoAsync(officer.Page.QuerySelector("a.stat")!.GetAttribute("href")!);
        Assert.Equal("张文静", Assert.Single(officer.Page.QuerySelectorAll("td.main a")).TextContent);
    }

    private async Task<Visit> OfficeAsync(Role role) => new(await _app.BrowserAsync(await _app.OpenAccountAsync($"{role}", null, (role, null))));

    private async Task<int> LookUpsAsync()
    {
        await using var scope = _app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AssociationDbContext>().AuditEntries.CountAsync(e => e.Action == "person.found-by-number");
    }
}

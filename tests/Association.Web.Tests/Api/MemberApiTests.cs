using System.Net;
using Association.Application.Access;
using Association.Domain.Access;
using Association.Domain.Common;
using Association.Domain.Members;
using Association.TestKit;
using Xunit;

namespace Association.Web.Tests.Api;

public sealed class MemberApiTests
{
    [Fact]
    public async Task Members_and_units_are_read_page_by_page_by_who_may()
    {
        await using var host = await ApiHost.StartAsync();
        foreach (var name in new[] { "an", "bo", "chen" }) await host.App.Given(new AMember(Pinyin: name, Initials: name[..1]).Live());
        Assert.True(UnifiedSocialCreditCode.TryParse("91510199MAH0000081", out var code));
        var unit = new MemberUnit("高新第一医院", code);
        unit.Join(UnitTier.Governing, Sample.Today.AddYears(-3));
        await host.App.Given(unit);
        var client = await host.OfficerAsync(Role.MembershipOfficer, Permissions.ReadMembers, Permissions.ReadUnits);

        var first = await client.Get("/api/v1/members?size=2");
        var second = await client.Get($"/api/v1/members?size=2&cursor={first["next"]}");
        Assert.Equal((2, 1, "3", ""), (first.Json.GetProperty("items").GetArrayLength(), second.Json.GetProperty("items").GetArrayLength(), first["total"], second["next"]));
        Assert.Equal("1", (await client.Get("/api/v1/members?search=chen"))["total"]);
        Assert.Equal("governing", (await client.Get("/api/v1/units?tier=governing")).Json.GetProperty("items")[0].GetProperty("tier").GetString());
        Assert.Equal("0", (await client.Get("/api/v1/units?asOf=2001-01-01"))["total"]);

        (await (await host.OfficerAsync(Role.FinanceOfficer, Permissions.ReadFinance)).Get("/api/v1/members")).MustBe(HttpStatusCode.Forbidden, "access.denied");
        (await host.Client().Get("/api/v1/units")).MustBe(HttpStatusCode.Unauthorized, "token.needed");
    }

    [Fact]
    public async Task A_get_of_what_is_posted_to_says_so_unless_the_office_is_none_of_their_business()
    {
        await using var host = await ApiHost.StartAsync();
        var (event1, order) = ($"/api/v1/events/{Guid.NewGuid()}/registrations", $"/api/v1/office/orders/{Guid.NewGuid()}/payments");
        var answer = await host.Client().Get(event1);
        answer.MustBe(HttpStatusCode.MethodNotAllowed, "request.method");
        Assert.Equal(["POST"], answer.Message.Content.Headers.Allow);
        (await (await host.OfficerAsync(Role.FinanceOfficer, Permissions.ReadFinance)).Get(order)).MustBe(HttpStatusCode.MethodNotAllowed, "request.method");
        (await host.Client().Get(order)).MustBe(HttpStatusCode.NotFound, "record.not-found");
        (await host.Client().Get("/api/v1/events/no-guid/registrations")).MustBe(HttpStatusCode.NotFound, "record.not-found");
    }
}

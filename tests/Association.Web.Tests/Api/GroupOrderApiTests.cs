using System.Net;
using Association.Application.Access;
using Association.Domain.Access;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Association.Web.Tests.Api;

public sealed class GroupOrderApiTests
{
    [Fact]
    public async Task A_liaison_takes_seats_names_one_later_and_others_find_nothing()
    {
        await using var host = await ApiHost.StartAsync();
        var (client, path, body) = await LiaisonAsync(host);

        var preview = await client.Post($"{path}/preview", body("123"));
        Assert.Equal(("1500.00", 1), (preview.Json.GetProperty("total").GetRawText(), preview.Json.GetProperty("rows")[0].GetProperty("errors").GetArrayLength()));
        (await client.Post(path, body("123"))).MustBe(HttpStatusCode.BadRequest, "group.rows");
        var placed = await client.Post(path, body("13900000001"), "once");
        Assert.Equal((HttpStatusCode.Created, placed.Body), (placed.Status, (await client.Post(path, body("13900000001"), "once")).Body));
        Assert.Equal(1, (await client.Get(path)).Json.GetProperty("items").GetArrayLength());

        var order = placed.Message.Headers.Location!.ToString();
        var seat = (await client.Get(order)).Json.GetProperty("seats").EnumerateArray().Single(s => s.GetProperty("name").ValueKind == System.Text.Json.JsonValueKind.Null).GetProperty("id");
        Assert.Equal(HttpStatusCode.OK, (await client.Post($"{order}/seats/{seat}/name", new { name = "参会乙", mobile = "13900000002" })).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await client.Post($"{order}/seats/{seat}/return")).Status);

        var (_, stranger) = await host.MemberAsync();
        (await stranger.Get(order)).MustBe(HttpStatusCode.NotFound, "record.not-found");
        (await stranger.Post($"{order}/cancellation")).MustBe(HttpStatusCode.NotFound, "record.not-found");
        Assert.Equal(HttpStatusCode.NoContent, (await client.Post($"{order}/cancellation")).Status);
        Assert.Equal(0, await host.App.Db(db => db.Quotas.Select(q => q.Taken).SingleAsync()));
    }

    /// <summary>A liaison's token, the address of the unit's orders, and an order of three: one typed, one from the roster, one without a name.</summary>
    private static async Task<(HttpClient Client, string Path, Func<string, object> Body)> LiaisonAsync(ApiHost host)
    {
        var (conference, unit) = (new AnEvent(Member: 300, NonMember: 500).Published(), new AUnit().Seated());
        var (liaison, colleague) = (new AColleague("王联络", "wanglianluo", "wll").Serving(unit), new AColleague("周同事", "zhoutongshi", "zts").At(unit));
        await host.App.Given(conference, unit, liaison, colleague);
        var (_, client) = await host.MemberAsync(liaison.Id);
        var (category, employment) = (conference.Category.Id.Value, colleague.Employments.Single().Id.Value);
        return (client, $"/api/v1/my-units/{unit.Id}/orders", mobile => new
        {
            @event = conference.Id.Value, contactName = "王联络", contactEmail = "l@example.org",
            rows = new object[] { new { category, name = "参会甲", mobile }, new { category, employment }, new { category } },
        });
    }

    [Fact]
    public async Task The_office_takes_seats_for_a_sponsor_with_its_scope_only()
    {
        await using var host = await ApiHost.StartAsync();
        var conference = new AnEvent().Published();
        await host.App.Given(conference);
        var body = new { sponsor = "某药业", contactName = "李", contactEmail = "s@example.org", rows = new[] { new { category = conference.Category.Id.Value } } };
        var reader = await host.OfficerAsync(Role.EventOfficer, Permissions.ReadRegistrations);
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.Post($"/api/v1/events/{conference.Id}/group-orders", body)).Status);
        var officer = await host.OfficerAsync(Role.EventOfficer, Permissions.ReadRegistrations, Permissions.EditRegistrations);

        Assert.Equal(HttpStatusCode.Created, (await officer.Post($"/api/v1/events/{conference.Id}/group-orders", body)).Status);
        Assert.Equal("某药业", (await reader.Get($"/api/v1/events/{conference.Id}/group-orders")).Json.GetProperty("items")[0].GetProperty("payer").GetString());
    }

    [Fact]
    public async Task A_scan_names_list_and_direction_and_a_simulation_writes_nothing()
    {
        await using var host = await ApiHost.StartAsync();
        var (conference, member) = (new AnEvent().Published(), new AMember().Live());
        var ticket = new ARegistration(conference, member.Person).Active();
        await host.App.Given(conference, member, ticket);
        var list = (await host.App.As(Role.EventOfficer).Send(new Application.Events.Doors.SetCheckInList(conference.Id, null, "一会场", null, null, [], null, null, true, false, false, true))).Value;
        var door = await host.OfficerAsync(Role.EventOfficer, Permissions.ScanTickets);
        var path = $"/api/v1/events/{conference.Id}/scans";
        object Scan(string nonce, string direction) => new { code = ticket.Registration.TicketCode, nonce, list, direction };

        Assert.Equal("admitted", (await door.Post($"{path}/simulation", Scan("0", "in")))["verdict"]);
        Assert.Equal(0, await host.App.Db(db => db.Scans.CountAsync()));
        Assert.Equal("notInside", (await door.Post(path, Scan("1", "out")))["verdict"]);
        Assert.Equal("admitted", (await door.Post(path, Scan("2", "in")))["verdict"]);
        Assert.Equal("left", (await door.Post(path, Scan("3", "out")))["verdict"]);
        // A caller that knows of no lists still stands at the main door.
        Assert.Equal("admitted", (await door.Post(path, new { code = ticket.Registration.TicketCode, nonce = "4" }))["verdict"]);
        Assert.Equal("unknown", (await door.Post(path, new { code = ticket.Registration.Number, nonce = "5" }))["verdict"]);
        (await door.Post($"{path}/simulation", new { list })).MustBe(HttpStatusCode.BadRequest, "validation.not-empty");
    }
}

using System.Net;
using Association.Application.Access;
using Association.Domain.Access;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Association.Web.Tests.Api;

public sealed class RegistrationApiTests
{
    [Fact]
    public async Task A_place_is_taken_shown_and_given_back_and_every_repeat_gets_the_first_answer()
    {
        await using var host = await ApiHost.StartAsync();
        var (person, @event) = (new AMember().Live(), new AnEvent().Published());
        await host.App.Given(person, @event);
        var (_, client) = await host.MemberAsync(person.Person.Id);
        var body = new { category = @event.Category.Id.Value, consent = true };

        var first = await client.Post($"/api/v1/events/{@event.Id}/registrations", body, "k-1");
        var again = await client.Post($"/api/v1/events/{@event.Id}/registrations", body, "k-1");
        Assert.Equal((HttpStatusCode.Created, first.Body), (first.Status, again.Body));
        Assert.Equal(1, await host.App.Db(db => db.Registrations.CountAsync()));
        (await client.Post($"/api/v1/events/{@event.Id}/registrations", new { category = @event.Category.Id.Value, consent = true, remark = "other" }, "k-1"))
            .MustBe(HttpStatusCode.Conflict, "idempotency.reused");

        var shown = await client.Get(first.Message.Headers.Location!.ToString());
        Assert.Equal(("confirmed", "0.00"), (shown["status"], shown.Json.GetProperty("price").GetRawText()));
        Assert.Equal(1, (await client.Get("/api/v1/registrations")).Json.GetProperty("items").GetArrayLength());

        var path = $"/api/v1/registrations/{first["registration"]}/cancellation";
        Assert.Equal(HttpStatusCode.NoContent, (await client.Post(path, null, "k-2")).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await client.Post(path, null, "k-2")).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await client.Post(path, null, "k-3")).Status);
    }

    [Fact]
    public async Task A_place_that_needs_approval_waits_and_is_decided_and_handed_over_by_the_same_rules()
    {
        await using var host = await ApiHost.StartAsync();
        var (person, @event) = (new AMember().Live(), new AnEvent().Published());
        @event.Category.AdmitBy(Domain.Events.Invitations.AdmissionKind.Approval);
        await host.App.Given(person, @event);
        var (_, client) = await host.MemberAsync(person.Person.Id);
        var office = await host.OfficerAsync(Role.EventOfficer, Permissions.EditRegistrations);

        var made = await client.Post($"/api/v1/events/{@event.Id}/registrations", new { category = @event.Category.Id.Value, consent = true });
        var path = $"/api/v1/registrations/{made["registration"]}";
        Assert.Equal("pending", (await client.Get(path))["status"]);
        (await client.Post($"{path}/transfer", new { name = "王芳", mobile = "13900139000" })).MustBe(HttpStatusCode.Conflict, "self-service.waits");
        var decide = $"/api/v1/office/events/{@event.Id}/registrations/{made["registration"]}";
        (await office.Post($"{decide}/refusal", new { reason = "" })).MustBe(HttpStatusCode.BadRequest, "validation.not-empty");
        Assert.Equal(HttpStatusCode.NoContent, (await office.Post($"{decide}/approval")).Status);
        Assert.True((await client.Get($"{path}/changes")).Json.GetProperty("transfer").GetProperty("allowed").GetBoolean());
        Assert.Equal(HttpStatusCode.NoContent, (await client.Post($"{path}/transfer", new { name = "王芳", mobile = "13900139000" })).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await client.Get(path)).Status);
    }

    [Fact]
    public async Task What_belongs_to_somebody_else_looks_like_what_does_not_exist()
    {
        await using var host = await ApiHost.StartAsync();
        var (person, @event) = (new AMember().Live(), new AnEvent().Published());
        var other = new ARegistration(@event, person.Person).Active();
        await host.App.Given(person, @event, other);
        var (_, client) = await host.MemberAsync();

        var foreign = await client.Get($"/api/v1/registrations/{other.Id}");
        var missing = await client.Get($"/api/v1/registrations/{Guid.NewGuid()}");
        var nowhere = await client.Get("/api/v1/no-such-thing");
        foreign.MustBe(HttpStatusCode.NotFound, "record.not-found");
        Assert.Equal((foreign.Body, foreign.Body), (missing.Body, nowhere.Body));
        Assert.Equal(foreign.Body, (await client.Post($"/api/v1/registrations/{other.Id}/cancellation")).Body);
    }

    [Fact]
    public async Task An_officer_of_another_event_finds_nothing_of_this_one()
    {
        await using var host = await ApiHost.StartAsync();
        var (mine, foreign) = (new AnEvent().Published(), new AnEvent().Published());
        await host.App.Given(mine, foreign);
        var owner = await host.AccountAsync();
        await host.App.Given(new RoleGrant(owner, Role.EventOfficer, mine.Id, Domain.Common.UserId.System, host.App.Now));
        var client = host.Client((await host.App.As(owner).At(mine.Id, Role.EventOfficer)
            .Send(new Application.Identity.CreateApiToken("t", [Permissions.ReadRegistrations], Sample.Today.AddDays(9)))).Value);

        Assert.Equal(HttpStatusCode.OK, (await client.Get($"/api/v1/office/events/{mine.Id}/registrations")).Status);
        (await client.Get($"/api/v1/office/events/{foreign.Id}/registrations")).MustBe(HttpStatusCode.NotFound, "record.not-found");
    }

    [Fact]
    public async Task A_payment_is_booked_once()
    {
        await using var host = await ApiHost.StartAsync();
        var (person, @event) = (new AMember().Live(), new AnEvent(Member: 300, NonMember: 500).Published());
        var registration = new ARegistration(@event, person.Person).Active();
        await host.App.Given(person, @event, registration);
        var client = await host.OfficerAsync(Role.FinanceOfficer, Permissions.ReadFinance, Permissions.ConfirmPayments);

        var order = (await client.Get("/api/v1/office/orders")).Json.GetProperty("items")[0];
        Assert.Equal("300.00", order.GetProperty("total").GetRawText());
        var path = $"/api/v1/office/orders/{order.GetProperty("id").GetString()}/payments";
        var first = await client.Post(path, new { amount = 300m, receivedOn = Sample.Today }, "pay-1");
        var again = await client.Post(path, new { amount = 300m, receivedOn = Sample.Today }, "pay-1");
        Assert.Equal((HttpStatusCode.Created, first.Body), (first.Status, again.Body));
        Assert.Equal(1, await host.App.Db(db => db.Payments.CountAsync()));

        var wrong = await client.Post(path, new { amount = -1, receivedOn = Sample.Today.AddDays(2) });
        Assert.Equal(HttpStatusCode.BadRequest, wrong.Status);
        Assert.Equal(["amount", "receivedOn"], wrong.Json.GetProperty("errors").EnumerateObject().Select(p => p.Name));
    }

    [Fact]
    public async Task A_ticket_is_scanned_once_per_nonce()
    {
        await using var host = await ApiHost.StartAsync();
        var (person, @event) = (new AMember().Live(), new AnEvent().Published());
        var registration = new ARegistration(@event, person.Person).Active();
        await host.App.Given(person, @event, registration);
        var client = await host.OfficerAsync(Role.DoorSteward, Permissions.ScanTickets);

        var body = new { code = registration.Registration.TicketCode };
        Assert.Equal("admitted", (await client.Post($"/api/v1/events/{@event.Id}/scans", body, "n-1"))["verdict"]);
        Assert.Equal("admitted", (await client.Post($"/api/v1/events/{@event.Id}/scans", body, "n-1"))["verdict"]);
        Assert.Equal(1, await host.App.Db(db => db.Scans.CountAsync()));
        (await client.Post($"/api/v1/events/{@event.Id}/scans", body)).MustBe(HttpStatusCode.BadRequest, "validation.not-empty");
    }
}

using System.Net;
using Association.Application.Access;
using Association.Domain.Access;
using Association.TestKit;
using Xunit;

namespace Association.Web.Tests.Api;

public sealed class EventCopyApiTests
{
    [Fact]
    public async Task An_event_is_copied_by_whoever_may_edit_it()
    {
        await using var host = await ApiHost.StartAsync();
        var @event = new AnEvent().Published();
        await host.App.Given(@event);
        var address = $"/api/v1/events/{@event.Id}/copies";
        var officer = await host.OfficerAsync(Role.EventOfficer, Permissions.EditEvents);
        var made = (await officer.Post(address, new { nameZh = "次年年会", startsOn = "2030-05-10", parts = new[] { "programme", "prices" } }));
        Assert.Equal(HttpStatusCode.Created, made.Status);
        Assert.Equal($"/office/events/{made.Json.GetProperty("event").GetGuid()}", made.Message.Headers.Location?.OriginalString);
        (await officer.Post(address, new { nameZh = "次年年会" })).MustBe(HttpStatusCode.BadRequest, "validation.not-empty");
        (await officer.Post(address, new { nameZh = "次年年会", startsOn = "2030-05-10", parts = new[] { "everything" } })).MustBe(HttpStatusCode.BadRequest, "request.malformed");
        (await officer.Post($"/api/v1/events/{Guid.NewGuid()}/copies", new { nameZh = "无", startsOn = "2030-05-10" })).MustBe(HttpStatusCode.NotFound, "record.not-found");
        (await host.Client().Post(address, new { nameZh = "无", startsOn = "2030-05-10" })).MustBe(HttpStatusCode.Unauthorized, "token.needed");
    }
}

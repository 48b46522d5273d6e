using System.Net;
using Association.Application.Events;
using Association.Domain.Events;
using Association.Domain.Events.Forms;
using Association.TestKit;
using Xunit;

namespace Association.Web.Tests.Api;

/// <summary>Waiting, the offer and what it asks for, by the same rules as on the pages.</summary>
public sealed class WaitingApiTests
{
    [Fact]
    public async Task Whoever_waits_sees_the_place_in_the_queue_and_takes_the_offer_with_the_answers()
    {
        await using var host = await ApiHost.StartAsync();
        var conference = new AnEvent(Capacity: 1, WaitingList: true).Published();
        var (person, holder) = (new AMember().Live(), new AMember(Name: "李一").Live());
        var name = new AQuestion(conference, Label: "胸卡上的名字", Required: true).With();
        await host.App.Given(conference, name, person, holder);
        var answers = new[] { new { question = name.Id.Value, values = new[] { "王芳" } } };
        var (_, first) = await host.MemberAsync(holder.Person.Id);
        var (_, client) = await host.MemberAsync(person.Person.Id);
        var place = await first.Post($"/api/v1/events/{conference.Id}/registrations", new { category = conference.Category.Id.Value, consent = true, answers });
        var entry = await client.Post($"/api/v1/events/{conference.Id}/registrations", new { category = conference.Category.Id.Value, consent = true, answers });
        var path = $"/api/v1/waiting/{entry["entry"]}";

        Assert.Equal((HttpStatusCode.Accepted, "1"), (entry.Status, (await client.Get(path)).Json.GetProperty("position").GetRawText()));
        Assert.Equal(1, (await client.Get("/api/v1/waiting")).Json.GetProperty("items").GetArrayLength());
        Assert.Equal(HttpStatusCode.NotFound, (await first.Get(path)).Status);
        (await client.Post($"{path}/acceptance", new { answers })).MustBe(HttpStatusCode.Conflict, WaitingErrors.NoOffer.Code);
        Assert.Empty((await host.App.Send(new CancelRegistrationByOffice(conference.Id, new(Guid.Parse(place["registration"]!))))).Errors);

        (await client.Post($"{path}/acceptance", new { })).MustBe(HttpStatusCode.BadRequest, AnswerErrors.Required.Code);
        Assert.Equal(HttpStatusCode.Created, (await client.Post($"{path}/acceptance", new { answers })).Status);
        Assert.Equal(HttpStatusCode.OK, (await client.Post($"{path}/acceptance", new { answers })).Status);
        Assert.Equal("accepted", (await client.Get(path))["status"]);
    }
}

using System.Net;
using System.Net.Http.Json;
using Association.Domain.Events.Abstracts;
using Association.TestKit;
using Xunit;

namespace Association.Web.Tests.Api;

/// <summary>A reviewer's work by a program: one's own list alone, by the same rules as on the pages.</summary>
public sealed class ReviewApiTests
{
    [Fact]
    public async Task A_reviewer_finds_scores_and_gives_back_what_was_assigned_and_nobody_else_does()
    {
        await using var host = await ApiHost.StartAsync();
        var (conference, expert) = (new AnEvent().Published(), new AMember(Name: "评审甲").Live());
        var call = new ACall(Blind: true).Of(conference.Id);
        var (one, other) = (ACall.Submitted(call, "肺结节随访"), ACall.Submitted(call, "哮喘管理"));
        var reviewer = new AbstractReviewer(conference.Id, expert.Person.Id, new("评审甲", "r@example.org", "妇幼保健院", [], null, "zh-CN"));
        await host.App.Given(conference, expert, call, one, other, reviewer);
        await host.App.Given(new AbstractReview(one, reviewer, null, host.App.Now), new AbstractReview(other, reviewer, null, host.App.Now));
        var (_, client) = await host.MemberAsync(expert.Person.Id);
        var (_, stranger) = await host.MemberAsync();
        var desk = $"/api/v1/reviews/{reviewer.Number}";

        Assert.Equal(reviewer.Number, (await client.Get("/api/v1/abstracts")).Json.GetProperty("reviewing")[0].GetProperty("number").GetString());
        var tasks = (await client.Get(desk)).Json.GetProperty("tasks").EnumerateArray().Select(t => t.GetProperty("review").GetString()!).ToList();
        Assert.Equal(2, tasks.Count);
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), ((await stranger.Get(desk)).Status, (await stranger.Get($"{desk}/{tasks[0]}")).Status));
        Assert.Equal(HttpStatusCode.Unauthorized, (await host.Client().Get(desk)).Status);

        await ScoreAsync(client, $"{desk}/{tasks[0]}");
        using var foreign = await stranger.PutAsJsonAsync($"{desk}/{tasks[1]}/judgement", new { scores = Array.Empty<object>() });
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
        (await client.Post($"{desk}/{tasks[1]}/refusal", new { reason = " " })).MustBe(HttpStatusCode.BadRequest, "validation.not-empty");
        Assert.Equal(HttpStatusCode.NoContent, (await client.Post($"{desk}/{tasks[1]}/refusal", new { reason = "与作者合作过" })).Status);
        Assert.Equal(["declined", "done"], (await client.Get(desk)).Json.GetProperty("tasks").EnumerateArray().Select(t => t.GetProperty("state").GetString()).Order());
    }

    private static async Task ScoreAsync(HttpClient client, string review)
    {
        var sheet = (await client.Get(review)).Json;
        Assert.Equal(System.Text.Json.JsonValueKind.Null, sheet.GetProperty("authors").ValueKind);
        var criteria = sheet.GetProperty("criteria").EnumerateArray().Select(c => c.GetProperty("id").GetGuid()).ToList();
        using var tooMuch = await client.PutAsJsonAsync($"{review}/judgement", new { scores = new[] { new { criterion = criteria[0], value = 99 } } });
        Assert.Equal(HttpStatusCode.BadRequest, tooMuch.StatusCode);
        using var judged = await client.PutAsJsonAsync($"{review}/judgement", new { scores = criteria.Zip([8m, 3.5m], (criterion, value) => new { criterion, value }), recommends = "oral" });
        Assert.Equal((HttpStatusCode.OK, "76.00"), (judged.StatusCode, (await judged.Content.ReadFromJsonAsync<System.Text.Json.JsonElement>()).GetProperty("total").GetRawText()));
    }
}

using System.Net;
using System.Net.Http.Json;
using Association.Application.Access;
using Association.Domain.Access;
using Association.Domain.Events.Abstracts;
using Association.TestKit;
using Xunit;

namespace Association.Web.Tests.Api;

/// <summary>Abstracts by a program: authors change what is theirs, the office assigns and decides.</summary>
public sealed class AbstractApiTests
{
    [Fact]
    public async Task An_author_changes_and_takes_back_the_own_abstract_and_nobody_elses()
    {
        await using var host = await ApiHost.StartAsync();
        var conference = new AnEvent().Published();
        var call = new ACall().Of(conference.Id);
        var (owner, client) = await host.MemberAsync();
        var (_, stranger) = await host.MemberAsync();
        var own = new Submission(call, ACall.Content(call), new("张文静", "author@example.org", owner, null, "zh-CN"), host.App.Now);
        await host.App.Given(conference, call, own);
        var path = $"/api/v1/abstracts/{own.Number}";
        var anew = Anew(call, "肺结节十年随访");

        using var foreign = await stranger.PutAsJsonAsync(path, anew);
        using var untitled = await client.PutAsJsonAsync(path, Anew(call, ""));
        using var revised = await client.PutAsJsonAsync(path, anew);
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.BadRequest, HttpStatusCode.OK), (foreign.StatusCode, untitled.StatusCode, revised.StatusCode));
        Assert.Equal(("2", "肺结节十年随访"), ((await client.Get(path))["edition"], (await client.Get(path)).Json.GetProperty("content").GetProperty("titleZh").GetString()));

        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Post($"{path}/withdrawal")).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await client.Post($"{path}/withdrawal")).Status);
        (await client.Post($"{path}/withdrawal")).MustBe(HttpStatusCode.Conflict, SubmissionErrors.Withdrawn.Code);
        using var late = await client.PutAsJsonAsync(path, anew);
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
    }

    [Fact]
    public async Task The_office_assigns_without_a_conflict_of_interest_decides_and_tells()
    {
        await using var host = await ApiHost.StartAsync();
        var conference = new AnEvent().Published();
        var call = new ACall().Of(conference.Id);
        var (one, other) = (ACall.Submitted(call), ACall.Submitted(call, "哮喘管理"));
        var (colleague, expert) = (ACall.Reviewer(conference.Id, "第一人民医院"), ACall.Reviewer(conference.Id, "妇幼保健院"));
        await host.App.Given(conference, call, one, other, colleague, expert);
        var officer = await host.OfficerAsync(Role.EventOfficer, Permissions.ReadAbstracts, Permissions.EditAbstracts);
        var desk = $"/api/v1/events/{conference.Id}/abstracts";

        Assert.Equal(2, (await officer.Get(desk)).Json.GetProperty("total").GetInt32());
        (await officer.Post($"{desk}/{one.Id}/reviewers", new { })).MustBe(HttpStatusCode.BadRequest, "validation.not-empty");
        (await officer.Post($"{desk}/{one.Id}/reviewers", new { reviewer = colleague.Id.Value })).MustBe(HttpStatusCode.Conflict, ReviewErrors.Conflict.Code);
        Assert.Equal(HttpStatusCode.NoContent, (await officer.Post($"{desk}/{one.Id}/reviewers", new { reviewer = expert.Id.Value })).Status);
        (await officer.Post($"{desk}/{one.Id}/reviewers", new { reviewer = expert.Id.Value })).MustBe(HttpStatusCode.Conflict, ReviewErrors.Assigned.Code);
        var review = (await officer.Get($"{desk}/{one.Id}")).Json.GetProperty("reviews")[0].GetProperty("id").GetGuid();
        Assert.Equal(HttpStatusCode.NoContent, (await officer.Post($"{desk}/reviews/{review}/withdrawal")).Status);
        Assert.Equal(2, (await officer.Post($"{desk}/assignment")).Json.GetProperty("assigned").GetInt32());

        using var decided = await officer.PutAsJsonAsync($"{desk}/{one.Id}/decision", new { decision = "oral", note = "请控制在八分钟内", tell = false });
        Assert.Equal(HttpStatusCode.NoContent, decided.StatusCode);
        var untold = (await officer.Get($"{desk}?untold=true")).Json;
        Assert.Equal((1, "oral"), (untold.GetProperty("untold").GetInt32(), untold.GetProperty("items")[0].GetProperty("status").GetString()));
        Assert.Equal(HttpStatusCode.NoContent, (await officer.Post($"{desk}/{one.Id}/letter")).Status);
        Assert.Equal(0, (await officer.Get($"{desk}?untold=true")).Json.GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task A_token_that_may_only_read_decides_nothing()
    {
        await using var host = await ApiHost.StartAsync();
        var conference = new AnEvent().Published();
        var call = new ACall().Of(conference.Id);
        var one = ACall.Submitted(call);
        await host.App.Given(conference, call, one);
        var reader = await host.OfficerAsync(Role.EventOfficer, Permissions.ReadAbstracts);
        var desk = $"/api/v1/events/{conference.Id}/abstracts";

        using var decided = await reader.PutAsJsonAsync($"{desk}/{one.Id}/decision", new { decision = "oral" });
        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.OK), (decided.StatusCode, (await reader.Get($"{desk}/{one.Id}")).Status));
        (await reader.Post($"{desk}/assignment")).MustBe(HttpStatusCode.Forbidden, "access.denied");
    }

    private static object Anew(AbstractCall call, string title) => new
    {
        titleZh = title,
        wish = "oral",
        authors = new[] { new { name = "张文静", unit = "第一人民医院", presents = true } },
        texts = call.Fields.Select(f => new { field = f.Id.Value, value = "回顾性分析 400 例。" }).ToArray(),
    };
}

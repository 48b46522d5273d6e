using System.Net;
using Association.TestKit;
using Xunit;

namespace Association.Web.Tests.Api;

public sealed class RequestTests
{
    [Fact]
    public async Task Lists_go_on_by_cursor_and_a_page_never_holds_more_than_200()
    {
        await using var host = await ApiHost.StartAsync();
        for (var i = 0; i < 5; i++) await host.App.Given(new AnEvent(Slug: $"e-{i}", On: Sample.Today.AddDays(10 + i)).Published());
        var (client, seen, next) = (host.Client(), new List<string>(), "");
        do
        {
            var page = await client.Get($"/api/v1/events?size=2{(next.Length == 0 ? "" : $"&cursor={next}")}");
            Assert.True(page.Status is HttpStatusCode.OK, page.Body);
            seen.AddRange(page.Json.GetProperty("items").EnumerateArray().Select(e => e.GetProperty("slug").GetString()!));
            next = page["next"] ?? "";
        }
        while (next.Length > 0);

        Assert.Equal(["e-0", "e-1", "e-2", "e-3", "e-4"], seen);
        Assert.Equal(5, (await client.Get("/api/v1/events?size=100000")).Json.GetProperty("items").GetArrayLength());
        Assert.Equal(0, (await client.Get("/api/v1/events?period=past")).Json.GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task Words_follow_the_language_and_the_code_does_not()
    {
        await using var host = await ApiHost.StartAsync();
        var (english, chinese) = (await host.Client(language: "en").Get("/api/v1/events/none"), await host.Client(language: "zh-CN").Get("/api/v1/events/none"));
        english.MustBe(HttpStatusCode.NotFound, "record.not-found");
        chinese.MustBe(HttpStatusCode.NotFound, "record.not-found");
        Assert.Equal("That record does not exist.", english["title"]);
        Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", chinese["title"]);
    }

    [Theory]
    [InlineData("""{"category": 7, "consent": true}""", "category")]
    [InlineData("""{"category": "00000000-0000-0000-0000-000000000001", "consent": "yes"}""", "consent")]
    [InlineData("""{"consent": true, "remark": "a\u0000b"}""", "remark")]
    [InlineData("""{"consent": tru""", null)]
    [InlineData("", null)]
    public async Task A_body_that_cannot_be_read_is_a_bad_request(string body, string? field)
    {
        await using var host = await ApiHost.StartAsync();
        var (_, client) = await host.MemberAsync();
        var answer = await client.Post($"/api/v1/events/{Guid.NewGuid()}/registrations", body);
        answer.MustBe(HttpStatusCode.BadRequest, "request.malformed");
        if (field is not null) Assert.True(answer.Json.GetProperty("errors").TryGetProperty(field, out _));
    }

    [Fact]
    public async Task Depth_size_and_type_have_bounds_and_what_is_unknown_is_ignored()
    {
        await using var host = await ApiHost.StartAsync();
        var (_, client) = await host.MemberAsync();
        var path = $"/api/v1/events/{Guid.NewGuid()}/registrations";
        (await client.Post(path, "{\"other\": " + new string('[', 100) + new string(']', 100) + "}")).MustBe(HttpStatusCode.BadRequest, "request.malformed");
        (await client.Post(path, $$"""{"remark": "{{new string('x', 1024 * 1024)}}"}""")).MustBe(HttpStatusCode.RequestEntityTooLarge, "request.too-large");
        (await client.Post(path, $$"""{"category": "{{Guid.NewGuid()}}", "consent": true, "unknown": [1]}""")).MustBe(HttpStatusCode.NotFound, "record.not-found");
        (await client.Get("/api/v1/events?size=many")).MustBe(HttpStatusCode.BadRequest, "request.malformed");
        (await client.Get("/api/v1/events?search=a%00b")).MustBe(HttpStatusCode.BadRequest, "request.malformed");
        using var deleted = await client.DeleteAsync(new Uri("/api/v1/events", UriKind.Relative));
        Assert.Equal(HttpStatusCode.MethodNotAllowed, deleted.StatusCode);
        using var text = await client.PostAsync(new Uri(path, UriKind.Relative), new StringContent("x"));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, text.StatusCode);
    }

    [Fact]
    public async Task A_cookie_opens_nothing()
    {
        await using var host = await ApiHost.StartAsync();
        var client = host.Client();
        client.DefaultRequestHeaders.Add("Cookie", "session=anything; language=zh-CN");
        var answer = await client.Post($"/api/v1/events/{Guid.NewGuid()}/registrations", new { consent = true });
        answer.MustBe(HttpStatusCode.Unauthorized, "token.needed");
        Assert.Equal("This needs a valid API token.", answer["title"]);
    }

    [Fact]
    public async Task Verification_is_slow_for_those_who_try_numbers()
    {
        await using var host = await ApiHost.StartAsync();
        var client = host.Client();
        const string Path = "/api/v1/certificates/verification?number=CDGX-2026-000001-00&name=%E7%8E%8B";
        for (var i = 0; i < 30; i++) Assert.Equal("unknown", (await client.Get(Path))["verdict"]);
        var refused = await client.Get(Path);
        refused.MustBe(HttpStatusCode.TooManyRequests, "request.too-many");
        Assert.InRange(refused.Message.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Equal(HttpStatusCode.OK, (await client.Get("/api/v1/events")).Status);
    }

    [Fact]
    public async Task The_document_names_every_route_its_security_and_its_problems()
    {
        await using var host = await ApiHost.StartAsync();
        var document = (await host.Client().Get("/openapi/v1.json")).Json;
        var paths = document.GetProperty("paths");
        Assert.True(paths.EnumerateObject().Count() >= 12);
        Assert.All(paths.EnumerateObject(), path => Assert.StartsWith("/api/v1/", path.Name, StringComparison.Ordinal));
        Assert.Equal("bearer", document.GetProperty("components").GetProperty("securitySchemes").GetProperty("token").GetProperty("scheme").GetString());
        var register = paths.GetProperty("/api/v1/events/{id}/registrations").GetProperty("post");
        Assert.Equal(1, register.GetProperty("security").GetArrayLength());
        Assert.True(register.GetProperty("responses").GetProperty("409").GetProperty("content").TryGetProperty("application/problem+json", out _));
        Assert.Equal("number", document.GetProperty("components").GetProperty("schemas").GetProperty("MyRegistration").GetProperty("properties").GetProperty("price").GetProperty("type").GetString());
    }

    [Fact]
    public async Task The_reference_page_runs_only_its_own_scripts()
    {
        await using var host = await ApiHost.StartAsync();
        var page = await host.Client().Get("/api/reference/");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        var policy = page.Message.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Matches("script-src 'self' 'nonce-[^']+';", policy);
        Assert.DoesNotContain("https://", page.Body.Replace("https://github.com", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }
}

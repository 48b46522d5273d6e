using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Xunit;

namespace Association.Web.Tests.Api;

/// <summary>What came back: status, headers and the body read once.</summary>
internal sealed record ApiAnswer(HttpResponseMessage Message, string Body)
{
    public HttpStatusCode Status => Message.StatusCode;

    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    public string? this[string member] => Json.TryGetProperty(member, out var value) ? value.ToString() : null;

    public void MustBe(HttpStatusCode status, string code)
    {
        Assert.Equal((status, code), (Status, this["code"]));
        Assert.Equal("application/problem+json", Message.Content.Headers.ContentType?.MediaType);
        Assert.Equal(((int)status).ToString(System.Globalization.CultureInfo.InvariantCulture), this["status"]);
    }
}

internal static class ApiCalls
{
    public static async Task<ApiAnswer> Get(this HttpClient client, string path) => await Read(await client.GetAsync(new Uri(path, UriKind.Relative)));

    public static async Task<ApiAnswer> Post(this HttpClient client, string path, object? body = null, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        if (body is string text) request.Content = new StringContent(text, System.Text.Encoding.UTF8, "application/json");
        else if (body is not null) request.Content = JsonContent.Create(body);
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        return await Read(await client.SendAsync(request));
    }

    private static async Task<ApiAnswer> Read(HttpResponseMessage message) => new(message, await message.Content.ReadAsStringAsync());
}

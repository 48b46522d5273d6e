using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Xunit;

namespace Association.Web.Tests.SignIn;

/// <summary>Cookies and forms as a browser has them, each cookie in sight of the test.</summary>
public sealed class Browser(HttpClient client)
{
    public Dictionary<string, string> Cookies { get; } = [];

    /// <summary>The Set-Cookie lines of the last answer.</summary>
    public IReadOnlyList<string> LastSetCookies { get; private set; } = [];

    public Task<HttpResponseMessage> GetAsync(string path) => SendAsync(new(HttpMethod.Get, path));

    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        if (Cookies.Count > 0) request.Headers.Add("Cookie", string.Join("; ", Cookies.Select(c => $"{c.Key}={c.Value}")));
        var response = await client.SendAsync(request);
        LastSetCookies = response.Headers.TryGetValues("Set-Cookie", out var lines) ? [.. lines] : [];
        foreach (var line in LastSetCookies)
        {
            var pair = line.Split(';')[0].Split('=', 2);
            if (pair[1].Length == 0) Cookies.Remove(pair[0]);
            else Cookies[pair[0]] = pair[1];
        }

        return response;
    }

    /// <summary>Opens the page, fills its form in and sends it.</summary>
    public async Task<HttpResponseMessage> SubmitAsync(string path, Dictionary<string, string> values, string? handler = null, Dictionary<string, string>? headers = null)
    {
        var page = await new HtmlParser().ParseDocumentAsync(await (await GetAsync(path)).Content.ReadAsStringAsync());
        var form = page.Forms.First(f => f.Method == "post" && (handler is null
            ? f.GetAttribute("action") is null or ""
            : f.GetAttribute("action")?.Contains($"handler={handler}", StringComparison.Ordinal) is true));
        var fields = form.Elements.OfType<IHtmlInputElement>().Where(i => i.Type == "hidden" && !string.IsNullOrEmpty(i.Name)).GroupBy(i => i.Name!).ToDictionary(g => g.Key, g => g.Last().Value);
        foreach (var (name, value) in values) fields[name] = value;
        var target = form.GetAttribute("action") is { Length: > 0 } action ? new Uri(new Uri("https://localhost" + path), action).PathAndQuery : path;
        var request = new HttpRequestMessage(HttpMethod.Post, target) { Content = new FormUrlEncodedContent(fields) };
        foreach (var (name, value) in headers ?? []) request.Headers.Add(name, value);
        return await SendAsync(request);
    }

    public Task<HttpResponseMessage> PasswordAsync(string login, string password, string? returnUrl = null, Dictionary<string, string>? headers = null) =>
        SubmitAsync("/account/sign-in" + (returnUrl is null ? "" : $"?returnUrl={Uri.EscapeDataString(returnUrl)}"),
            new() { ["Input.Login"] = login, ["Input.Password"] = password }, headers: headers);

    public Task<HttpResponseMessage> CodeAsync(string code) => SubmitAsync("/account/second-factor", new() { ["Input.Code"] = code });

    public async Task SignInAsync(string login, string? code = null)
    {
        Assert.Equal(HttpStatusCode.Redirect, (await PasswordAsync(login, SignInApp.Password)).StatusCode);
        if (code is not null) Assert.Equal(HttpStatusCode.Redirect, (await CodeAsync(code)).StatusCode);
    }

    /// <summary>Whether the session still opens one's own pages.</summary>
    public async Task<bool> IsInAsync() => (await GetAsync("/my/security")).StatusCode is HttpStatusCode.OK;

    public Browser Copy()
    {
        var copy = new Browser(client);
        foreach (var (name, value) in Cookies) copy.Cookies[name] = value;
        return copy;
    }
}

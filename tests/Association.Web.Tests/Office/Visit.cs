using System.Globalization;
using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Association.Web.Tests.Office;

/// <summary>Somebody in front of a browser without script: opens pages, fills their forms, presses their buttons.</summary>
internal sealed class Visit(HttpClient browser)
{
    private static readonly HtmlParser Parser = new();

    public HttpStatusCode Status { get; private set; }
    public string? Location { get; private set; }
    public IHtmlDocument Page { get; private set; } = null!;
    public string Address { get; private set; } = "";

    public string Text => string.Join(' ', Page.Body!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>What the page says is wrong, beside a field.</summary>
    public string? ErrorAt(string field) => Page.QuerySelector($"[id='{field}-error']")?.TextContent.Trim();

    public string? ValueOf(string field) => Page.QuerySelector($"[name='{field}']") switch
    {
        IHtmlTextAreaElement area => area.Value,
        IHtmlSelectElement select => select.Value,
        IHtmlInputElement input => input.Value,
        _ => null,
    };

    public async Task<Visit> GoAsync(string address)
    {
        await ReadAsync(await browser.GetAsync(address), address);
        return this;
    }

    /// <summary>Sends a form of the page with what stands in it, changed where said, and follows where it leads.</summary>
    /// <param name="handler">The part of the form's address that names what it does; null for the page's own form.</param>
    public async Task<Visit> SubmitAsync(string? handler, params (string Field, string Value)[] typed)
    {
        var form = Page.QuerySelectorAll<IHtmlFormElement>("form[method=post]").First(f => HandlerOf(f) == handler && !IsOfTheFrame(f));
        await PostAsync(form, typed);
        return this;
    }

    public async Task<Visit> PostAsync(IHtmlFormElement form, params (string Field, string Value)[] typed)
    {
        var fields = Fields(form).Where(f => !typed.Any(t => t.Field == f.Key)).Concat(typed.Select(t => KeyValuePair.Create(t.Field, t.Value)));
        // As a browser resolves it: "?handler=End" stays on the page.
        var action = form.GetAttribute("action") is { Length: > 0 } given ? new Uri(new Uri($"http://localhost{Address}"), given).PathAndQuery : Address;
        using var content = new FormUrlEncodedContent(fields);
        var answer = await browser.PostAsync(action, content);
        if (answer.StatusCode is HttpStatusCode.SeeOther or HttpStatusCode.Found) await GoAsync(answer.Headers.Location!.ToString());
        else await ReadAsync(answer, Address);
        return this;
    }

    /// <summary>What no form of the page would send: twice the same, or to another address.</summary>
    public Task<HttpResponseMessage> PostRawAsync(string address, params (string Field, string Value)[] fields) => PostRawAsync(address, "text/html", fields);

    public async Task<HttpResponseMessage> PostRawAsync(string address, string accept, params (string Field, string Value)[] fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Field, f.Value))) };
        request.Headers.Accept.ParseAdd(accept);
        return await browser.SendAsync(request);
    }

    /// <summary>Sends a file with the page's form.</summary>
    public async Task<Visit> UploadAsync(string address, string field, string name, byte[] content, params (string Field, string Value)[] fields)
    {
        using var form = new MultipartFormDataContent { { new StringContent(Token), "__RequestVerificationToken" } };
        foreach (var (key, value) in fields) form.Add(new StringContent(value), key);
        form.Add(new ByteArrayContent(content), field, name);
        await ReadAsync(await browser.PostAsync(address, form), address);
        return this;
    }

    public Task<HttpResponseMessage> GetRawAsync(string address) => browser.GetAsync(address);

    public string Token => Page.QuerySelector<IHtmlInputElement>("input[name=__RequestVerificationToken]")!.Value;

    /// <summary>Forms that stand on every page: signing out, and the box that finds.</summary>
    private static bool IsOfTheFrame(IHtmlFormElement form) =>
        form.GetAttribute("action") is { } action && (action.StartsWith("/account", StringComparison.Ordinal) || action == "/office/find");

    private static string? HandlerOf(IHtmlFormElement form)
    {
        var action = form.GetAttribute("action") ?? "";
        var at = action.IndexOf("handler=", StringComparison.OrdinalIgnoreCase);
        return at < 0 ? null : action[(at + "handler=".Length)..].Split('&')[0];
    }

    private static IEnumerable<KeyValuePair<string, string>> Fields(IHtmlFormElement form)
    {
        foreach (var control in form.Elements.Where(e => e.GetAttribute("name") is { Length: > 0 } && !e.IsDisabled()))
        {
            var name = control.GetAttribute("name")!;
            if (control is IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false }) continue;
            var value = control switch
            {
                IHtmlInputElement input => input.Value,
                IHtmlTextAreaElement area => area.Value,
                IHtmlSelectElement select => select.Value,
                _ => null,
            };
            if (value is not null) yield return KeyValuePair.Create(name, value);
        }
    }

    private async Task ReadAsync(HttpResponseMessage answer, string address)
    {
        (Status, Location, Address) = (answer.StatusCode, answer.Headers.Location?.ToString(), address);
        Page = Parser.ParseDocument(await answer.Content.ReadAsStringAsync());
        answer.Dispose();
    }

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

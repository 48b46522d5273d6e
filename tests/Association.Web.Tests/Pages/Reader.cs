using System.Net;
using System.Net.Http.Headers;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Association.Web.Tests.Pages;

/// <summary>A page as a browser shows it.</summary>
internal sealed record Sheet(string Address, HttpStatusCode Status, string? Location, IHtmlDocument Page, HttpResponseHeaders Headers)
{
    public string Words => Page.Body?.TextContent ?? "";

    /// <summary>The control's value after the page came back.</summary>
    public string? Typed(string name) => Page.QuerySelector($"[name='{name}']") switch
    {
        IHtmlTextAreaElement area => area.Value,
        IHtmlInputElement input => input.Value,
        _ => null,
    };

    /// <summary>What is said beside a field, by the id that the control is described by.</summary>
    public string ErrorOf(string name) => Page.GetElementById($"{name.Replace('.', '_')}-error")?.TextContent.Trim() ?? "";
}

internal sealed record Attachment(string Field, string Name, byte[] Content);

/// <summary>Somebody without script: opens pages, fills the forms that are on them and sends what a browser would send.</summary>
internal sealed class Reader(HttpClient browser)
{
    public async Task<Sheet> OpenAsync(string address)
    {
        using var answer = await browser.GetAsync(new Uri(address, UriKind.Relative));
        return await ReadAsync(address, answer);
    }

    public Task<HttpResponseMessage> GetAsync(string address) => browser.GetAsync(new Uri(address, UriKind.Relative));

    /// <param name="form">Selects the form.</param>
    /// <param name="fill">Names and values, in place of what the form holds; unknown names are sent as well.</param>
    public async Task<Sheet> SendAsync(Sheet sheet, string form, params (string Name, string? Value)[] fill) => await SendAsync(sheet, form, null, fill);

    public async Task<Sheet> SendAsync(Sheet sheet, string form, Attachment? file, params (string Name, string? Value)[] fill)
    {
        var found = (IHtmlFormElement)(sheet.Page.QuerySelector(form) ?? throw new InvalidOperationException($"There is no {form} on {sheet.Address}."));
        var fields = Fields(found).Where(f => !fill.Any(own => own.Name == f.Name)).Concat(fill)
            .Where(f => f.Value is not null).Select(f => KeyValuePair.Create(f.Name, f.Value!)).ToList();
        var address = found.GetAttribute("action") switch
        {
            null or "" => sheet.Address,
            ['?', ..] and var query => sheet.Address.Split('?')[0] + query,
            var action => action,
        };
        using var content = Content(fields, file);
        using var answer = await browser.PostAsync(new Uri(address, UriKind.Relative), content);
        return await ReadAsync(address, answer);
    }

    /// <summary>Follows the redirect that a form answered with.</summary>
    public Task<Sheet> FollowAsync(Sheet sheet) => OpenAsync(sheet.Location ?? throw new InvalidOperationException($"{sheet.Address} answered {sheet.Status} and leads nowhere: {sheet.Words}"));

    private static HttpContent Content(List<KeyValuePair<string, string>> fields, Attachment? file)
    {
        if (file is null) return new FormUrlEncodedContent(fields);

        var parts = new MultipartFormDataContent();
        foreach (var (name, value) in fields) parts.Add(new StringContent(value), name);
        parts.Add(new ByteArrayContent(file.Content), file.Field, file.Name);
        return parts;
    }

    private static IEnumerable<(string Name, string? Value)> Fields(IHtmlFormElement form)
    {
        foreach (var input in form.QuerySelectorAll("input, textarea, select"))
        {
            var (name, value) = input switch
            {
                IHtmlInputElement { Type: "radio" or "checkbox", IsChecked: false } or IHtmlInputElement { Type: "file" } => (null, null),
                IHtmlInputElement { IsDisabled: true } => (null, null),
                IHtmlInputElement control => (control.Name, control.Value),
                IHtmlTextAreaElement area => (area.Name, area.Value),
                IHtmlSelectElement select => (select.Name, select.Value),
                _ => (null, null),
            };
            if (!string.IsNullOrEmpty(name)) yield return (name, value);
        }
    }

    private static async Task<Sheet> ReadAsync(string address, HttpResponseMessage answer)
    {
        var page = await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
        return new(address, answer.StatusCode, answer.Headers.Location?.OriginalString, page, answer.Headers);
    }
}

using System.Text.Json;
using System.Text.RegularExpressions;
using Association.TestKit;

namespace Association.Benchmarks;

/// <summary>Signs a demo account in through the forms, with the code of the authenticator.</summary>
internal static partial class OfficeDesk
{
    private const string Password = "gaoxin-demo-2019";

    public static async Task<HttpClient> SignInAsync(WebServer server, string account)
    {
        var client = new HttpClient { BaseAddress = server.Address };
        var asked = await PostAsync(client, "/account/sign-in", new() { ["Input.Login"] = account, ["Input.Password"] = Password });
        using var codes = JsonDocument.Parse(await client.GetStringAsync(new Uri("/dev/totp", UriKind.Relative)));
        var answer = await PostAsync(client, asked.PathAndQuery, new() { ["Input.Code"] = codes.RootElement.GetProperty("code").GetString()! });
        if (answer.AbsolutePath.StartsWith("/account", StringComparison.Ordinal)) throw new InvalidOperationException($"{account} was not let in.");
        return client;
    }

    /// <returns>Where the answer led.</returns>
    private static async Task<Uri> PostAsync(HttpClient client, string path, Dictionary<string, string> fields)
    {
        var page = await client.GetStringAsync(new Uri(path, UriKind.Relative));
        fields["__RequestVerificationToken"] = Token().Match(page).Groups[1].Value;
        using var form = new FormUrlEncodedContent(fields);
        using var answer = await client.PostAsync(new Uri(path, UriKind.Relative), form);
        answer.EnsureSuccessStatusCode();
        return answer.RequestMessage!.RequestUri!;
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();
}

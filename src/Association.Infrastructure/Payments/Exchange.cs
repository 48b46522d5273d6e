using System.Text.Json;
using Association.Application.Finance.Paying;

namespace Association.Infrastructure.Payments;

/// <summary>An answer with its bytes as they came, which is what a signature is about.</summary>
internal sealed record Answered(int Status, byte[] Body, Func<string, string?> Header)
{
    public bool Succeeded => Status is >= 200 and < 300;
}

internal static class Exchange
{
    public const string NoAnswer = "no-answer";
    public const string Malformed = "malformed-answer";
    public const string NotGenuine = "not-genuine";
    public const string Foreign = "foreign-answer";

    /// <exception cref="ProviderException">No answer came; whether the provider acted is not known.</exception>
    public static async Task<Answered> SendAsync(HttpClient client, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await client.SendAsync(request, cancellationToken);
            var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
            var headers = response.Headers.ToDictionary(h => h.Key, h => h.Value.FirstOrDefault(), StringComparer.OrdinalIgnoreCase);
            return new((int)response.StatusCode, body, name => headers.GetValueOrDefault(name));
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException || failure is OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            throw new ProviderException(NoAnswer, isFinal: false, failure);
        }
    }

    /// <summary>Reads an answer; whatever is missing or of another kind than agreed is no answer at all.</summary>
    /// <exception cref="ProviderException"/>
    public static T Read<T>(ReadOnlyMemory<byte> json, Func<JsonElement, T> read)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return read(document.RootElement);
        }
        catch (Exception failure) when (IsMalformed(failure)) { throw new ProviderException(Malformed, isFinal: false, failure); }
    }

    public static bool IsMalformed(Exception failure) =>
        failure is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or OverflowException or ArgumentException;

    public static string Text(this JsonElement element, string name) => element.GetProperty(name).GetString() ?? throw new FormatException(name);

    public static string? TextOrNull(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;
}

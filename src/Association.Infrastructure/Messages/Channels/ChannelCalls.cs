using System.Text.Json;
using Association.Application.Messages.Channels;

namespace Association.Infrastructure.Messages.Channels;

/// <summary>One question to a provider. Addresses come from the configuration alone; whatever is no answer as agreed counts as none.</summary>
internal static class ChannelCalls
{
    /// <exception cref="ChannelException">No answer, or none that can be read: to be tried again.</exception>
    public static async Task<JsonElement> AskAsync(HttpClient client, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await client.SendAsync(request, cancellationToken);
            if ((int)response.StatusCode is >= 500 or 429) throw new ChannelException($"The provider answers {(int)response.StatusCode}.", isFinal: false);
            var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
            using var document = JsonDocument.Parse(body);
            return document.RootElement.ValueKind is JsonValueKind.Object ? document.RootElement.Clone() : throw new JsonException("No object.");
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or JsonException || failure is OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            throw new ChannelException($"No answer: {failure.GetType().Name}.", isFinal: false, failure);
        }
    }

    public static string? TextOf(this JsonElement answer, string name) => answer.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;

    public static int? NumberOf(this JsonElement answer, string name) => answer.TryGetProperty(name, out var value) && value.TryGetInt32Safe() is { } number ? number : null;

    private static int? TryGetInt32Safe(this JsonElement value) => value.ValueKind is JsonValueKind.Number && value.TryGetInt32(out var number) ? number : null;
}

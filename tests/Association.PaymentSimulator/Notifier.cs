using System.Collections.Concurrent;

namespace Association.PaymentSimulator;

/// <summary>What came back for a notification; status 0: nobody answered.</summary>
public sealed record NoticeReply(string TradeNumber, int Status, string Body, TimeSpan Took);

/// <summary>Tells the merchant that something happened, as often and in the order that the behaviour says.</summary>
public sealed class Notifier(Simulator simulator) : IDisposable
{
    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = TimeSpan.FromSeconds(30) };
    private readonly ConcurrentQueue<Func<Task<IReadOnlyList<NoticeReply>>>> _held = new();

    /// <returns>The replies; none while notifications are kept back.</returns>
    public async Task<IReadOnlyList<NoticeReply>> TellAsync(Trade trade)
    {
        // What it says is settled now; what is kept back tells of this moment later.
        var id = Guid.NewGuid().ToString();
        if (!simulator.Behaviour.Reorder) return await SendAsync(trade, id);
        _held.Enqueue(() => SendAsync(trade, id));
        return [];
    }

    /// <summary>Sends what was kept back, the last one first.</summary>
    public async Task<IReadOnlyList<NoticeReply>> ReleaseAsync()
    {
        var waiting = new Stack<Func<Task<IReadOnlyList<NoticeReply>>>>();
        while (_held.TryDequeue(out var next)) waiting.Push(next);
        var replies = new List<NoticeReply>();
        foreach (var send in waiting) replies.AddRange(await send());
        return replies;
    }

    private async Task<IReadOnlyList<NoticeReply>> SendAsync(Trade trade, string id)
    {
        await simulator.PauseAsync(CancellationToken.None);
        return await Task.WhenAll(Enumerable.Range(0, simulator.Behaviour.Copies).Select(_ => SendOneAsync(trade, id)));
    }

    private async Task<NoticeReply> SendOneAsync(Trade trade, string id)
    {
        using var request = simulator.Notice(trade, id);
        var started = TimeProvider.System.GetTimestamp();
        try
        {
            using var response = await _client.SendAsync(request);
            var body = await response.Content.ReadAsStringAsync();
            return new(trade.Number, (int)response.StatusCode, body, TimeProvider.System.GetElapsedTime(started));
        }
        catch (HttpRequestException) { return new(trade.Number, 0, "", TimeProvider.System.GetElapsedTime(started)); }
    }

    public void Dispose() => _client.Dispose();
}

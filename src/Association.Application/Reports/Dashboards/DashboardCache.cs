using System.Collections.Concurrent;

namespace Association.Application.Reports.Dashboards;

/// <summary>Keeps what was counted for a while, and says when it was counted: it is never older than that.</summary>
internal sealed class DashboardCache(TimeProvider clock)
{
    public static readonly TimeSpan Kept = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<string, (DateTimeOffset At, object Counted)> _kept = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _counting = new(StringComparer.Ordinal);

    /// <summary>What is kept, or counted now; of many who ask at once one counts and the others wait for it.</summary>
    public async Task<(DateTimeOffset At, T Counted)> GetAsync<T>(string key, Func<Task<T>> count, CancellationToken cancellationToken) where T : class
    {
        if (Fresh<T>(key) is { } kept) return kept;
        var turn = _counting.GetOrAdd(key, _ => new SemaphoreSlim(1, 1));
        await turn.WaitAsync(cancellationToken);
        try
        {
            if (Fresh<T>(key) is { } meanwhile) return meanwhile;
            var at = clock.GetUtcNow();
            var counted = await count();
            _kept[key] = (at, counted);
            return (at, counted);
        }
        finally { turn.Release(); }
    }

    private (DateTimeOffset At, T Counted)? Fresh<T>(string key) where T : class =>
        _kept.TryGetValue(key, out var kept) && clock.GetUtcNow() - kept.At < Kept ? (kept.At, (T)kept.Counted) : null;
}

using System.Collections.Concurrent;

namespace Association.Application.Messages;

/// <summary>Counts what went to each provider in the running minute, so that none of them takes the office for a sender of junk. In one process.</summary>
public sealed class DomainPace(MailPace pace, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, Minute> _minutes = new(StringComparer.Ordinal);

    /// <summary>Takes one of the places of this minute; false when there is none left.</summary>
    public bool Take(string domain)
    {
        if (pace.PerDomainAndMinute <= 0) return true;
        var now = Now;
        var minute = _minutes.AddOrUpdate(domain, _ => new(now, 1), (_, known) => known.Number == now ? known with { Sent = known.Sent + 1 } : new(now, 1));
        return minute.Sent <= pace.PerDomainAndMinute;
    }

    /// <summary>Providers that have had what they take.</summary>
    public IReadOnlyList<string> Resting()
    {
        var now = Now;
        return [.. _minutes.Where(m => m.Value.Number == now && m.Value.Sent >= pace.PerDomainAndMinute).Select(m => m.Key)];
    }

    private long Now => clock.GetUtcNow().ToUnixTimeSeconds() / 60;

    private readonly record struct Minute(long Number, int Sent);
}

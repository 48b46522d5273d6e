using System.Collections.Concurrent;
using System.Globalization;

namespace Association.PaymentSimulator;

public enum Wallet { WeChatPay, Alipay }

public enum TradeState { Open, Paid, Closed }

/// <summary>One code as the provider knows it.</summary>
public sealed class Trade(Wallet wallet, string number, long fen, string description, Uri notifyAt, DateTimeOffset expiresAt)
{
    private readonly Lock _gate = new();
    private readonly List<TradeRefund> _refunds = [];

    public Wallet Wallet { get; } = wallet;
    public string Number { get; } = number;
    public long Fen { get; } = fen;
    public string Description { get; } = description;
    public Uri NotifyAt { get; } = notifyAt;
    public DateTimeOffset ExpiresAt { get; } = expiresAt;
    public TradeState State { get; private set; }
    public string? TransactionId { get; private set; }
    public DateTimeOffset? PaidAt { get; private set; }
    public long PaidFen { get; private set; }

    public IReadOnlyList<TradeRefund> Refunds { get { lock (_gate) return [.. _refunds]; } }
    public long RefundedFen => Refunds.Where(r => r.State is not "failed").Sum(r => r.Fen);

    /// <returns>False: it is closed or paid.</returns>
    public bool Pay(long fen, DateTimeOffset now)
    {
        lock (_gate)
        {
            if (State is not TradeState.Open) return false;
            (State, PaidFen, PaidAt) = (TradeState.Paid, fen, now);
            TransactionId = now.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture) + Guid.NewGuid().ToString("N")[..14];
            return true;
        }
    }

    /// <summary>Paid although it was closed, as happens when both cross.</summary>
    public void PayLate(long fen, DateTimeOffset now)
    {
        lock (_gate) if (State is TradeState.Closed) State = TradeState.Open;
        Pay(fen, now);
    }

    /// <returns>False: it was paid.</returns>
    public bool Close()
    {
        lock (_gate)
        {
            if (State is TradeState.Paid) return false;
            State = TradeState.Closed;
            return true;
        }
    }

    /// <summary>The same number is the same refund, whatever is asked with it.</summary>
    /// <returns>Null: more than was paid.</returns>
    public TradeRefund? Refund(string number, long fen, string state)
    {
        lock (_gate)
        {
            if (_refunds.Find(r => r.Number == number) is { } known) return known;
            if (State is not TradeState.Paid || _refunds.Where(r => r.State is not "failed").Sum(r => r.Fen) + fen > PaidFen) return null;
            var refund = new TradeRefund(number, fen) { State = state };
            _refunds.Add(refund);
            return refund;
        }
    }
}

public sealed class TradeRefund(string number, long fen)
{
    public string Number { get; } = number;
    public long Fen { get; } = fen;
    /// <summary>done, processing or failed.</summary>
    public string State { get; set; } = "done";
    public string Id { get; } = Guid.NewGuid().ToString("N");
}

/// <summary>Everything that was opened, in memory.</summary>
public sealed class TradeBook
{
    private readonly ConcurrentDictionary<string, Trade> _trades = new(StringComparer.Ordinal);

    public IEnumerable<Trade> All => _trades.Values.OrderByDescending(t => t.ExpiresAt);

    public Trade? Find(string? number) => number is not null && _trades.TryGetValue(number, out var trade) ? trade : null;

    /// <summary>Asked for twice, it is the same.</summary>
    public Trade Open(Trade trade) => _trades.GetOrAdd(trade.Number, trade);
}

using Association.Domain.Finance;

namespace Association.Application.Finance.Bank;

/// <summary>A line of a statement that was imported before.</summary>
internal sealed record KnownLine(string Key, DateOnly On, TimeOnly? At, decimal Amount, decimal? Balance, string? Payer, string? PayerAccount, string? Serial);

/// <summary>What is on record of the days of a file, so that no line is imported twice; also what was kept when keys had no day.</summary>
internal sealed class KnownLines(IReadOnlyList<KnownLine> lines)
{
    private readonly HashSet<string> _keys = lines.Select(l => l.Key).ToHashSet(StringComparer.Ordinal);
    private readonly HashSet<(string, DateOnly)> _formerKeys = lines.Select(l => (l.Key, l.On)).ToHashSet();
    /// <summary>Of lines whose voucher number was read as a serial number, under their former keys.</summary>
    private readonly HashSet<(DateOnly, TimeOnly?, decimal, decimal?, string?, string?)> _vouchers =
        lines.Where(l => l.Serial is { Length: > 0 } serial && l.Key.Contains($"|{serial}|", StringComparison.Ordinal) && !l.Key.Contains($"|{l.On:yyyy-MM-dd}|", StringComparison.Ordinal))
            .Select(l => (l.On, l.At, l.Amount, l.Balance, l.Payer, l.PayerAccount)).ToHashSet();

    /// <returns>False for a line that is known already.</returns>
    public bool Add(StatementLine line, string key, string? account)
    {
        var known = line.FormerKeyFor(account) is { } former ? _formerKeys.Contains((former, line.On))
            : _vouchers.Contains((line.On, line.At, line.Amount, line.Balance, line.Payer, line.PayerAccount));
        return _keys.Add(key) && !known;
    }
}

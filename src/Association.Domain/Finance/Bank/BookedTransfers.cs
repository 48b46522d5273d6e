namespace Association.Domain.Finance;

/// <summary>
/// Transfers that were booked by hand before the bank's statement came. A line that shows one of them pays nothing else; each
/// transfer explains one line. Source: anchors.md C4.
/// </summary>
public sealed class BookedTransfers(IEnumerable<BookedByHand> transfers)
{
    /// <summary>Days by which the slip and the bank may differ where the line names the order.</summary>
    public const int DaysByReference = 31;
    /// <summary>The same where only the payer and the amount speak for it.</summary>
    public const int DaysByName = 3;

    private readonly Dictionary<decimal, List<Known>> _byAmount = transfers
        .Select(t => new Known(t, PaymentReferences.KeyOf(t.Reference), [.. t.Names.Select(name => PayerKey.Of(name).Full).Where(name => name.Length > 0)]))
        .GroupBy(t => t.Transfer.Amount).ToDictionary(g => g.Key, g => g.OrderBy(t => t.Transfer.On).ThenBy(t => t.Transfer.Order.Value).ToList());

    /// <summary>The transfer that a line shows; it shows no other line after that.</summary>
    /// <returns>Null where none was booked that the line could be.</returns>
    public MatchCandidate? Take(Incoming line)
    {
        if (line.On is not { } day || !_byAmount.TryGetValue(line.Amount, out var known)) return null;
        int Apart(Known transfer) => Math.Abs(transfer.Transfer.On.DayNumber - day.DayNumber);
        var (references, payer) = (PaymentReferences.In($"{line.Text}\n{line.Payer}").ToHashSet(StringComparer.Ordinal), PayerKey.Of(line.Payer).Full);
        var referred = known.Where(t => references.Contains(t.Reference) && Apart(t) <= DaysByReference).MinBy(Apart);
        var found = referred ?? known.Where(t => t.Names.Contains(payer) && Apart(t) <= DaysByName).MinBy(Apart);
        if (found is null) return null;
        known.Remove(found);
        return referred is null ? new(found.Transfer.Order, 0, 90, MatchReason.Name) : new(found.Transfer.Order, 0, LineProposal.Certain, MatchReason.Reference);
    }

    private sealed record Known(BookedByHand Transfer, string Reference, HashSet<string> Names);
}

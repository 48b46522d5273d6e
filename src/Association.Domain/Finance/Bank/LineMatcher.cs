using System.Globalization;

namespace Association.Domain.Finance;

/// <summary>
/// Says which orders a line pays, strongest sign first: the reference, the payer's very name, a short form, a name in the remark.
/// One line pays several orders only when their sum is exact. What is not certain is for somebody to look at. Sources: domain.md
/// 4.6, anchors.md C4.
/// </summary>
/// <param name="byHand">Transfers that are booked already: a line that shows one of them is for somebody to look at.</param>
public sealed class LineMatcher(OpenOrders open, BookedTransfers? byHand = null)
{
    private const double Sure = 0.86;
    private const double Margin = 0.08;
    private const int MostSuggested = 5;
    private const int MostSummed = 10;
    private const int ByReference = 100;

    /// <summary>What it takes of an order is not there for the next line.</summary>
    public LineProposal Match(Incoming line)
    {
        if (byHand?.Take(line) is { } booked) return new(LineBucket.Check, LineFinding.PaidAlready, [booked]);
        var proposal = Judge(line);
        if (proposal.Bucket is LineBucket.Matched)
            foreach (var candidate in proposal.Candidates) open.Take(candidate.Order, candidate.Share);
        return proposal;
    }

    private LineProposal Judge(Incoming line)
    {
        if (open.ByReference($"{line.Text}\n{line.Payer}") is { Count: > 0 } referred) return OfPayer(line, referred, ByReference, MatchReason.Reference);

        var named = open.ByName(line.Payer);
        if (named is [var best, ..] && IsClear(named))
        {
            var reason = best.Likeness >= 1 ? MatchReason.Name : best.Likeness > 0.9 ? MatchReason.ShortName : MatchReason.NearName;
            return OfPayer(line, best.Orders, (int)(best.Likeness * 95), reason);
        }

        return OfText(line) ?? Suggest(line, named);
    }

    /// <summary>The name is known, and no other payer is nearly as like.</summary>
    private static bool IsClear(IReadOnlyList<(IReadOnlyList<OpenOrder> Orders, double Likeness)> named) =>
        named[0].Likeness >= Sure && (named[0].Likeness >= 1 || named.Count == 1 || named[0].Likeness - named[1].Likeness >= Margin);

    /// <summary>The line is of this payer: which of the debts, or how many of them, does it pay?</summary>
    private LineProposal OfPayer(Incoming line, IReadOnlyList<OpenOrder> orders, int score, MatchReason reason)
    {
        var waiting = orders.Where(order => open.LeftOf(order) > 0).OrderBy(order => order.DueOn).ThenBy(order => order.Id.Value).ToList();
        if (waiting.Count == 0) return new(LineBucket.Check, LineFinding.PaidAlready, Suggested(orders, score, reason));

        var equal = waiting.Where(order => open.LeftOf(order) == line.Amount).ToList();
        if (equal.Count > 1) equal = Meant(equal, line);
        if (equal.Count == 1) return new(LineBucket.Matched, LineFinding.Exact, [new(equal[0].Id, line.Amount, score, reason)]);
        if (equal.Count > 1) return new(LineBucket.Check, LineFinding.Ambiguous, Suggested(equal, score, reason));

        if (Summing(waiting, line.Amount) is { } several)
            return new(LineBucket.Matched, LineFinding.Several, [.. several.Select(order => new MatchCandidate(order.Id, open.LeftOf(order), score - 2, reason))]);
        var meant = waiting.Count > 1 ? Meant(waiting, line) : waiting;
        if (meant.Count > 1) return new(LineBucket.Check, LineFinding.Ambiguous, Suggested(meant, score - 20, reason));
        return new(LineBucket.Check, line.Amount < open.LeftOf(meant[0]) ? LineFinding.Underpaid : LineFinding.Overpaid, Suggested(meant, score - 10, reason));
    }

    /// <summary>Of several debts those whose year the payer wrote; all of them where none was written.</summary>
    private static List<OpenOrder> Meant(List<OpenOrder> orders, Incoming line)
    {
        var years = YearsIn(line.Text);
        var meant = orders.Where(order => YearsIn(order.Text).Overlaps(years)).ToList();
        return meant.Count > 0 ? meant : orders;
    }

    private static HashSet<int> YearsIn(string text)
    {
        var years = new HashSet<int>();
        for (var i = 0; i + 4 <= text.Length; i++)
            if (text.AsSpan(i, 2) is "20" && int.TryParse(text.AsSpan(i, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year)
                && (i == 0 || !char.IsAsciiDigit(text[i - 1])) && (i + 4 == text.Length || !char.IsAsciiDigit(text[i + 4]))) years.Add(year);
        return years;
    }

    /// <summary>The debts that together are the amount to the fen, when there is exactly one way: all of them first.</summary>
    private List<OpenOrder>? Summing(List<OpenOrder> waiting, decimal amount)
    {
        if (waiting.Count < 2) return null;
        if (waiting.Sum(open.LeftOf) == amount) return waiting;
        if (waiting.Count > MostSummed) return null;
        List<OpenOrder>? found = null;
        for (var mask = 3; mask < 1 << waiting.Count; mask++)
        {
            if (int.PopCount(mask) < 2 || waiting.Where((_, i) => (mask & 1 << i) != 0).Sum(open.LeftOf) != amount) continue;
            if (found is not null) return null;
            found = [.. waiting.Where((_, i) => (mask & 1 << i) != 0)];
        }

        return found;
    }

    /// <summary>Somebody else paid and wrote for whom: certain with the whole name and the exact amount of one debt.</summary>
    private LineProposal? OfText(Incoming line)
    {
        var named = open.NamedIn(line.Text);
        if (named.Count == 0) return null;
        var orders = named.SelectMany(n => n).DistinctBy(order => order.Id).Where(order => open.LeftOf(order) > 0).ToList();
        var exact = orders.Where(order => open.LeftOf(order) == line.Amount).ToList();
        if (named.Count == 1 && exact.Count == 1 && exact[0].Names.Any(name => PayerKey.Of(name).Full.Length > 2))
            return new(LineBucket.Matched, LineFinding.Exact, [new(exact[0].Id, line.Amount, 82, MatchReason.NameInText)]);
        if (orders.Count > 1 && orders.Sum(open.LeftOf) == line.Amount)
            return new(LineBucket.Matched, LineFinding.Several, [.. orders.Select(order => new MatchCandidate(order.Id, open.LeftOf(order), 80, MatchReason.NameInText))]);
        return orders.Count == 0 ? null : new(LineBucket.Check, LineFinding.Ambiguous, Suggested(orders, 60, MatchReason.NameInText));
    }

    private LineProposal Suggest(Incoming line, IReadOnlyList<(IReadOnlyList<OpenOrder> Orders, double Likeness)> named)
    {
        var candidates = named.SelectMany(n => n.Orders.Where(order => open.LeftOf(order) > 0)
            .Select(order => new MatchCandidate(order.Id, 0, (int)(n.Likeness * 70) + (open.LeftOf(order) == line.Amount ? 15 : 0), MatchReason.NearName)))
            .OrderByDescending(c => c.Score).DistinctBy(c => c.Order).Take(MostSuggested).ToList();
        return candidates.Count == 0 ? LineProposal.Unknown : new(LineBucket.Check, LineFinding.Ambiguous, candidates);
    }

    private static List<MatchCandidate> Suggested(IEnumerable<OpenOrder> orders, int score, MatchReason reason) =>
        [.. orders.Take(MostSuggested).Select(order => new MatchCandidate(order.Id, 0, score, reason))];
}

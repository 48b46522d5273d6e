using Association.Domain.Common;

namespace Association.Domain.Finance;

public enum MatchReason { Reference, Name, ShortName, NearName, NameInText, ByHand }

/// <summary>An order that waits for money, as the matching knows it.</summary>
/// <param name="Reference">What the transfer should carry.</param>
/// <param name="Numbers">Of its invoices.</param>
/// <param name="Names">The payer's name and invoice head.</param>
/// <param name="Owed">Yuan, above zero.</param>
/// <param name="Text">What it is for; a year in it tells two debts of one payer apart.</param>
public sealed record OpenOrder(Id<Order> Id, string Reference, IReadOnlyList<string> Numbers, IReadOnlyList<string> Names, decimal Owed, DateOnly DueOn, string Text);

/// <summary>Money that came in.</summary>
/// <param name="Text">Summary and remark.</param>
/// <param name="On">The day on which it was in the account.</param>
public sealed record Incoming(decimal Amount, string? Payer, string Text, DateOnly? On = null);

/// <summary>A transfer that somebody booked by a slip: the line that shows it is to come, and is not paid twice.</summary>
/// <param name="Names">The payer's name and invoice head.</param>
/// <param name="Amount">Yuan that came, with what was too much.</param>
public sealed record BookedByHand(Id<Order> Order, string Reference, IReadOnlyList<string> Names, decimal Amount, DateOnly On);

/// <param name="Share">What of the line pays this order; zero for a suggestion that somebody has to confirm.</param>
/// <param name="Score">0 to 100.</param>
public sealed record MatchCandidate(Id<Order> Order, decimal Share, int Score, MatchReason Reason);

public sealed record LineProposal(LineBucket Bucket, LineFinding Finding, IReadOnlyList<MatchCandidate> Candidates)
{
    public const int Certain = 100;

    public static LineProposal Unknown { get; } = new(LineBucket.Unknown, LineFinding.None, []);
}

using System.Globalization;
using Association.Domain.Common;

namespace Association.Domain.Finance;

/// <summary>Matched: certain. Check: somebody looks. Unknown: nothing fits. Ignored: not about an order. Outgoing: money that went out. Repeated: on record already.</summary>
public enum LineBucket { Matched, Check, Unknown, Ignored, Outgoing, Repeated }

/// <summary>Why a line is where it is.</summary>
public enum LineFinding { None, Exact, Several, Underpaid, Overpaid, Ambiguous, PaidAlready }

/// <summary>One line of a bank's statement, read into what all banks mean.</summary>
/// <param name="Amount">Yuan; above zero: came in.</param>
public sealed record StatementLine(
    int Number, DateOnly On, TimeOnly? At, decimal Amount, decimal? Balance, string? Payer, string? PayerAccount, string? PayerBank, string? Summary, string? Remark, string? Serial, string Raw)
{
    /// <summary>
    /// By what a line that was imported before is recognised: the bank's serial number of the day, else everything that tells two lines
    /// apart. Some banks count anew each day, and some write zeros where they do not count. Source: domain.md 4.6.
    /// </summary>
    public string KeyFor(string? account) => Fit(Serial is { } serial && serial.Any(c => char.IsLetterOrDigit(c) && c is not '0')
        ? string.Join('|', account, Day, serial, Plain(Amount))
        : string.Join('|', account, Day, At?.ToString("O", CultureInfo.InvariantCulture), Plain(Amount), Balance is { } left ? Plain(left) : "", Payer, PayerAccount));

    /// <summary>The key that a line with a serial number got before the day was part of it: lines on record have it.</summary>
    public string? FormerKeyFor(string? account) => Serial is { Length: > 0 } serial ? Fit($"{account}|{serial}|{Plain(Amount)}") : null;

    private string Day => On.ToString("O", CultureInfo.InvariantCulture);

    private static string Fit(string key) => key.Length > BankLine.MaxKeyLength ? key[..BankLine.MaxKeyLength] : key;

    private static string Plain(decimal amount) => amount.ToString("0.00", CultureInfo.InvariantCulture);
}

/// <summary>A line of a statement and where it belongs.</summary>
public sealed class BankLine : AggregateRoot<BankLine>, INotAudited
{
    public const int MaxTextLength = 200;
    public const int MaxRawLength = 2_000;
    public const int MaxKeyLength = 300;
    public const int MaxNoteLength = 300;

    private readonly List<BankMatch> _matches = [];

    private BankLine() { }

    public BankLine(Id<BankStatement> statement, StatementLine line, string key, bool repeated)
    {
        (Statement, Number, On, At, Amount, Balance) = (statement, line.Number, line.On, line.At, new(line.Amount), line.Balance);
        (Payer, PayerAccount, PayerBank) = (Cut(line.Payer), Cut(line.PayerAccount), Cut(line.PayerBank));
        (Summary, Remark, Serial) = (Cut(line.Summary), Cut(line.Remark), Cut(line.Serial));
        Raw = line.Raw.Length > MaxRawLength ? line.Raw[..MaxRawLength] : line.Raw;
        Key = repeated ? null : key.Length > MaxKeyLength ? key[..MaxKeyLength] : key;
        Bucket = repeated ? LineBucket.Repeated : line.Amount > 0 ? LineBucket.Unknown : LineBucket.Outgoing;
    }

    public Id<BankStatement> Statement { get; private set; }
    /// <summary>As the file counts it.</summary>
    public int Number { get; private set; }
    public DateOnly On { get; private set; }
    public TimeOnly? At { get; private set; }
    /// <summary>Above zero: came in.</summary>
    public Money Amount { get; private set; }
    public decimal? Balance { get; private set; }
    public string? Payer { get; private set; }
    public string? PayerAccount { get; private set; }
    public string? PayerBank { get; private set; }
    public string? Summary { get; private set; }
    public string? Remark { get; private set; }
    public string? Serial { get; private set; }
    /// <summary>The line as it stood in the file.</summary>
    public string Raw { get; private set; } = "";
    /// <summary>Unique; null for a line that repeats another, and for one of a statement that was set aside.</summary>
    public string? Key { get; private set; }
    public LineBucket Bucket { get; private set; }
    public LineFinding Finding { get; private set; }
    public string? Note { get; private set; }
    public bool Booked { get; private set; }
    public IReadOnlyCollection<BankMatch> Matches => _matches;
    public string Text => $"{Summary} {Remark}";

    /// <summary>What the matching found; a person's choice is never overruled by it.</summary>
    public void Propose(LineProposal proposal)
    {
        Refuse.If(Booked || Bucket is LineBucket.Outgoing or LineBucket.Repeated, StatementErrors.NotIncoming);
        _matches.Clear();
        (Bucket, Finding) = (proposal.Bucket, proposal.Finding);
        foreach (var candidate in proposal.Candidates)
            _matches.Add(new BankMatch(Id, candidate.Order, new(candidate.Share), candidate.Score, candidate.Reason, candidate.Share > 0));
    }

    /// <summary>What somebody decided: these orders, with these shares. What is left over is the payer's credit.</summary>
    public void Assign(IReadOnlyList<(Id<Order> Order, Money Share)> shares)
    {
        Refuse.If(Booked || Amount <= Money.Zero || Bucket is LineBucket.Repeated, StatementErrors.NotIncoming);
        Refuse.If(shares.Count == 0 || shares.Any(s => s.Share <= Money.Zero) || shares.Sum(s => s.Share.Amount) > Amount.Amount, StatementErrors.Split);
        Refuse.If(shares.DistinctBy(s => s.Order).Count() != shares.Count, StatementErrors.Split);
        _matches.Clear();
        foreach (var (order, share) in shares) _matches.Add(new BankMatch(Id, order, share, LineProposal.Certain, MatchReason.ByHand, chosen: true));
        (Bucket, Finding) = (LineBucket.Matched, shares.Count > 1 ? LineFinding.Several : LineFinding.Exact);
    }

    public void Ignore(string? note)
    {
        Refuse.If(Booked || Bucket is LineBucket.Repeated, StatementErrors.NotOpen);
        _matches.Clear();
        (Bucket, Finding, Note) = (LineBucket.Ignored, LineFinding.None, note?.Trim());
    }

    public void BookedAs(bool booked) => Booked = booked;

    private static string? Cut(string? text) => text is { Length: > MaxTextLength } ? text[..MaxTextLength] : text;
}

/// <summary>An order that a line may pay.</summary>
public sealed class BankMatch : Entity<BankMatch>, INotAudited
{
    private BankMatch() { }

    internal BankMatch(Id<BankLine> line, Id<Order> order, Money share, int score, MatchReason reason, bool chosen) =>
        (Line, Order, Share, Score, Reason, Chosen) = (line, order, share, score, reason, chosen);

    public Id<BankLine> Line { get; private set; }
    public Id<Order> Order { get; private set; }
    /// <summary>What of the line pays this order; zero for a mere suggestion.</summary>
    public Money Share { get; private set; }
    /// <summary>0 to 100.</summary>
    public int Score { get; private set; }
    public MatchReason Reason { get; private set; }
    public bool Chosen { get; private set; }
}

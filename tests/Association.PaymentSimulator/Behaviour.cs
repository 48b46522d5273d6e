namespace Association.PaymentSimulator;

/// <summary>What the simulator is told to do wrong. All off: it keeps the published protocols.</summary>
public sealed class Behaviour
{
    /// <summary>Before every answer and every notification.</summary>
    public int DelayMilliseconds { get; set; }
    /// <summary>How many copies of a notification go out at the same time; 0: none.</summary>
    public int Copies { get; set; } = 1;
    /// <summary>Notifications are kept back until they are released, the last one first.</summary>
    public bool Reorder { get; set; }
    /// <summary>One character of every signature on an answer is another.</summary>
    public bool CorruptAnswers { get; set; }
    /// <summary>One character of every signature on a notification is another.</summary>
    public bool CorruptNotices { get; set; }
    /// <summary>The code that every request is refused with, signed and well-formed.</summary>
    public string? Refuse { get; set; }
    /// <summary>The status of such a refusal where the protocol uses statuses.</summary>
    public int RefuseStatus { get; set; } = 400;
    /// <summary>Does what was asked for and then breaks off: the answer is lost.</summary>
    public bool LoseAnswers { get; set; }
    /// <summary>How old notifications say they are, in seconds; negative: from the future.</summary>
    public int NoticeAgeSeconds { get; set; }
    /// <summary>Notifications and answers name this merchant (Alipay: seller) instead.</summary>
    public string? Merchant { get; set; }
    /// <summary>Notifications and answers say that so many fen were paid.</summary>
    public long? Fen { get; set; }
    /// <summary>Answers name this currency.</summary>
    public string? Currency { get; set; }
    /// <summary>Refunds stay on their way until they are settled by hand.</summary>
    public bool SlowRefunds { get; set; }
}

using Association.Domain.Common;

namespace Association.Domain.Finance.Paying;

/// <summary>
/// A provider's notification that was genuine and about a code of ours, kept once however often it arrives. It books nothing: it
/// makes us ask the provider.
/// </summary>
public sealed class PaymentNotice : Entity<PaymentNotice>, INotAudited
{
    public const int MaxNoticeLength = 128;

    private PaymentNotice() { }

    public PaymentNotice(PaymentProvider provider, string notice, Id<PaymentAttempt> attempt, DateTimeOffset receivedAt) =>
        (Provider, Notice, Attempt, ReceivedAt) = (provider, notice, attempt, receivedAt);

    public PaymentProvider Provider { get; private set; }
    /// <summary>The provider's number of the notification; unique with the provider.</summary>
    public string Notice { get; private set; } = "";
    public Id<PaymentAttempt> Attempt { get; private set; }
    public DateTimeOffset ReceivedAt { get; private set; }
}

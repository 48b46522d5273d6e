using Association.Domain.Common;
using Association.Domain.Finance.Paying;

namespace Association.Application.Finance.Paying;

/// <param name="TradeNumber">Ours; unique at the provider.</param>
/// <param name="Description">What the payer reads on the phone.</param>
/// <param name="ExpiresAt">Nobody can pay after it.</param>
public sealed record CodeRequest(string TradeNumber, Money Amount, string Description, DateTimeOffset ExpiresAt);

/// <param name="Code">What the QR code holds.</param>
public sealed record PaymentCode(string Code, DateTimeOffset ExpiresAt);

/// <summary>A request to a notification address as it came, before anything of it is believed.</summary>
public sealed record RawNotice(Func<string, string?> Header, byte[] Body);

/// <summary>A notification whose signature, age and addressee were right. What it says of money is not used.</summary>
/// <param name="Notice">The provider's number of the notification.</param>
public sealed record VerifiedNotice(PaymentProvider Provider, string Notice, string TradeNumber);

/// <param name="Notice">Null: refused.</param>
/// <param name="Problem">Why it was refused, in a word for the log; says nothing of what it held.</param>
public sealed record NoticeReading(VerifiedNotice? Notice, string? Problem)
{
    public static NoticeReading Refused(string problem) => new(null, problem);
}

public enum ProviderState { NotPaid, Paid, Refunded, Closed, Failed }

/// <summary>What the provider says of a payment when it is asked, about this merchant and in yuan: the client refuses anything else.</summary>
/// <param name="TransactionId">The provider's number; null until it was paid.</param>
public sealed record ProviderPayment(string TradeNumber, ProviderState State, string? TransactionId, Money Amount, DateTimeOffset? PaidAt);

/// <param name="Total">Of the payment.</param>
public sealed record RefundRequest(string TradeNumber, string RefundNumber, Money Amount, Money Total, string Reason);

public enum ProviderRefundState { Processing, Done, Failed }

public sealed record ProviderRefund(string RefundNumber, ProviderRefundState State, Money Amount);

/// <summary>How the answer to a notification must look.</summary>
public sealed record NoticeAnswer(int Status, string ContentType, string Body);

/// <summary>
/// A payment provider: one port, one implementation for each. Everything that goes over the network may be repeated with the same
/// numbers and then has no further effect.
/// </summary>
public interface IPaymentProvider
{
    PaymentProvider Kind { get; }

    /// <exception cref="ProviderException">Refused, or no answer that can be believed; <see cref="ProviderException.IsFinal"/> says which.</exception>
    Task<PaymentCode> CreateCodeAsync(CodeRequest request, CancellationToken cancellationToken);

    /// <summary>Verifies and opens a notification; never throws for what somebody sent.</summary>
    NoticeReading Read(RawNotice notice);

    NoticeAnswer Answer(bool accepted);

    /// <returns>Null: the provider does not know the number.</returns>
    /// <exception cref="ProviderException"/>
    Task<ProviderPayment?> QueryAsync(string tradeNumber, CancellationToken cancellationToken);

    /// <summary>Nobody can pay the code afterwards. Done as well when the provider does not know it or has closed it already.</summary>
    /// <exception cref="ProviderException">Among others: it was paid.</exception>
    Task CloseAsync(string tradeNumber, CancellationToken cancellationToken);

    /// <exception cref="ProviderException"/>
    Task<ProviderRefund> RefundAsync(RefundRequest request, CancellationToken cancellationToken);

    /// <returns>Null: the provider does not know the number.</returns>
    /// <exception cref="ProviderException"/>
    Task<ProviderRefund?> QueryRefundAsync(string tradeNumber, string refundNumber, CancellationToken cancellationToken);
}

/// <summary>A provider did not do what it was asked for. The message holds its code, never a key or a person.</summary>
/// <param name="isFinal">It will say the same each time; else asking again later may help.</param>
public sealed class ProviderException(string code, bool isFinal, Exception? cause = null) : Exception(code, cause)
{
    public string Code { get; } = code;
    public bool IsFinal { get; } = isFinal;
}

/// <summary>The providers that this installation has a contract with.</summary>
public sealed class PaymentProviders(IEnumerable<IPaymentProvider> providers)
{
    private readonly IReadOnlyList<IPaymentProvider> _all = [.. providers.OrderBy(p => p.Kind)];

    public IReadOnlyList<PaymentProvider> Offered => [.. _all.Select(p => p.Kind)];

    public IPaymentProvider? Find(PaymentProvider kind) => _all.FirstOrDefault(p => p.Kind == kind);
}

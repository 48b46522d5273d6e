using Association.Domain.Finance;

namespace Association.Application.Finance;

/// <summary>What a receipt says; amounts in yuan.</summary>
/// <param name="PayerTaxNumber">The payer's taxpayer number; none for a person.</param>
/// <param name="Method">How it was paid, in words for people.</param>
/// <param name="Reference">What links the receipt to the payment, such as the transfer reference.</param>
public sealed record ReceiptSheet(
    string Number, string Payer, string? PayerTaxNumber, IReadOnlyList<ReceiptLine> Lines, decimal Total,
    DateOnly ReceivedOn, DateOnly IssuedOn, string Method, string Reference, string IssuerZh, string IssuerEn)
{
    /// <summary>What it is when it is no receipt. <see cref="ReceivedOn"/> then is the last day to pay, <see cref="Method"/> the account to pay to.</summary>
    public DocumentKind? Kind { get; init; }
    /// <summary>What a sponsor's pledge was used for; <see cref="ReceivedOn"/> then is its last day, <see cref="Method"/> the pledge.</summary>
    public bool Statement { get; init; }
    /// <summary>The invoice that a credit note takes back, and why.</summary>
    public string? Note { get; init; }
}

public sealed record ReceiptLine(string Description, int Quantity, decimal UnitPrice, decimal Amount);

/// <summary>Draws a receipt as PDF; as many pages as its lines need.</summary>
public interface IReceiptRenderer
{
    byte[] Render(ReceiptSheet sheet);
}

namespace Association.Application.Finance;

/// <summary>What a receipt says; amounts in yuan.</summary>
/// <param name="PayerTaxNumber">The payer's taxpayer number; none for a person.</param>
/// <param name="Method">How it was paid, in words for people.</param>
/// <param name="Reference">What links the receipt to the payment, such as the transfer reference.</param>
public sealed record ReceiptSheet(
    string Number, string Payer, string? PayerTaxNumber, IReadOnlyList<ReceiptLine> Lines, decimal Total,
    DateOnly ReceivedOn, DateOnly IssuedOn, string Method, string Reference, string IssuerZh, string IssuerEn);

public sealed record ReceiptLine(string Description, int Quantity, decimal UnitPrice, decimal Amount);

/// <summary>Draws a receipt as PDF; as many pages as its lines need.</summary>
public interface IReceiptRenderer
{
    byte[] Render(ReceiptSheet sheet);
}

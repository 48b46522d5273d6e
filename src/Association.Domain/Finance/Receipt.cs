using Association.Domain.Common;
using Association.Domain.Files;

namespace Association.Domain.Finance;

/// <summary>The paper for one payment: numbered without gaps within its year, and never changed.</summary>
public sealed class Receipt : AggregateRoot<Receipt>
{
    public const int MaxNumberLength = 20;
    public const int MaxReasonLength = 300;

    private Receipt() { }

    /// <param name="serial">Counted without gaps per type and year.</param>
    public Receipt(Payment payment, int year, int serial, string payer, DateOnly issuedOn)
    {
        (Payment, Order, Amount, Payer, IssuedOn) = (payment.Id, payment.Order, payment.Sum, payer, issuedOn);
        (Year, Serial, Number) = (year, serial, $"R{year}-{serial:000000}");
    }

    public Id<Payment> Payment { get; private set; }
    public Id<Order> Order { get; private set; }
    public Money Amount { get; private set; }
    public string Payer { get; private set; } = "";
    public int Year { get; private set; }
    public int Serial { get; private set; }
    public string Number { get; private set; } = "";
    public DateOnly IssuedOn { get; private set; }
    /// <summary>Drawn in the background; null until then.</summary>
    public Id<StoredFile>? File { get; private set; }

    /// <summary>Its number stays taken. Null while it holds.</summary>
    public DateTimeOffset? VoidedAt { get; private set; }
    public string? VoidReason { get; private set; }

    /// <summary>The payment it acknowledges was booked by mistake.</summary>
    public void Void(string reason, DateTimeOffset now) => (VoidedAt, VoidReason) = (VoidedAt ?? now, VoidReason ?? reason.Trim());

    public void KeptAs(Id<StoredFile> file) => File ??= file;
}

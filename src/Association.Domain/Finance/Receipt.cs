using Association.Domain.Common;
using Association.Domain.Files;

namespace Association.Domain.Finance;

/// <summary>The paper for one payment: numbered without gaps within its year, and never changed.</summary>
public sealed class Receipt : AggregateRoot<Receipt>
{
    public const int MaxNumberLength = 20;

    private Receipt() { }

    /// <param name="serial">Counted without gaps per type and year.</param>
    public Receipt(Payment payment, int year, int serial, string payer, DateOnly issuedOn)
    {
        (Payment, Order, Amount, Payer, IssuedOn) = (payment.Id, payment.Order, payment.Amount, payer, issuedOn);
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

    public void KeptAs(Id<StoredFile> file) => File ??= file;
}

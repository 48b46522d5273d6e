using Association.Domain.Common;
using Association.Domain.Files;

namespace Association.Domain.Finance;

/// <summary>Papers about a debt; the receipt, which is about money that came, is a <see cref="Receipt"/>. Each kind counts by itself.</summary>
public enum DocumentKind { Proforma, Invoice, CreditNote }

public static class DocumentErrors
{
    public static readonly Error NotFound = Error.NotFound("document");
    public static readonly Error AlreadyCredited = Error.Conflict("document.credited", "A credit note has taken this invoice back already.");
    public static readonly Error NoInvoice = Error.Conflict("document.no-invoice", "Only an invoice can be taken back by a credit note.");
    public static readonly Error UseRefund = Error.Conflict("document.use-refund", "The order is paid: give a part of the money back, and the papers follow.").At("Less");
    public static readonly Error DuesAsAWhole = Error.Conflict("document.dues-as-a-whole", "Dues are not credited in part: withdraw the charge, and it is made out anew.").At("Less");
    public static readonly Error ReasonMissing = Error.Invalid("document.reason-missing", "A credit note needs a reason.", "Reason");
}

/// <summary>One line of a document; equal lines of the order are one of it.</summary>
/// <param name="Price">Yuan for one.</param>
public sealed record DocumentLine(string Description, int Quantity, decimal Price)
{
    public decimal Amount => Quantity * Price;
}

/// <summary>
/// A numbered paper about what an order costs. It never changes: a mistake is taken back by a credit note, and a new one is
/// made out. Sources: anchors.md C2, domain.md R4.30-R4.35.
/// </summary>
public sealed class FinanceDocument : AggregateRoot<FinanceDocument>
{
    public const int MaxNumberLength = 20;
    public const int MaxLinesLength = 100_000;
    public const int MaxReasonLength = 300;

    private FinanceDocument() { }

    /// <param name="lines">As the order has them, frozen.</param>
    /// <param name="serial">Counted without gaps per kind and year.</param>
    public FinanceDocument(DocumentKind kind, Order order, FiscalData payer, IReadOnlyList<DocumentLine> lines, DateOnly issuedOn, int serial)
    {
        (Kind, Order, Payer, IssuedOn, DueOn) = (kind, order.Id, payer, issuedOn, AssociationCalendar.DayOf(order.DueAt));
        (Year, Serial, Number) = (issuedOn.Year, serial, NumberOf(kind, issuedOn.Year, serial));
        (Lines, Reference, Total) = (DocumentLines.Write(lines), order.Reference, new(lines.Sum(l => l.Amount)));
    }

    public DocumentKind Kind { get; private set; }
    public Id<Order> Order { get; private set; }
    public int Year { get; private set; }
    public int Serial { get; private set; }
    /// <summary>As in <c>I2019-000012</c>; the letter says the kind.</summary>
    public string Number { get; private set; } = "";
    /// <summary>What transfers for it should carry.</summary>
    public string Reference { get; private set; } = "";
    public FiscalData Payer { get; private set; } = null!;
    /// <summary>JSON of <see cref="DocumentLine"/>.</summary>
    public string Lines { get; private set; } = "";
    /// <summary>Of a credit note as well above zero: its kind says the direction.</summary>
    public Money Total { get; private set; }
    public DateOnly IssuedOn { get; private set; }
    public DateOnly DueOn { get; private set; }
    /// <summary>The invoice that a credit note takes back.</summary>
    public Id<FinanceDocument>? Corrects { get; private set; }
    public string? Reason { get; private set; }
    /// <summary>Drawn when somebody asks, or in the background; then it stays as it is, with its hash.</summary>
    public Id<StoredFile>? File { get; private set; }

    public static string NumberOf(DocumentKind kind, int year, int serial) => $"{Letter(kind)}{year}-{serial:000000}";

    /// <summary>The scope of the kind's numbers in a year.</summary>
    public static string ScopeOf(DocumentKind kind, int year) => $"{kind.ToString().ToLowerInvariant()}/{year}";

    /// <summary>Takes this invoice back as a whole.</summary>
    public FinanceDocument Credit(string reason, DateOnly on, int serial)
    {
        Refuse.Unless(Kind is DocumentKind.Invoice, DocumentErrors.NoInvoice);
        Refuse.If(string.IsNullOrWhiteSpace(reason), DocumentErrors.ReasonMissing);
        return new()
        {
            Kind = DocumentKind.CreditNote, Order = Order, Payer = Payer, Lines = Lines, Reference = Reference, Total = Total, IssuedOn = on, DueOn = on,
            Year = on.Year, Serial = serial, Number = NumberOf(DocumentKind.CreditNote, on.Year, serial), Corrects = Id, Reason = reason.Trim(),
        };
    }

    public void KeptAs(Id<StoredFile> file) => File ??= file;

    private static char Letter(DocumentKind kind) => kind switch { DocumentKind.Proforma => 'P', DocumentKind.Invoice => 'I', _ => 'C' };
}

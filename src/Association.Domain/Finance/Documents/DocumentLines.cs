using System.Text.Encodings.Web;
using System.Text.Json;
using Association.Domain.Common;

namespace Association.Domain.Finance;

/// <summary>The lines of a document as they are kept.</summary>
public static class DocumentLines
{
    private const string PartLine = "部分付款 part payment";
    private const string CreditLine = "预收款 Paid in advance";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, IgnoreReadOnlyProperties = true };

    /// <summary>Equal lines become one with a quantity: ten seats at one price are one line (anchors.md pain 6).</summary>
    public static IReadOnlyList<DocumentLine> Of(IEnumerable<OrderLine> lines) =>
        [.. lines.GroupBy(l => (l.Description, l.Amount)).Select(g => new DocumentLine(g.Key.Description, g.Count(), g.Key.Amount.Amount))];

    /// <summary>What a payment of an order paid for: all its lines, or one line of a part of it; what came beyond is not among it.</summary>
    public static IReadOnlyList<DocumentLine> Of(Order order, Payment payment)
    {
        var lines = order.Lines.OrderBy(l => l.Id.Value).ToList();
        return payment.Amount == order.Total ? Of(lines) : [new($"{lines[0].Description}（{PartLine}）", 1, payment.Amount.Amount)];
    }

    /// <summary>The same with what the payer has to their credit since: together they are what came.</summary>
    public static IReadOnlyList<DocumentLine> WithCredit(Order order, Payment payment) =>
        payment.Excess > Money.Zero ? [.. Of(order, payment), new(CreditLine, 1, payment.Excess.Amount)] : Of(order, payment);

    public static string Write(IReadOnlyList<DocumentLine> lines) => JsonSerializer.Serialize(lines, Json);

    public static IReadOnlyList<DocumentLine> Read(string kept) => JsonSerializer.Deserialize<List<DocumentLine>>(kept, Json) ?? [];
}

using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Finance;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Finance.Bank;

/// <summary>A line with what became of it.</summary>
/// <param name="Proposal">Null for money that went out and for lines that were imported before.</param>
public sealed record JudgedLine(StatementLine Line, string Key, bool Repeated, LineProposal? Proposal);

/// <summary>Puts the lines of a statement beside the orders that wait for money.</summary>
internal sealed class StatementMatching(IAssociationDb db)
{
    public async Task<IReadOnlyList<JudgedLine>> JudgeAsync(StatementFile file, CancellationToken cancellationToken)
    {
        var known = await KnownAsync(file, cancellationToken);
        var (_, matcher) = await PrepareAsync(file.Lines.Min(l => l.On), cancellationToken);
        var judged = new List<JudgedLine>(file.Lines.Count);
        foreach (var line in file.Lines)
        {
            var key = line.KeyFor(file.Account);
            var repeated = !known.Add(line, key, file.Account);
            judged.Add(new(line, key, repeated, repeated || line.Amount <= 0 ? null : matcher.Match(new(line.Amount, line.Payer, $"{line.Summary} {line.Remark}", line.On))));
        }

        return judged;
    }

    /// <summary>What the lines of a statement are compared with: the orders that wait, and the transfers that were booked without it.</summary>
    /// <param name="first">The first day of the statement.</param>
    public async Task<(OpenOrders Open, LineMatcher Matcher)> PrepareAsync(DateOnly first, CancellationToken cancellationToken)
    {
        var byHand = await ByHandAsync(first.AddDays(-BookedTransfers.DaysByReference), cancellationToken);
        // The reference of what is paid is known: such a line pays nothing else of its payer.
        var paid = byHand.Where(b => b.Status is not OrderStatus.Open).Select(b => b.Transfer).DistinctBy(t => t.Order)
            .Select(t => new OpenOrder(t.Order, t.Reference, [], [], 0, t.On, ""));
        var open = new OpenOrders([.. await OpenAsync(cancellationToken), .. paid]);
        return (open, new(open, new(byHand.Select(b => b.Transfer))));
    }

    private async Task<List<(OrderStatus Status, BookedByHand Transfer)>> ByHandAsync(DateOnly since, CancellationToken cancellationToken) =>
        [.. (await db.Payments.AsNoTracking()
            .Where(p => p.Method == PaymentMethod.BankTransfer && p.Line == null && p.Reverses == null && p.ReceivedOn >= since && !db.Payments.Any(b => b.Reverses == p.Id))
            .Join(db.Orders, p => p.Order, o => o.Id, (p, o) => new { o.Id, o.Reference, o.Payer, o.InvoiceHead, o.Status, Amount = p.Amount.Amount, Excess = p.Excess.Amount, p.ReceivedOn })
            .ToListAsync(cancellationToken))
            .Select(p => (p.Status, new BookedByHand(p.Id, p.Reference, p.InvoiceHead is { } head ? [p.Payer, head] : [p.Payer], p.Amount + p.Excess, p.ReceivedOn)))];

    /// <summary>Every order that waits for money, with all that a line may say of it: three plain reads, however many there are.</summary>
    private async Task<IReadOnlyList<OpenOrder>> OpenAsync(CancellationToken cancellationToken)
    {
        var orders = await db.Orders.AsNoTracking().Where(o => o.Status == OrderStatus.Open)
            .Select(o => new { o.Id, o.Reference, o.Payer, o.InvoiceHead, Total = o.Total.Amount, Settled = o.Settled.Amount, o.DueAt, Text = o.Lines.Select(l => l.Description).FirstOrDefault() })
            .ToListAsync(cancellationToken);
        var numbers = (await db.FinanceDocuments.AsNoTracking().Where(d => d.Kind != DocumentKind.CreditNote && db.Orders.Any(o => o.Id == d.Order && o.Status == OrderStatus.Open))
            .Select(d => new { d.Order, d.Number, d.Payer.Title }).ToListAsync(cancellationToken)).ToLookup(d => d.Order);
        return [.. orders.Where(o => o.Total > o.Settled).Select(o => new OpenOrder(o.Id, o.Reference, [.. numbers[o.Id].Select(d => d.Number)],
            [.. ((string?[])[o.Payer, o.InvoiceHead, .. numbers[o.Id].Select(d => d.Title)]).OfType<string>().Distinct()], o.Total - o.Settled, AssociationCalendar.DayOf(o.DueAt), o.Text ?? ""))];
    }

    private async Task<KnownLines> KnownAsync(StatementFile file, CancellationToken cancellationToken)
    {
        var (first, last) = (file.Lines.Min(l => l.On), file.Lines.Max(l => l.On));
        return new(await db.BankLines.AsNoTracking().Where(l => l.Key != null && l.On >= first && l.On <= last)
            .Select(l => new KnownLine(l.Key!, l.On, l.At, l.Amount.Amount, l.Balance, l.Payer, l.PayerAccount, l.Serial)).ToListAsync(cancellationToken));
    }
}

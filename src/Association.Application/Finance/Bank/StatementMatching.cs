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
        var seen = await KnownAsync(file, cancellationToken);
        var matcher = new LineMatcher(new OpenOrders(await OpenAsync(cancellationToken)));
        var judged = new List<JudgedLine>(file.Lines.Count);
        foreach (var line in file.Lines)
        {
            var key = line.KeyFor(file.Account);
            if (key.Length > BankLine.MaxKeyLength) key = key[..BankLine.MaxKeyLength];
            var repeated = !seen.Add(key);
            judged.Add(new(line, key, repeated, repeated || line.Amount <= 0 ? null : matcher.Match(new(line.Amount, line.Payer, $"{line.Summary} {line.Remark}"))));
        }

        return judged;
    }

    /// <summary>Every order that waits for money, with all that a line may say of it: three plain reads, however many there are.</summary>
    public async Task<IReadOnlyList<OpenOrder>> OpenAsync(CancellationToken cancellationToken)
    {
        var orders = await db.Orders.AsNoTracking().Where(o => o.Status == OrderStatus.Open)
            .Select(o => new { o.Id, o.Reference, o.Payer, o.InvoiceHead, Total = o.Total.Amount, Settled = o.Settled.Amount, o.DueAt, Text = o.Lines.Select(l => l.Description).FirstOrDefault() })
            .ToListAsync(cancellationToken);
        var numbers = (await db.FinanceDocuments.AsNoTracking().Where(d => d.Kind != DocumentKind.CreditNote && db.Orders.Any(o => o.Id == d.Order && o.Status == OrderStatus.Open))
            .Select(d => new { d.Order, d.Number, d.Payer.Title }).ToListAsync(cancellationToken)).ToLookup(d => d.Order);
        return [.. orders.Where(o => o.Total > o.Settled).Select(o => new OpenOrder(o.Id, o.Reference, [.. numbers[o.Id].Select(d => d.Number)],
            [.. ((string?[])[o.Payer, o.InvoiceHead, .. numbers[o.Id].Select(d => d.Title)]).OfType<string>().Distinct()], o.Total - o.Settled, AssociationCalendar.DayOf(o.DueAt), o.Text ?? ""))];
    }

    private async Task<HashSet<string>> KnownAsync(StatementFile file, CancellationToken cancellationToken)
    {
        var (first, last) = (file.Lines.Min(l => l.On), file.Lines.Max(l => l.On));
        return (await db.BankLines.AsNoTracking().Where(l => l.Key != null && l.On >= first && l.On <= last).Select(l => l.Key!).ToListAsync(cancellationToken)).ToHashSet(StringComparer.Ordinal);
    }
}

using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Finance;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Finance.Books;

/// <summary>The transactions of the books in the order they were booked; each sums to zero.</summary>
/// <param name="From">The first business day; null: from the beginning.</param>
[Requires(Permissions.ReadFinance)]
public sealed record ListLedger(
    DateOnly? From = null, DateOnly? To = null, Id<Order>? Order = null, Id<Event>? Event = null, Id<Fund>? Fund = null, LedgerAccount? Account = null, string? After = null, int? Size = null)
    : IQuery<Page<LedgerTransactionLine>>;

/// <param name="Reverses">The transaction that this one takes back.</param>
public sealed record LedgerTransactionLine(
    Guid Id, DateOnly On, LedgerKind Kind, string? Memo, Guid? Order, string? Reference, string? Payer, Guid? Event, Guid? Fund, Guid? Document, Guid? Reverses, DateTimeOffset BookedAt,
    IReadOnlyList<LedgerEntryLine> Entries);

/// <param name="Amount">Yuan; above zero: debit.</param>
public sealed record LedgerEntryLine(LedgerAccount Account, decimal Amount);

internal sealed class ListLedgerHandler(IAssociationDb db) : IRequestHandler<ListLedger, Page<LedgerTransactionLine>>
{
    public async Task<Page<LedgerTransactionLine>> Handle(ListLedger query, CancellationToken cancellationToken)
    {
        var window = Window.Of(query.After, null, query.Size);
        var booked = db.LedgerTransactions.AsNoTracking();
        if (query.From is { } from) booked = booked.Where(t => t.On >= from);
        if (query.To is { } to) booked = booked.Where(t => t.On <= to);
        if (query.Order is { } order) booked = booked.Where(t => t.Order == order);
        if (query.Fund is { } fund) booked = booked.Where(t => t.Fund == fund);
        if (query.Account is { } account) booked = booked.Where(t => t.Entries.Any(e => e.Account == account));
        // What belongs to an order belongs to its event.
        if (query.Event is { } held) booked = booked.Where(t => t.Event == held || t.Event == null && db.Orders.Any(o => o.Id == t.Order && o.Event == held));
        var rows = await booked.InOrder(window).Take(window.Read).Select(t => new LedgerTransactionLine(
            t.Id.Value, t.On, t.Kind, t.Memo, t.Order == null ? null : t.Order.Value.Value, db.Orders.Where(o => o.Id == t.Order).Select(o => o.Reference).FirstOrDefault(),
            db.Orders.Where(o => o.Id == t.Order).Select(o => o.Payer).FirstOrDefault(), t.Event == null ? null : t.Event.Value.Value, t.Fund == null ? null : t.Fund.Value.Value,
            t.Document == null ? null : t.Document.Value.Value, t.Reverses == null ? null : t.Reverses.Value.Value, t.BookedAt,
            t.Entries.Select(e => new LedgerEntryLine(e.Account, e.Amount.Amount)).ToList())).ToListAsync(cancellationToken);
        return window.Cut(rows, row => new Cursor("", row.Id));
    }
}

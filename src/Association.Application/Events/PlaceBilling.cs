using Association.Application.Common;
using Association.Application.Events.Forms;
using Association.Application.Messages;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Finance;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events;

/// <summary>The order of a place that costs something, with its charge in the ledger and the mail that says how to pay.</summary>
internal sealed class PlaceBilling(IAssociationDb db)
{
    public async Task BillAsync(Registration registration, Event @event, TicketCategory category, ReadAnswers answers, DateTimeOffset due, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (registration.HeldUntil is null) return;
        var order = new Order(@event.Id, registration.Unit ?? registration.Name, registration.Account, due, now);
        order.Add(registration.Id, await DescribeAsync(registration, @event, category, cancellationToken), registration.Price);
        foreach (var (description, amount) in AnswerDesk.Lines(answers, registration.Name)) order.AddExtra(registration.Id, description, amount);
        registration.BilledBy(order.Id);
        db.Orders.Add(order);
        db.LedgerTransactions.Add(LedgerTransaction.Move(LedgerKind.Charge, order.Id, LedgerAccount.Receivable, LedgerAccount.EventIncome, order.Total, now));
        if (registration.Email is { } address)
            db.Outbox.Add(new OutboxMessage(MailTemplates.RegistrationReceived, registration.Id.Value, address, registration.Language, now));
    }

    public static string Line(Event @event, TicketCategory category, string name) => $"{@event.Name.Zh} · {category.Name.Zh} · {name}";

    private async Task<string> DescribeAsync(Registration registration, Event @event, TicketCategory category, CancellationToken cancellationToken)
    {
        var line = Line(@event, category, registration.Name);
        if (registration.Coupon is not { } id) return Cut(line);
        var code = await db.CouponCodes.Where(c => c.Id == id).Select(c => c.Code).SingleAsync(cancellationToken);
        return Cut($"{line}（优惠码 {code}，−{registration.Discount.Amount:0.00}）");
    }

    public static string Cut(string line) => line.Length > Order.MaxDescriptionLength ? line[..Order.MaxDescriptionLength] : line;

    /// <summary>Books what an order's total changed by.</summary>
    public void Adjust(Id<Order> order, Money difference, DateTimeOffset now)
    {
        if (difference > Money.Zero) db.LedgerTransactions.Add(LedgerTransaction.Move(LedgerKind.Charge, order, LedgerAccount.Receivable, LedgerAccount.EventIncome, difference, now));
        if (difference < Money.Zero) db.LedgerTransactions.Add(LedgerTransaction.Move(LedgerKind.ChargeReversal, order, LedgerAccount.EventIncome, LedgerAccount.Receivable, Money.Zero - difference, now));
    }
}

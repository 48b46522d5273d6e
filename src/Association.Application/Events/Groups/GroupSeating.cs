using Association.Application.Common;
using Association.Application.Events.Pricing;
using Association.Application.Events.SelfService;
using Association.Application.Events.Waiting;
using Association.Application.Messages;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Finance;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.Groups;

/// <summary>The seats of group orders: given a name, made vacant, ended; with their order, ledger and quotas in step.</summary>
internal sealed class GroupSeating(IAssociationDb db, WaitingQueue queue, PriceClaims claims, CouponDesk coupons, PlaceBilling billing)
{
    public Task<GroupOrder?> FindAsync(Id<GroupOrder> id, CancellationToken cancellationToken) =>
        db.GroupOrders.Include(g => g.Seats).FirstOrDefaultAsync(g => g.Id == id, cancellationToken);

    public async Task<Order?> OrderOfAsync(GroupOrder group, CancellationToken cancellationToken) =>
        group.Order is { } id ? await db.Orders.Include(o => o.Lines).Include(o => o.Slips).SingleAsync(o => o.Id == id, cancellationToken) : null;

    /// <summary>Somebody comes in this seat: a registration at the seat's price, certain once the order is paid.</summary>
    public Registration Name(GroupOrder group, GroupSeat seat, Order? order, ReadSeat who, DateTimeOffset due, DateTimeOffset now)
    {
        if (who.NewPerson is { } added) db.People.Add(added);
        var registration = new Registration(group.Event, who.Attendee!, seat.Category, seat.Quote, now, order?.DueAt ?? due);
        registration.PaidForBy(group.Id, group.Language);
        if (order is not null && seat.Price > Money.Zero)
        {
            registration.BilledBy(order.Id);
            order.Reassign(seat.Id, registration.Id, order.Lines.First(l => l.Seat == seat.Id).Description);
            if (order.Status is OrderStatus.Paid) registration.Settle();
        }

        seat.Name(registration.Id);
        db.Registrations.Add(registration);
        // Who has a certain place gets the confirmation, which asks the same.
        if (registration is { Status: RegistrationStatus.AwaitingPayment, Email: { } address })
            db.Outbox.Add(new OutboxMessage(MailTemplates.PlaceGiven, registration.Id.Value, address, registration.Language, now));
        return registration;
    }

    /// <summary>The price of a seat that just got a name, by the phase of its order: while nothing is paid, a member's price holds for a member.</summary>
    public async Task RequoteAsync(GroupSeat seat, Order? order, bool member, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (order is not { Status: OrderStatus.Open, PendingSlip: null } || seat.Price == Money.Zero) return;
        if (await db.PricePhases.AsNoTracking().FirstOrDefaultAsync(p => p.Id == seat.Phase, cancellationToken) is not { } phase) return;
        var full = TicketCategory.QuoteOf(phase, member);
        if (full.Price == seat.Price + seat.Discount) return;
        await claims.GiveBackAsync(db, seat.Phase, seat.Coupon, seat.Discount, cancellationToken);
        var quote = await coupons.KeepAsync(full, seat.Coupon, cancellationToken);
        seat.Requote(quote);
        if (quote.Price > Money.Zero) billing.Adjust(order.Id, order.Requote(l => l.Seat == seat.Id, quote.Price), now);
        else Drop(seat, order, now);
    }

    /// <summary>A participant who cannot come leaves the seat to the group: it is paid for and stays held.</summary>
    public async Task VacateAsync(Registration registration, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (registration.Group is not { } id || await FindAsync(id, cancellationToken) is not { } group) return;
        if (group.Open.FirstOrDefault(s => s.Registration == registration.Id) is not { } seat) return;
        seat.Vacate();
        if (await OrderOfAsync(group, cancellationToken) is { } order) order.Reassign(seat.Id, null, order.Lines.FirstOrDefault(l => l.Seat == seat.Id)?.Description ?? "");
        db.Outbox.Add(new OutboxMessage(MailTemplates.GroupSeatVacated, registration.Id.Value, group.ContactEmail, group.Language, now));
    }

    /// <summary>Gives one unpaid seat back.</summary>
    public async Task ReleaseAsync(GroupOrder group, GroupSeat seat, Order? order, DateTimeOffset now, CancellationToken cancellationToken)
    {
        seat.End(now);
        await FreeAsync(group, seat, cancellationToken);
        if (order is { Status: OrderStatus.Open } && order.Lines.Any(l => l.Seat == seat.Id)) Drop(seat, order, now);
        if (seat.Registration is { } taken) (await db.Registrations.SingleAsync(r => r.Id == taken, cancellationToken)).Cancel(now);
        if (!group.Open.Any()) group.Cancel(now);
    }

    /// <summary>Ends the whole order: seats free, charge taken back, what was paid owed in return, the contact told.</summary>
    public async Task EndAsync(GroupOrder group, GroupStatus status, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var open = group.Open.ToList();
        if (status is GroupStatus.Expired) group.Expire(now);
        else group.Cancel(now);
        foreach (var seat in open)
        {
            await FreeAsync(group, seat, cancellationToken);
            if (seat.Registration is not { } taken) continue;
            var registration = await db.Registrations.SingleAsync(r => r.Id == taken, cancellationToken);
            Refuse.If(registration.Attended, GroupErrors.Unfinished);
            if (status is GroupStatus.Expired && registration.Status is RegistrationStatus.AwaitingPayment) registration.Expire(now);
            else if (registration.IsActive) registration.Cancel(now);
        }

        if (await OrderOfAsync(group, cancellationToken) is { } order) await CloseAsync(order, now, cancellationToken);
        db.Outbox.Add(new OutboxMessage(MailTemplates.GroupEnded, group.Id.Value, group.ContactEmail, group.Language, now));
    }

    private async Task FreeAsync(GroupOrder group, GroupSeat seat, CancellationToken cancellationToken)
    {
        await queue.PassOnAsync(group.Event, seat.Category, cancellationToken);
        await claims.GiveBackAsync(db, seat.Phase, seat.Coupon, seat.Discount, cancellationToken);
    }

    private void Drop(GroupSeat seat, Order order, DateTimeOffset now)
    {
        billing.Adjust(order.Id, Money.Zero - order.Drop(seat.Id), now);
        if (order.Lines.Count == 0) order.Cancel();
    }

    private async Task CloseAsync(Order order, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (order.Status is not (OrderStatus.Open or OrderStatus.Paid)) return;
        order.Cancel();
        if (order.Status is OrderStatus.Cancelled)
        {
            billing.Adjust(order.Id, Money.Zero - order.Total, now);
            return;
        }

        // Less what was decided to be given back before.
        var (_, rest) = (await db.RestsAsync([order], cancellationToken))[0];
        if (rest == Money.Zero) return;
        db.LedgerTransactions.Add(LedgerTransaction.Move(LedgerKind.RefundOwed, order.Id, LedgerAccount.EventIncome, LedgerAccount.RefundPayable, rest, now));
        db.Refunds.Add(new RefundOwed(order.Id, rest, now));
    }
}

using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Events.Groups;
using Association.Application.Events.Pricing;
using Association.Application.Events.Waiting;
using Association.Application.Messages;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Finance;
using Association.Domain.Finance.Paying;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events;

/// <summary>
/// Orders whose places were held long enough and that nobody paid. An order with an uploaded slip that finance has not
/// decided on is none of them: the money may be on its way, and the place stays held until the decision. Nor is one whose participant
/// was let in unpaid by a supervisor: who sits inside has taken the seat and owes the money.
/// </summary>
[Requires(Permissions.System)]
public sealed record OverdueHolds(int Count = 100) : IQuery<IReadOnlyList<Id<Order>>>;

internal sealed class OverdueHoldsHandler(IAssociationDb db, TimeProvider clock) : IRequestHandler<OverdueHolds, IReadOnlyList<Id<Order>>>
{
    /// <summary>Time for the provider to say what became of a code that is over; no longer, should it be out of reach.</summary>
    private static readonly TimeSpan CodeGrace = TimeSpan.FromMinutes(10);

    public async Task<IReadOnlyList<Id<Order>>> Handle(OverdueHolds query, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var grace = now - CodeGrace;
        return await db.Orders.AsNoTracking()
            .Where(o => o.Status == OrderStatus.Open && o.Settled.Amount == 0 && !o.Slips.Any(s => s.Status == SlipStatus.Uploaded) && !db.Registrations.Any(r => r.Order == o.Id && r.CheckedInAt != null))
            .Where(o => db.Registrations.Any(r => r.Order == o.Id && r.Status == RegistrationStatus.AwaitingPayment && r.HeldUntil <= now)
                || o.DueAt <= now && db.GroupOrders.Any(g => g.Order == o.Id && g.Status == GroupStatus.Placed))
            // Nor one whose code the provider has not closed yet: the payer may be typing the password.
            .Where(o => !db.PaymentAttempts.Any(a => a.Order == o.Id && a.Status == AttemptStatus.Pending && a.ExpiresAt > grace))
            .OrderBy(o => o.DueAt).Select(o => o.Id).Take(query.Count).ToListAsync(cancellationToken);
    }
}

/// <summary>
/// Ends one overdue order, or grants it once more time at the prices of today where the event says so: its places are free again or
/// offered to who waits, its charge is taken back, its people are told.
/// </summary>
[Requires(Permissions.System)]
public sealed record ExpireHold(Id<Order> Order) : ICommand<Result>;

internal sealed class ExpireHoldHandler(
    IAssociationDb db, WaitingQueue queue, Forms.ChosenPlaces chosen, PriceClaims claims, DeadlineRepricing repricing, GroupSeating groups, TimeProvider clock) : IRequestHandler<ExpireHold, Result>
{
    public async Task<Result> Handle(ExpireHold command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var order = await db.Orders.Include(o => o.Lines).Include(o => o.Slips).FirstOrDefaultAsync(o => o.Id == command.Order, cancellationToken);
        // Decided, paid or proved since it was found overdue: nothing to do. Of a part that was paid the office decides.
        if (order is not { Status: OrderStatus.Open, PendingSlip: null } || order.Settled > Money.Zero) return Result.Done;

        var places = await db.Registrations.Where(r => r.Order == order.Id && r.Status == RegistrationStatus.AwaitingPayment).ToListAsync(cancellationToken);
        var group = await db.GroupOrders.Include(g => g.Seats).FirstOrDefaultAsync(g => g.Order == order.Id && g.Status == GroupStatus.Placed, cancellationToken);
        if (places.Any(p => p.Attended)) return Result.Done;
        if (await repricing.TryAsync(order, group, places, now, cancellationToken)) return Result.Done;
        if (group is not null)
        {
            await groups.EndAsync(group, GroupStatus.Expired, now, cancellationToken);
            return Result.Done;
        }

        foreach (var registration in places) await ExpireAsync(registration, now, cancellationToken);
        order.Cancel();
        await ReverseAsync(order.Id, now, cancellationToken);
        return Result.Done;
    }

    private async Task ExpireAsync(Registration registration, DateTimeOffset now, CancellationToken cancellationToken)
    {
        registration.Expire(now);
        await chosen.FreeAsync(registration.Id, cancellationToken);
        await queue.PassOnAsync(registration.Event, registration.Category, cancellationToken);
        await claims.GiveBackAsync(db, registration, cancellationToken);
        if (registration.Email is { } address)
            db.Outbox.Add(new OutboxMessage(MailTemplates.RegistrationExpired, registration.Id.Value, address, registration.Language, now));
    }

    /// <summary>What the ledger still asks for, so that a part taken back before is not taken back twice.</summary>
    private async Task ReverseAsync(Id<Order> order, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var open = await db.LedgerTransactions.Where(t => t.Order == order).SelectMany(t => t.Entries)
            .Where(e => e.Account == LedgerAccount.Receivable).Select(e => e.Amount.Amount).ToListAsync(cancellationToken);
        if (open.Sum() is > 0 and var owed)
            db.LedgerTransactions.Add(LedgerTransaction.Move(
                LedgerKind.ChargeReversal, order, LedgerAccount.EventIncome, LedgerAccount.Receivable, new Money(owed), now));
    }
}

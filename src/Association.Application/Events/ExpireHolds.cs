using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Messages;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Finance;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events;

/// <summary>
/// Orders whose places were held long enough and that nobody paid. An order with an uploaded slip that finance has not
/// decided on is none of them: the money may be on its way, and the place stays held until the decision.
/// </summary>
[Requires(Permissions.System)]
public sealed record OverdueHolds(int Count = 100) : IQuery<IReadOnlyList<Id<Order>>>;

internal sealed class OverdueHoldsHandler(IAssociationDb db, TimeProvider clock) : IRequestHandler<OverdueHolds, IReadOnlyList<Id<Order>>>
{
    public async Task<IReadOnlyList<Id<Order>>> Handle(OverdueHolds query, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return await db.Orders.AsNoTracking()
            .Where(o => o.Status == OrderStatus.Open && !o.Slips.Any(s => s.Status == SlipStatus.Uploaded))
            .Where(o => db.Registrations.Any(r => r.Order == o.Id && r.Status == RegistrationStatus.AwaitingPayment && r.HeldUntil <= now))
            .OrderBy(o => o.DueAt).Select(o => o.Id).Take(query.Count).ToListAsync(cancellationToken);
    }
}

/// <summary>Ends one overdue order: its places are free again, its charge is taken back, its people are told.</summary>
[Requires(Permissions.System)]
public sealed record ExpireHold(Id<Order> Order) : ICommand<Result>;

internal sealed class ExpireHoldHandler(IAssociationDb db, SeatClaims seats, Forms.ChosenPlaces places, TimeProvider clock) : IRequestHandler<ExpireHold, Result>
{
    public async Task<Result> Handle(ExpireHold command, CancellationToken cancellationToken)
    {
        var order = await db.Orders.Include(o => o.Slips).FirstOrDefaultAsync(o => o.Id == command.Order, cancellationToken);
        // Decided, paid or proved since it was found overdue: nothing to do.
        if (order is not { Status: OrderStatus.Open, PendingSlip: null }) return Result.Done;

        var now = clock.GetUtcNow();
        foreach (var registration in await db.Registrations
            .Where(r => r.Order == order.Id && r.Status == RegistrationStatus.AwaitingPayment).ToListAsync(cancellationToken))
            await ExpireAsync(registration, now, cancellationToken);
        order.Cancel();
        await ReverseAsync(order.Id, now, cancellationToken);
        return Result.Done;
    }

    private async Task ExpireAsync(Registration registration, DateTimeOffset now, CancellationToken cancellationToken)
    {
        registration.Expire(now);
        foreach (var quota in await db.QuotasOf(registration).ToListAsync(cancellationToken)) seats.Free(quota);
        await places.FreeAsync(registration.Id, cancellationToken);
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

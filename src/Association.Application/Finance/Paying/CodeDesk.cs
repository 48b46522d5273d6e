using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Finance;
using Association.Domain.Finance.Paying;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Finance.Paying;

/// <summary>The codes of one order, whoever pays it: a participant, a group's payer, a member with dues.</summary>
internal sealed class CodeDesk(IAssociationDb db, IOrderLock orders, PaymentProviders providers, TimeProvider clock)
{
    /// <summary>The code that serves already, or a new one; the others are withdrawn. The provider is asked after the commit.</summary>
    public async Task<Result<Guid>> OpenAsync(Id<Order> id, PaymentProvider provider, CancellationToken cancellationToken)
    {
        Refuse.Unless(providers.Offered.Contains(provider), AttemptErrors.NotOffered);
        // Two tabs that press at once get one code.
        await orders.TakeAsync(db, id, cancellationToken);
        if (await db.Orders.FirstOrDefaultAsync(o => o.Id == id, cancellationToken) is not { } order) return OrderErrors.NotFound;

        var now = clock.GetUtcNow();
        var live = await db.PaymentAttempts
            .Where(a => a.Order == id && !a.Withdrawn && (a.Status == AttemptStatus.Created || a.Status == AttemptStatus.Pending)).ToListAsync(cancellationToken);
        if (live.Find(a => a.Serves(provider, order.Owed, now)) is { } served) return served.Id.Value;

        foreach (var old in live) old.Withdraw(now);
        var attempt = new PaymentAttempt(order, order.Owed, provider, now);
        db.PaymentAttempts.Add(attempt);
        return attempt.Id.Value;
    }

    /// <summary>Nobody wants to pay by phone any more: the codes in use are closed at the provider, unless one was paid meanwhile.</summary>
    public async Task<Result> WithdrawAsync(Id<Order> id, CancellationToken cancellationToken)
    {
        await orders.TakeAsync(db, id, cancellationToken);
        var now = clock.GetUtcNow();
        foreach (var attempt in await db.PaymentAttempts.Where(a => a.Order == id && !a.Withdrawn && (a.Status == AttemptStatus.Created || a.Status == AttemptStatus.Pending)).ToListAsync(cancellationToken))
            attempt.Withdraw(now);
        return Result.Done;
    }

    public async Task<OnlinePayment?> ReadAsync(Id<Order> id, CancellationToken cancellationToken)
    {
        if (await db.Orders.AsNoTracking().FirstOrDefaultAsync(o => o.Id == id, cancellationToken) is not { } order) return null;
        var latest = await db.PaymentAttempts.AsNoTracking().Where(a => a.Order == id && !a.Withdrawn).OrderByDescending(a => a.CreatedAt).ThenByDescending(a => a.Id).FirstOrDefaultAsync(cancellationToken);
        var now = clock.GetUtcNow();
        return new(order.Status, order.Owed.Amount, PaymentAttempt.IsInTime(order, now), providers.Offered, latest is null ? null : Show(latest, now));
    }

    private static AttemptView Show(PaymentAttempt attempt, DateTimeOffset now) =>
        new(attempt.Id.Value, attempt.Provider, attempt.Status, attempt.Amount.Amount, attempt.IsLive && attempt.ExpiresAt > now ? attempt.Code : null, attempt.ExpiresAt);
}

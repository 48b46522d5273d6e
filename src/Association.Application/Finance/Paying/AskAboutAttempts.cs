using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Finance;
using Association.Domain.Finance.Paying;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Finance.Paying;

/// <summary>Codes about which the provider is to be asked now: those to be withdrawn first, so that no order has two that can be paid.</summary>
[Requires(Permissions.System)]
public sealed record DueAttempts(int Count) : IQuery<IReadOnlyList<DueAttempt>>;

/// <param name="Blocked">Another code of the order is not closed yet.</param>
public sealed record DueAttempt(
    Id<PaymentAttempt> Id, PaymentProvider Provider, string TradeNumber, Money Amount, AttemptStatus Status, bool Withdrawn, DateTimeOffset ExpiresAt, string Description, bool Blocked);

internal sealed class DueAttemptsHandler(IAssociationDb db, TimeProvider clock) : IRequestHandler<DueAttempts, IReadOnlyList<DueAttempt>>
{
    public async Task<IReadOnlyList<DueAttempt>> Handle(DueAttempts query, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return await db.PaymentAttempts.AsNoTracking().Where(a => a.AskAt != null && a.AskAt <= now)
            .OrderBy(a => a.Withdrawn ? 0 : 1).ThenBy(a => a.AskAt).Take(query.Count)
            .Select(a => new DueAttempt(a.Id, a.Provider, a.TradeNumber, a.Amount, a.Status, a.Withdrawn, a.ExpiresAt,
                db.OrderLines.Where(l => l.Order == a.Order).OrderBy(l => l.Id).Select(l => l.Description).FirstOrDefault() ?? a.TradeNumber,
                !a.Withdrawn && a.Status == AttemptStatus.Created && db.PaymentAttempts.Any(o => o.Order == a.Order && o.Withdrawn && (o.Status == AttemptStatus.Created || o.Status == AttemptStatus.Pending))))
            .ToListAsync(cancellationToken);
    }
}

/// <summary>Of two nodes one asks about a code.</summary>
[Requires(Permissions.System)]
public sealed record LeaseAttempt(Id<PaymentAttempt> Attempt) : ICommand<Result<bool>>;

internal sealed class LeaseAttemptHandler(IAssociationDb db, TimeProvider clock) : IRequestHandler<LeaseAttempt, Result<bool>>
{
    public async Task<Result<bool>> Handle(LeaseAttempt command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        DateTimeOffset? until = now + ProviderDesk.Lease;
        return await db.PaymentAttempts.Where(a => a.Id == command.Attempt && a.AskAt != null && a.AskAt <= now)
            .ExecuteUpdateAsync(row => row.SetProperty(a => a.AskAt, until), cancellationToken) == 1;
    }
}

/// <summary>Codes whose order was paid otherwise, ended, or costs something else by now: nobody shall pay them any more.</summary>
[Requires(Permissions.System)]
public sealed record WithdrawOutdatedAttempts(int Count = 100) : ICommand<Result<int>>;

internal sealed class WithdrawOutdatedAttemptsHandler(IAssociationDb db, TimeProvider clock) : IRequestHandler<WithdrawOutdatedAttempts, Result<int>>
{
    public async Task<Result<int>> Handle(WithdrawOutdatedAttempts command, CancellationToken cancellationToken)
    {
        var outdated = await db.PaymentAttempts
            .Where(a => !a.Withdrawn && (a.Status == AttemptStatus.Created || a.Status == AttemptStatus.Pending))
            .Where(a => db.Orders.Any(o => o.Id == a.Order && (o.Status != OrderStatus.Open || o.Total.Amount - o.Settled.Amount != a.Amount.Amount)))
            .OrderBy(a => a.Id).Take(command.Count).ToListAsync(cancellationToken);
        var now = clock.GetUtcNow();
        foreach (var attempt in outdated) attempt.Withdraw(now);
        return outdated.Count;
    }
}

using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Finance.Paying;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Finance.Paying;

/// <summary>Keeps the code that the provider gave.</summary>
[Requires(Permissions.System)]
public sealed record KeepCode(Id<PaymentAttempt> Attempt, PaymentCode Code) : ICommand<Result>;

internal sealed class KeepCodeHandler(IAssociationDb db, TimeProvider clock) : IRequestHandler<KeepCode, Result>
{
    public async Task<Result> Handle(KeepCode command, CancellationToken cancellationToken)
    {
        if (await db.AttemptAsync(command.Attempt, cancellationToken) is not { } attempt) return AttemptErrors.NotFound;
        // Asked for twice by two nodes: the provider gave both the same.
        if (attempt.Status is AttemptStatus.Created) attempt.Show(command.Code.Code, command.Code.ExpiresAt, clock.GetUtcNow());
        return Result.Done;
    }
}

/// <summary>The provider has no code for us and never will.</summary>
[Requires(Permissions.System)]
public sealed record FailAttempt(Id<PaymentAttempt> Attempt, string Failure) : ICommand<Result>;

internal sealed class FailAttemptHandler(IAssociationDb db) : IRequestHandler<FailAttempt, Result>
{
    public async Task<Result> Handle(FailAttempt command, CancellationToken cancellationToken)
    {
        if (await db.AttemptAsync(command.Attempt, cancellationToken) is not { } attempt) return AttemptErrors.NotFound;
        if (attempt.IsLive) attempt.Fail(command.Failure);
        return Result.Done;
    }
}

/// <summary>Nothing new: the provider is asked again later.</summary>
[Requires(Permissions.System)]
public sealed record WaitForAttempt(Id<PaymentAttempt> Attempt) : ICommand<Result>;

internal sealed class WaitForAttemptHandler(IAssociationDb db, TimeProvider clock) : IRequestHandler<WaitForAttempt, Result>
{
    public async Task<Result> Handle(WaitForAttempt command, CancellationToken cancellationToken)
    {
        if (await db.AttemptAsync(command.Attempt, cancellationToken) is not { } attempt) return AttemptErrors.NotFound;
        attempt.StillWaits(clock.GetUtcNow());
        return Result.Done;
    }
}

/// <summary>
/// Books what the provider answered when it was asked. However often and in whatever order this is said, money is booked once.
/// </summary>
[Requires(Permissions.System)]
public sealed record SettleAttempt(Id<PaymentAttempt> Attempt, ProviderPayment Answer) : ICommand<Result>;

internal sealed class SettleAttemptHandler(IAssociationDb db, PaymentArrival arrival, TimeProvider clock) : IRequestHandler<SettleAttempt, Result>
{
    public async Task<Result> Handle(SettleAttempt command, CancellationToken cancellationToken)
    {
        if (await db.AttemptAsync(command.Attempt, cancellationToken) is not { } attempt) return AttemptErrors.NotFound;
        if (command.Answer is { State: ProviderState.Paid or ProviderState.Refunded, TransactionId: not null })
        {
            await arrival.TakeAsync(attempt, command.Answer, cancellationToken);
            return Result.Done;
        }

        if (!attempt.IsLive) attempt.StillWaits(clock.GetUtcNow());
        else if (command.Answer.State is ProviderState.Closed) attempt.Close();
        else if (command.Answer.State is ProviderState.Failed) attempt.Fail("PAYERROR");
        else attempt.StillWaits(clock.GetUtcNow());
        return Result.Done;
    }
}

internal static class AttemptQueries
{
    public static Task<PaymentAttempt?> AttemptAsync(this IAssociationDb db, Id<PaymentAttempt> id, CancellationToken cancellationToken) =>
        db.PaymentAttempts.FirstOrDefaultAsync(a => a.Id == id, cancellationToken);
}

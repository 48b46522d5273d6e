using Association.Domain.Common;
using MediatR;

namespace Association.Application.Common;

/// <summary>Commits once after a successful command; re-runs it on fresh data when another writer was faster.</summary>
internal sealed class UnitOfWorkBehavior<TCommand, TResult>(IUnitOfWork work, IEnumerable<ICommitListener> listeners) : IPipelineBehavior<TCommand, TResult>
    where TCommand : ICommand<TResult> where TResult : IResult<TResult>
{
    private const int MaxAttempts = 5;

    public async Task<TResult> Handle(TCommand command, CancellationToken cancellationToken, RequestHandlerDelegate<TResult> next)
    {
        var outcome = CommitOutcome.Stale;
        for (var attempt = 1; attempt <= MaxAttempts; attempt++)
        {
            await using var transaction = await work.BeginAsync(cancellationToken);
            try
            {
                var result = await next();
                if (!result.Succeeded) return result;

                outcome = await transaction.CommitAsync(cancellationToken);
                if (outcome is CommitOutcome.Saved) return await ToldAsync(result);
            }
            catch (Exception failure) when (work.IsWorthRepeating(failure) || failure is OvertakenException && attempt < MaxAttempts) { outcome = CommitOutcome.Stale; }
        }

        // A duplicate that a second look at fresh data did not explain is the sender's to resolve.
        return TResult.Refused([outcome is CommitOutcome.Duplicate ? CommonErrors.Duplicate : CommonErrors.Busy]);
    }

    /// <summary>What is committed is told to the end, also when its sender has gone away.</summary>
    private async Task<TResult> ToldAsync(TResult result)
    {
        foreach (var listener in listeners) await listener.CommittedAsync(CancellationToken.None);
        return result;
    }
}

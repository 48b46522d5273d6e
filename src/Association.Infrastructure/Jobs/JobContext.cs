using Association.Application.Common;
using Association.Domain.Common;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace Association.Infrastructure.Jobs;

/// <summary>What a job works with: a scope that acts as the product itself, and when to stop.</summary>
internal sealed class JobContext(IServiceProvider services, CancellationToken stopping)
{
    public CancellationToken Stopping => stopping;

    public T Service<T>() where T : notnull => services.GetRequiredService<T>();

    /// <summary>Sends a command that handles one batch until it answers 0.</summary>
    public async Task UntilNothingIsLeftAsync<TCommand>(Func<TCommand> next) where TCommand : ICommand<Result<int>>
    {
        while (!stopping.IsCancellationRequested)
            if (Accepted(await Service<IMediator>().Send(next(), stopping)).Value == 0) return;
    }

    /// <summary>Sends a command for one stretch after the other, each in a transaction of its own, until one says that it was the last.</summary>
    public async Task StretchByStretchAsync<TPlace, TStretch>(Func<TPlace?, ICommand<Result<TStretch>>> next, Func<TStretch, TPlace?> last) where TPlace : struct
    {
        TPlace? place = null;
        do place = last(Accepted(await Service<IMediator>().Send(next(place), stopping)).Value);
        while (place is not null && !stopping.IsCancellationRequested);
    }

    /// <summary>One command, one commit per item. An item that is refused stays for the next run and stops no other.</summary>
    public async Task ForEachAsync<TItem, TCommand>(IQuery<IReadOnlyList<TItem>> due, Func<TItem, TCommand> command)
        where TItem : notnull where TCommand : ICommand<Result>
    {
        var seen = new HashSet<TItem>();
        var failures = new List<Exception>();
        while (await Service<IMediator>().Send(due, stopping) is { Count: > 0 } items && items.Any(seen.Add))
            foreach (var item in items)
                await TryAsync(command(item), failures);
        if (failures.Count > 0) throw new AggregateException(failures);
    }

    private async Task TryAsync<TCommand>(TCommand command, List<Exception> failures) where TCommand : ICommand<Result>
    {
        stopping.ThrowIfCancellationRequested();
        try { Accepted(await Service<IMediator>().Send(command, stopping)); }
        catch (Exception failure) when (failure is not OperationCanceledException) { failures.Add(failure); }
    }

    private static TResult Accepted<TResult>(TResult result) where TResult : Association.Domain.Common.IResult<TResult> =>
        result.Succeeded ? result : throw new JobFailedException($"Refused: {result.Errors[0].Code}.");
}

internal sealed class JobFailedException(string message) : Exception(message);

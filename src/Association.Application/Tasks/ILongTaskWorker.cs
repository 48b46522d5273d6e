using Association.Domain.Tasks;

namespace Association.Application.Tasks;

/// <summary>
/// Does one kind of long work. It may be started again after a crash, so what was done before is passed over: the records
/// say what is left, never the task.
/// </summary>
public interface ILongTaskWorker
{
    LongTaskKind Kind { get; }

    /// <param name="cancellationToken">The host stops or the lease was lost: leave after the current row.</param>
    Task RunAsync(LongTask task, ILongTaskProgress progress, CancellationToken cancellationToken);
}

/// <summary>What a worker tells the page that shows the task. Call it between commands, never inside one.</summary>
public interface ILongTaskProgress
{
    Task StartAsync(int total, CancellationToken cancellationToken);

    /// <summary>How many rows have gone well so far, where they are too many to be told one by one.</summary>
    Task CountAsync(int done, CancellationToken cancellationToken);

    /// <summary>One row has ended. Saved every few rows and at least every half second.</summary>
    Task RowAsync(LongTaskRow row, CancellationToken cancellationToken);
}

/// <summary>What became of one row.</summary>
/// <param name="Label">What the row is about, for people.</param>
/// <param name="Code">Why it failed: the code of an error, whose text exists.</param>
/// <param name="Href">The page of what came of it.</param>
public sealed record LongTaskRow(string Label, bool Succeeded, string? Code = null, string? Href = null);

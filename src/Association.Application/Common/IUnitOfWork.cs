namespace Association.Application.Common;

/// <summary>Stale: another writer changed a row first. Duplicate: a unique index refused. Both are rolled back.</summary>
public enum CommitOutcome { Saved, Stale, Duplicate }

/// <summary>Opens the transaction that a command runs in. What is not committed is rolled back and forgotten on disposal.</summary>
public interface IUnitOfWork
{
    Task<IUnitOfWorkTransaction> BeginAsync(CancellationToken cancellationToken);

    /// <summary>Another writer was in the way; the same command may succeed on fresh data.</summary>
    bool IsWorthRepeating(Exception failure);
}

public interface IUnitOfWorkTransaction : IAsyncDisposable
{
    Task<CommitOutcome> CommitAsync(CancellationToken cancellationToken);
}

/// <summary>What a command read does not fit together: another writer came between. On fresh data it may; if it never does, the command is wrong.</summary>
public sealed class OvertakenException(string message) : Exception(message);

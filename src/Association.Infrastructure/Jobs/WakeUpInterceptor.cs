using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Association.Infrastructure.Jobs;

/// <summary>Notes which rows a save adds and wakes their jobs once they are committed, never before.</summary>
internal sealed class WakeUpInterceptor(WakeUps wakeUps) : SaveChangesInterceptor, IDbTransactionInterceptor
{
    private readonly HashSet<string> _noted = new(StringComparer.Ordinal);

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        var added = eventData.Context!.ChangeTracker.Entries().Where(e => e.State is EntityState.Added).Select(e => e.Metadata.ClrType).ToHashSet();
        _noted.UnionWith(JobSchedule.Continuous.Where(job => added.Contains(job.WokenBy)).Select(job => job.Id));
        return base.SavingChangesAsync(eventData, result, cancellationToken);
    }

    public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        foreach (var job in _noted) wakeUps.Ring(job);
        _noted.Clear();
        return Task.CompletedTask;
    }

    public Task TransactionRolledBackAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        _noted.Clear();
        return Task.CompletedTask;
    }
}

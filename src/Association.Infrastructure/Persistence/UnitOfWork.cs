using Association.Application.Common;
using Association.Application.Events.Pricing;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Infrastructure.Files;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Association.Infrastructure.Persistence;

internal sealed class UnitOfWork(AssociationDbContext db, IMediator mediator, IDatabaseProvider provider, SeatClaims seats, ISeatGuard guard, PriceClaims prices, RemovedContents contents) : IUnitOfWork
{
    public async Task<IUnitOfWorkTransaction> BeginAsync(CancellationToken cancellationToken)
    {
        if (provider.WriteGate is { } gate) await gate.WaitAsync(cancellationToken);
        try
        {
            // An attempt that fails is rolled back as a whole: a savepoint around each save would be two errands for nothing.
            db.Database.AutoSavepointsEnabled = false;
            return new Transaction(await db.Database.BeginTransactionAsync(cancellationToken), this);
        }
        catch
        {
            provider.WriteGate?.Release();
            throw;
        }
    }

    public bool IsWorthRepeating(Exception failure) => provider.IsContention(failure);

    private sealed class Transaction(IDbContextTransaction transaction, UnitOfWork work) : IUnitOfWorkTransaction
    {
        public async Task<CommitOutcome> CommitAsync(CancellationToken cancellationToken)
        {
            await PublishEventsAsync(cancellationToken);
            try
            {
                var removed = RemovedContents.Of(work.Db);
                await work.Db.SaveChangesAsync(cancellationToken);
                if (work.Prices.Any && !await work.Prices.MoveAsync(work.Db, cancellationToken)) return CommitOutcome.Stale;
                await MoveSeatsAsync(cancellationToken);
                await transaction.CommitAsync(cancellationToken);
                work.Contents.Drop(removed);
                return CommitOutcome.Saved;
            }
            catch (DbUpdateConcurrencyException) { return CommitOutcome.Stale; }
            catch (DbUpdateException failure) when (work.Provider.IsDuplicate(failure)) { return CommitOutcome.Duplicate; }
        }

        public async ValueTask DisposeAsync()
        {
            try
            {
                await transaction.DisposeAsync();
                work.Db.ChangeTracker.Clear();
                work.Seats.Forget();
                work.Prices.Forget();
            }
            finally
            {
                work.Provider.WriteGate?.Release();
            }
        }

        private async Task PublishEventsAsync(CancellationToken cancellationToken)
        {
            while (TakeEvents() is { Count: > 0 } events)
                foreach (var raised in events)
                    await work.Mediator.Publish(Wrap(raised), cancellationToken);
        }

        private async Task MoveSeatsAsync(CancellationToken cancellationToken)
        {
            foreach (var (quota, seats) in work.Seats.TakeAll())
                if (!await work.Guard.MoveAsync(work.Db, quota, seats, cancellationToken))
                    throw work.Seats.LookAgainWhenFull ? new OvertakenException("The last seat went while this one was asked for.") : new RefusedException(QuotaErrors.SoldOut);
        }

        /// <summary>Roots refer to each other by their keys, so whoever raised something is tracked: no look for changes is needed.</summary>
        private List<IDomainEvent> TakeEvents()
        {
            var (tracker, detects) = (work.Db.ChangeTracker, work.Db.ChangeTracker.AutoDetectChangesEnabled);
            tracker.AutoDetectChangesEnabled = false;
            try { return [.. tracker.Entries<IAggregateRoot>().ToList().SelectMany(e => e.Entity.TakeEvents())]; }
            finally { tracker.AutoDetectChangesEnabled = detects; }
        }

        private static INotification Wrap(IDomainEvent raised) =>
            (INotification)Activator.CreateInstance(typeof(Raised<>).MakeGenericType(raised.GetType()), raised)!;
    }

    private AssociationDbContext Db => db;
    private IMediator Mediator => mediator;
    private IDatabaseProvider Provider => provider;
    private SeatClaims Seats => seats;
    private ISeatGuard Guard => guard;
    private PriceClaims Prices => prices;
    private RemovedContents Contents => contents;
}

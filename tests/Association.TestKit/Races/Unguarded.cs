using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Association.TestKit;

/// <summary>
/// The negative control of the race: seats as one would sell them without a thought, asking first and taking afterwards, on a
/// database without the last fence. If this does not oversell, the race proves nothing.
/// </summary>
public static class Unguarded
{
    public static async Task<TestApp> StartAsync(DatabaseKind database)
    {
        var app = await TestApp.StartAsync(database, services: s => s.AddSingleton<ISeatGuard, CarelessSeatGuard>());
        app.Broken.Add("seats.capacity");
        if (database is not DatabaseKind.Sqlite) await app.Db(db => db.Database.ExecuteSqlRawAsync("""ALTER TABLE "Quotas" DROP CONSTRAINT "CK_Quotas_Taken" """));
        return app;
    }

    /// <summary>Whether a seat is free, asked before the transaction, in a scope of its own.</summary>
    public static Func<BuiltEvent, Task<bool>> Ask(TestApp app) => conference =>
        app.Db(db => db.Quotas.AnyAsync(q => q.Id == conference.Quota.Id && q.Taken < q.Capacity));

    private sealed class CarelessSeatGuard : ISeatGuard
    {
        /// <summary>Everybody asked before.</summary>
        public bool IsFull(Quota quota) => false;

        public async Task<bool> MoveAsync(IAssociationDb db, Id<Quota> quota, int seats, CancellationToken cancellationToken)
        {
            // SQLite cannot drop a check from a table: its connections are told to overlook it.
            if (db is AssociationDbContext { Database: var database } && database.ProviderName!.EndsWith("Sqlite", StringComparison.Ordinal))
                await database.ExecuteSqlRawAsync("PRAGMA ignore_check_constraints = ON", cancellationToken);
            return await db.Quotas.Where(q => q.Id == quota)
                .ExecuteUpdateAsync(row => row.SetProperty(q => q.Taken, q => q.Taken + seats), cancellationToken) == 1;
        }
    }
}

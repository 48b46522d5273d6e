using Association.Application.Common;
using Association.Domain.Events;
using Association.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Association.TestKit;

/// <summary>Records that a builder made together.</summary>
public interface IRecords
{
    IEnumerable<object> Records { get; }
}

/// <summary>Saves what a test takes for granted, with its audit entries and its seats, without the mails of a use case.</summary>
internal static class Arrangement
{
    public static async Task SaveAsync(IServiceProvider services, object[] records)
    {
        var db = services.GetRequiredService<AssociationDbContext>();
        await using var transaction = await db.Database.BeginTransactionAsync();
        object[] all = [.. records.SelectMany(r => r is IRecords several ? several.Records : [r])];
        db.AddRange(all);
        await db.SaveChangesAsync();
        foreach (var registration in all.OfType<Registration>().Where(r => r.IsActive))
            await TakeSeatsAsync(db, services.GetRequiredService<ISeatGuard>(), registration);
        await transaction.CommitAsync();
    }

    private static async Task TakeSeatsAsync(AssociationDbContext db, ISeatGuard guard, Registration registration)
    {
        var quotas = await db.Quotas.AsNoTracking()
            .Where(q => q.Event == registration.Event && (q.Category == registration.Category || q.Category == null && (!q.IsShared || q.Covered.Any(c => c.Category == registration.Category))))
            .ToListAsync();
        foreach (var quota in quotas)
            if (!await guard.MoveAsync(db, quota.Id, 1, default))
                throw new InvalidOperationException($"The quota {quota.Id} has no seat for the given registration.");
    }
}

using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Finance;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Finance.Paying;

/// <summary>
/// Lets one command at a time decide on the money of an order. Sums over several rows decide here, and no index can hold them:
/// whoever asks takes the row first and reads afterwards.
/// </summary>
public interface IOrderLock
{
    /// <summary>Until the commit. Take it before the order is loaded: it raises the version.</summary>
    Task TakeAsync(IAssociationDb db, Id<Order> order, CancellationToken cancellationToken);
}

/// <summary>A portable SELECT … FOR UPDATE (architecture.md, decision 7).</summary>
internal sealed class OrderLock : IOrderLock
{
    public Task TakeAsync(IAssociationDb db, Id<Order> order, CancellationToken cancellationToken) =>
        db.Orders.Where(o => o.Id == order).ExecuteUpdateAsync(row => row.SetProperty(o => o.Version, o => o.Version + 1), cancellationToken);
}

using Association.Domain.Common;
using Association.Domain.Events;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Common;

/// <summary>
/// Seats that the running command wants or gives back. They are moved last, after the rows are written and just
/// before the commit, so the row that everybody wants is locked for the shortest time (docs/adr, architecture.md 7).
/// </summary>
public sealed class SeatClaims
{
    private readonly SortedDictionary<Guid, int> _changes = [];

    /// <summary>Somebody who comes too late by a moment has another way than being refused: the command runs again and finds the seats gone.</summary>
    public bool LookAgainWhenFull { get; set; }

    public void Take(Id<Quota> quota) => Change(quota, +1);
    public void Free(Id<Quota> quota) => Change(quota, -1);

    /// <summary>The changes in the order of their ids, so two commands never lock each other out.</summary>
    public IReadOnlyList<(Id<Quota> Quota, int Seats)> TakeAll()
    {
        (Id<Quota>, int)[] all = [.. _changes.Where(c => c.Value != 0).Select(c => (new Id<Quota>(c.Key), c.Value))];
        _changes.Clear();
        return all;
    }

    /// <summary>The command is over, whichever way it ended.</summary>
    public void Forget()
    {
        _changes.Clear();
        LookAgainWhenFull = false;
    }

    private void Change(Id<Quota> quota, int by) => _changes[quota.Value] = _changes.GetValueOrDefault(quota.Value) + by;
}

/// <summary>Moves the counter of a quota, or says that it is full.</summary>
public interface ISeatGuard
{
    /// <summary>Whether there is no point in trying: a look that saves a latecomer the work. What counts is the move.</summary>
    bool IsFull(Quota quota) => quota.Taken >= quota.Capacity;

    Task<bool> MoveAsync(IAssociationDb db, Id<Quota> quota, int seats, CancellationToken cancellationToken);
}

/// <summary>One statement decides and moves: nobody can step between the question and the answer.</summary>
internal sealed class ConditionalSeatGuard : ISeatGuard
{
    public async Task<bool> MoveAsync(IAssociationDb db, Id<Quota> quota, int seats, CancellationToken cancellationToken) =>
        await db.Quotas
            .Where(q => q.Id == quota && q.Taken + seats <= q.Capacity && q.Taken + seats >= 0)
            .ExecuteUpdateAsync(row => row.SetProperty(q => q.Taken, q => q.Taken + seats), cancellationToken) == 1;
}

using Microsoft.EntityFrameworkCore;

namespace Association.Application.Common;

/// <summary>Gapless numbers: the counter row is raised inside the transaction and falls back with it.</summary>
internal static class Numbering
{
    /// <summary>The last of the next <paramref name="count"/> numbers. Holds the row's lock until the commit: keep what follows short.</summary>
    public static async Task<int> NextAsync(this IAssociationDb db, string scope, CancellationToken cancellationToken, int count = 1)
    {
        if (await RaiseAsync(db, scope, count, cancellationToken) == 0)
        {
            await db.StartSequenceAsync(scope, cancellationToken);
            await RaiseAsync(db, scope, count, cancellationToken);
        }

        return await db.NumberSequences.AsNoTracking().Where(s => s.Scope == scope).Select(s => s.Last).SingleAsync(cancellationToken);
    }

    /// <summary>Holds the scope's row until the commit and takes no number: one after the other does what only one may do at a time.</summary>
    public static async Task HoldAsync(this IAssociationDb db, string scope, CancellationToken cancellationToken)
    {
        if (await RaiseAsync(db, scope, 0, cancellationToken) > 0) return;
        await db.StartSequenceAsync(scope, cancellationToken);
        await RaiseAsync(db, scope, 0, cancellationToken);
    }

    private static Task<int> RaiseAsync(IAssociationDb db, string scope, int count, CancellationToken cancellationToken) =>
        db.NumberSequences.Where(s => s.Scope == scope)
            .ExecuteUpdateAsync(row => row.SetProperty(s => s.Last, s => s.Last + count), cancellationToken);
}

using Microsoft.EntityFrameworkCore;

namespace Association.Application.Common;

/// <summary>Gapless numbers: the counter row is raised inside the transaction and falls back with it.</summary>
internal static class Numbering
{
    /// <summary>The next number of the scope. Holds the row's lock until the commit, so keep what follows short.</summary>
    public static async Task<int> NextAsync(this IAssociationDb db, string scope, CancellationToken cancellationToken)
    {
        var raised = await db.NumberSequences.Where(s => s.Scope == scope)
            .ExecuteUpdateAsync(row => row.SetProperty(s => s.Last, s => s.Last + 1), cancellationToken);
        if (raised == 0) await db.StartSequenceAsync(scope, cancellationToken);
        return await db.NumberSequences.AsNoTracking().Where(s => s.Scope == scope).Select(s => s.Last).SingleAsync(cancellationToken);
    }
}

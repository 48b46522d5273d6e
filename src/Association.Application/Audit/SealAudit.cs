using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Association.Application.Audit;

/// <summary>
/// Seals the next entries into a block. It works beside the writers, not in their transactions: entries are taken when they
/// are a minute old, and one that commits later than that is taken by the next block. Run again until it answers 0.
/// </summary>
[Requires(Permissions.System)]
public sealed record SealAudit : ICommand<Result<int>>
{
    public const int MaxEntries = 1_000;
    public static readonly TimeSpan Age = TimeSpan.FromMinutes(1);
}

internal sealed partial class SealAuditHandler(IAssociationDb db, TimeProvider clock, ILogger<SealAuditHandler> logger) : IRequestHandler<SealAudit, Result<int>>
{
    public async Task<Result<int>> Handle(SealAudit command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var before = now - SealAudit.Age;
        var entries = await db.AuditEntries.AsNoTracking().Where(e => e.Block == null && e.At <= before)
            .OrderBy(e => e.Sequence).Take(SealAudit.MaxEntries).ToListAsync(cancellationToken);
        if (entries.Count == 0) return 0;

        var last = await db.AuditBlocks.AsNoTracking().OrderByDescending(b => b.Number).FirstOrDefaultAsync(cancellationToken);
        var block = Close((last?.Number ?? 0) + 1, last?.Hash ?? AuditChain.Start, entries, now);
        // Two nodes at once: the block's number is its key, so the second falls back and looks again.
        if (await MarkAsync(entries, block.Number, before, cancellationToken) != entries.Count) return CommonErrors.Busy;
        db.AuditBlocks.Add(block);
        Sealed(block.Number, block.Entries, block.Hash);
        return entries.Count;
    }

    private static AuditBlock Close(int number, string previous, List<AuditEntry> entries, DateTimeOffset now)
    {
        using var chain = new AuditChain(number, previous);
        entries.ForEach(chain.Add);
        return new AuditBlock(number, entries.Count, previous, chain.Close(), now);
    }

    /// <summary>All unsealed ones up to the last that were read, so one statement needs no list of a thousand keys.</summary>
    private async Task<int> MarkAsync(List<AuditEntry> entries, int? number, DateTimeOffset before, CancellationToken cancellationToken)
    {
        var (first, last) = (entries[0].Sequence, entries[^1].Sequence);
        return await db.AuditEntries.Where(e => e.Block == null && e.Sequence >= first && e.Sequence <= last && e.At <= before)
            .ExecuteUpdateAsync(row => row.SetProperty(e => e.Block, number), cancellationToken);
    }

    // The log is kept elsewhere: who replaces the whole chain in the database still differs from it.
    [LoggerMessage(LogLevel.Information, "Sealed audit block {Number} of {Entries} entries: {Hash}")]
    private partial void Sealed(int number, int entries, string hash);
}

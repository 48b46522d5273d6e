using Association.Application.Access;
using Association.Application.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Audit;

/// <summary>Recomputes every block and says whether the trail is as it was sealed.</summary>
[Requires(Permissions.ReadAudit)]
public sealed record VerifyAudit : IQuery<AuditSeal>;

public enum SealFault { None, Missing, EntryChanged, ChainBroken }

/// <param name="Broken">The first block that does not hold.</param>
public sealed record AuditSeal(int Blocks, long Entries, long Unsealed, int? Broken, SealFault Fault)
{
    public bool Holds => Broken is null;
}

internal sealed class VerifyAuditHandler(IAssociationDb db) : IRequestHandler<VerifyAudit, AuditSeal>
{
    // So many blocks are held at once; their entries stream past.
    private const int BlocksAtOnce = 200;

    public async Task<AuditSeal> Handle(VerifyAudit query, CancellationToken cancellationToken)
    {
        var unsealed = await db.AuditEntries.LongCountAsync(e => e.Block == null, cancellationToken);
        var (checkedBlocks, entries, previous) = (0, 0L, AuditChain.Start);
        while (await NextAsync(checkedBlocks, cancellationToken) is { Count: > 0 } blocks)
        {
            var hashes = await RecomputeAsync(blocks, cancellationToken);
            foreach (var block in blocks)
            {
                var fault = FaultOf(block, checkedBlocks + 1, previous, hashes.GetValueOrDefault(block.Number));
                if (fault is not SealFault.None) return new(checkedBlocks, entries, unsealed, checkedBlocks + 1, fault);
                (checkedBlocks, entries, previous) = (block.Number, entries + block.Entries, block.Hash);
            }
        }

        // Entries of a block that is gone.
        var stray = await db.AuditEntries.Where(e => e.Block > checkedBlocks || e.Block < 1).MinAsync(e => e.Block, cancellationToken);
        return new(checkedBlocks, entries, unsealed, stray, stray is null ? SealFault.None : SealFault.Missing);
    }

    private async Task<List<AuditBlock>> NextAsync(int after, CancellationToken cancellationToken) =>
        await db.AuditBlocks.AsNoTracking().Where(b => b.Number > after).OrderBy(b => b.Number).Take(BlocksAtOnce).ToListAsync(cancellationToken);

    private async Task<Dictionary<int, (int Entries, string Hash)>> RecomputeAsync(List<AuditBlock> blocks, CancellationToken cancellationToken)
    {
        var (first, last) = (blocks[0].Number, blocks[^1].Number);
        var chains = blocks.ToDictionary(b => b.Number, b => new AuditChain(b.Number, b.PreviousHash));
        try
        {
            await foreach (var entry in db.AuditEntries.AsNoTracking().Where(e => e.Block >= first && e.Block <= last)
                .OrderBy(e => e.Block).ThenBy(e => e.Sequence).AsAsyncEnumerable().WithCancellation(cancellationToken))
                chains.GetValueOrDefault(entry.Block!.Value)?.Add(entry);
            return chains.ToDictionary(c => c.Key, c => (c.Value.Entries, c.Value.Close()));
        }
        finally
        {
            foreach (var chain in chains.Values) chain.Dispose();
        }
    }

    private static SealFault FaultOf(AuditBlock block, int expected, string previous, (int Entries, string Hash) found) => block switch
    {
        _ when block.Number != expected => SealFault.Missing,
        _ when block.PreviousHash != previous => SealFault.ChainBroken,
        _ when found.Entries != block.Entries || found.Hash != block.Hash => SealFault.EntryChanged,
        _ => SealFault.None,
    };
}

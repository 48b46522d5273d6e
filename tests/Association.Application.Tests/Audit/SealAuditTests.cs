using Association.Application.Audit;
using Association.Domain.Access;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Association.Application.Tests.Audit;

public sealed class SealAuditTests : IntegrationTests
{
    private const string Invariant = "audit.sealed";

    private async Task<TestApp> SealedAsync(DatabaseKind database)
    {
        var app = await StartAsync(database);
        for (var block = 0; block < 3; block++)
        {
            await app.Given(new AnEvent().Published(), new AnEvent().Published());
            app.Clock.Advance(TimeSpan.FromMinutes(2));
            Assert.True((await app.Send(new SealAudit())).Value > 0);
        }

        Assert.True((await app.Send(new VerifyAudit())).Holds);
        return app;
    }

    private static Task<AuditSeal> VerifyAsync(TestApp app) => app.As(Role.Auditor).Send(new VerifyAudit());

    [Theory, Databases]
    public async Task Entries_are_sealed_when_they_are_old_enough_and_late_ones_by_the_next_block(DatabaseKind database)
    {
        var app = await StartAsync(database);
        await app.Given(new AnEvent().Published());
        Assert.Equal(0, (await app.Send(new SealAudit())).Value);

        app.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.True((await app.Send(new SealAudit())).Value > 0);
        Assert.Equal(0, (await app.Send(new SealAudit())).Value);

        // A writer that began before and commits after: its entry is older than the block.
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        await app.Given(new AnEvent(Now: Sample.Now).Published());
        app.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.True((await app.Send(new SealAudit())).Value > 0);
        var seal = await VerifyAsync(app);
        Assert.Equal((true, 2, 0L), (seal.Holds, seal.Blocks, seal.Unsealed));
    }

    [Theory, Databases]
    public async Task Two_nodes_that_seal_at_once_make_one_chain(DatabaseKind database)
    {
        var app = await StartAsync(database);
        for (var i = 0; i < 10; i++) await app.Given(new AnEvent().Published());
        app.Clock.Advance(TimeSpan.FromMinutes(2));

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => app.Send(new SealAudit())));

        var seal = await VerifyAsync(app);
        Assert.True(seal.Holds);
        Assert.Equal(seal.Entries, await app.Db(db => db.AuditEntries.LongCountAsync()));
    }

    [Theory, Databases]
    public async Task One_changed_letter_is_found_in_its_block(DatabaseKind database)
    {
        var app = await SealedAsync(database);
        app.Broken.Add(Invariant);
        await app.Db(db => db.AuditEntries.Where(e => e.Block == 2 && e.Sequence == db.AuditEntries.Where(o => o.Block == 2).Min(o => o.Sequence))
            .ExecuteUpdateAsync(row => row.SetProperty(e => e.UserName, "somebody else")));
        var seal = await VerifyAsync(app);
        Assert.Equal((2, SealFault.EntryChanged), (seal.Broken, seal.Fault));
    }

    [Theory, Databases]
    public async Task A_deleted_entry_is_found(DatabaseKind database)
    {
        var app = await SealedAsync(database);
        app.Broken.UnionWith([Invariant, "audit.complete"]);
        await app.Db(db => db.AuditEntries.Where(e => e.Sequence == db.AuditEntries.Where(o => o.Block == 3).Max(o => o.Sequence)).ExecuteDeleteAsync());
        Assert.Equal(3, (await VerifyAsync(app)).Broken);
    }

    [Theory, Databases]
    public async Task A_block_that_is_gone_is_found_at_either_end(DatabaseKind database)
    {
        var app = await SealedAsync(database);
        app.Broken.Add(Invariant);
        await app.Db(db => db.AuditBlocks.Where(b => b.Number == 3).ExecuteDeleteAsync());
        var seal = await VerifyAsync(app);
        Assert.Equal((3, SealFault.Missing), (seal.Broken, seal.Fault));
        await app.Db(db => db.AuditBlocks.Where(b => b.Number == 1).ExecuteDeleteAsync());
        Assert.Equal((1, SealFault.Missing), ((await VerifyAsync(app)).Broken, (await VerifyAsync(app)).Fault));
    }

    [Theory, Databases]
    public async Task A_block_that_was_made_again_breaks_the_one_after_it(DatabaseKind database)
    {
        var app = await SealedAsync(database);
        app.Broken.Add(Invariant);
        await app.Db(db => db.AuditBlocks.Where(b => b.Number == 2)
            .ExecuteUpdateAsync(row => row.SetProperty(b => b.PreviousHash, new string('1', AuditBlock.HashLength))));
        var seal = await VerifyAsync(app);
        Assert.Equal((2, SealFault.ChainBroken), (seal.Broken, seal.Fault));
    }
}

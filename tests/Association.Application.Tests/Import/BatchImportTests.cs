using Association.Application.Access;
using Association.Application.Import;
using Association.Application.Import.Batches;
using Association.Application.Members.Duplicates;
using Association.Domain.Access;
using Association.Domain.Common;
using Association.Domain.Import;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;
using static Association.Application.Tests.Import.Roster;

namespace Association.Application.Tests.Import;

/// <summary>What an operator imports from the command line is a batch like any other.</summary>
public sealed class BatchImportTests : IntegrationTests
{
    [Theory, Databases]
    public async Task An_import_in_one_go_can_be_undone_also_when_duplicates_were_found_in_it(DatabaseKind database)
    {
        var app = await StartAsync(database);
        await app.Given(Unit());
        var content = BytesOf(Rows(MemberHeader, Member(1), Member(2, mobile: "13900000001")));
        Assert.Equal(2, (await RunAsync(app, content)).Value.Created);
        while ((await app.Send(new CheckNewPeople())).Value > 0) { }
        Assert.Equal(1, await app.Db(db => db.DuplicatePairs.CountAsync()));

        var batch = await app.Db(db => db.ImportBatches.AsNoTracking().SingleAsync());
        Assert.Equal((ImportState.Done, new ImportCounts(2, 2, 0, 0, 0), CurrentUser.SystemName), (batch.State, batch.Counts, batch.StartedByName));
        var undone = await ImportDesk.UndoAsync(app, batch.Id);
        Assert.Equal((ImportState.Undone, 0), (undone.State, undone.Kept));
        Assert.Equal((0, 0), await app.Db(async db => (await db.People.CountAsync(), await db.Memberships.CountAsync())));
        await app.Send(new ScanDuplicates());
        Assert.Equal(0, await app.Db(db => db.DuplicatePairs.CountAsync()));
    }

    [Theory, Databases]
    public async Task The_same_workbook_goes_on_in_the_batch_that_broke_off(DatabaseKind database)
    {
        var app = await StartAsync(database);
        await app.Given(Unit());
        var content = BytesOf(MembersCsv(1_200));
        using var killed = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => RunAsync(app, content, new Told(p => { if (p.Done == 500) killed.Cancel(); }), killed.Token));
        await RunAsync(app, BytesOf(Rows(MemberHeader, Member(5_000))));

        Assert.Equal(700, (await RunAsync(app, content)).Value.Created);
        Assert.Equal([(1_200, ImportState.Done), (1, ImportState.Done)], await app.Db(async db =>
            (await db.ImportBatches.AsNoTracking().OrderBy(b => b.CreatedAt).ToListAsync()).Select(b => (b.Counts!.Created, b.State)).OrderByDescending(b => b.Created).ToList()));
        Assert.Equal(0, (await RunAsync(app, content)).Value.Created);
    }

    [Theory, Databases]
    public async Task A_workbook_that_is_refused_as_a_whole_leaves_no_batch(DatabaseKind database)
    {
        var app = await StartAsync(database);
        Assert.False((await RunAsync(app, BytesOf("甲,乙\n1,2"))).Succeeded);
        Assert.Equal("workbook.empty", (await RunAsync(app, BytesOf(""))).Errors[0].Code);
        Assert.Equal("workbook.empty", (await RunAsync(app, BytesOf(MemberHeader))).Errors[0].Code);
        Assert.Equal("workbook.column-missing", (await RunAsync(app, BytesOf("这不是表格"))).Errors[0].Code);
        Assert.Equal((0, 0), await app.Db(async db => (await db.ImportBatches.CountAsync(), await db.Files.CountAsync())));
    }

    [Theory, Databases]
    public async Task Nothing_is_written_into_a_batch_that_is_being_taken_back(DatabaseKind database)
    {
        var app = await StartAsync(database);
        await app.Given(Unit());
        Id<ImportBatch> batch = default;
        var broken = await RunAsync(app, BytesOf(MembersCsv(1_200)), new Told(p =>
        {
            if (p.Done != 500) return;
            batch = app.Db(db => db.ImportBatches.Select(b => b.Id).SingleAsync()).GetAwaiter().GetResult();
            Assert.True(app.As(Role.MembershipOfficer).Send(new UndoImport(batch)).GetAwaiter().GetResult().Succeeded);
        }));

        Assert.Equal("import.wrong-state", broken.Errors[0].Code);
        await ImportDesk.WorkAsync(app);
        Assert.Equal(0, await app.Db(db => db.Memberships.CountAsync()));
    }

    private static byte[] BytesOf(string csv) => System.Text.Encoding.UTF8.GetBytes(csv);

    private static Task<Result<ImportReport>> RunAsync(TestApp app, byte[] content, IProgress<ImportProgress>? progress = null, CancellationToken cancellationToken = default) =>
        app.With<BatchImport, Result<ImportReport>>(import => import.RunAsync(new ImportPlan(ImportKind.Members, "members.csv", DryRun: false), content, progress, cancellationToken));

    private sealed class Told(Action<ImportProgress> told) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => told(value);
    }
}

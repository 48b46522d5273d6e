using System.Security.Cryptography;
using System.Text;
using Association.Application.Common;
using Association.Application.Import.Batches;
using Association.Domain.Access;
using Association.Domain.Common;
using Association.Domain.Import;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;
using static Association.Application.Tests.Import.ImportDesk;
using static Association.Application.Tests.Import.Roster;

namespace Association.Application.Tests.Import;

/// <summary>A workbook holds personal numbers: it is kept sealed, and no longer than the batch can be undone.</summary>
public sealed class CloseImportTests : IntegrationTests
{
    [Theory, Databases]
    public async Task A_batch_is_closed_when_its_time_to_be_undone_has_passed(DatabaseKind database)
    {
        var app = await StartAsync(database);
        await app.Given(Unit());
        await app.ImportAsync(ImportKind.Members, Rows(MemberHeader, Member(1)));
        var batch = await DoneAsync(app, Rows(MemberHeader, Member(1, mobile: "13700000000"), Member(2)));
        app.Clock.Advance(ImportBatch.Kept - TimeSpan.FromHours(1));
        Assert.Empty(await app.Send(new OverdueImports()));
        app.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal([batch], await app.Send(new OverdueImports()));
        Assert.True((await app.Send(new CloseImport(batch))).Succeeded);

        Assert.Empty(await app.Send(new OverdueImports()));
        Assert.Equal((0, 0), await app.Db(async db => (await db.Files.CountAsync(), await db.ImportEntries.CountAsync(e => e.Memory != null))));
        var officer = app.As(Officer, Role.MembershipOfficer);
        Assert.Equal("import.closed", (await officer.Send(new UndoImport(batch))).Errors[0].Code);
        Assert.False((await officer.Send(new TakeErrorRows(batch))).Succeeded);
        Assert.True((await DetailsAsync(app, batch)) is { Closed: true, Counts: { Created: 1, Updated: 1 } });
        Assert.Equal([2, 3], (await officer.Send(new ListImportRows(batch))).Items.Select(r => r.Row));
        Assert.Equal(2, await app.Db(db => db.Memberships.CountAsync()));
    }

    [Theory, Databases]
    public async Task An_undone_batch_is_closed_at_once_and_one_that_waits_is_not(DatabaseKind database)
    {
        var app = await StartAsync(database);
        await app.Given(Unit());
        var undone = await DoneAsync(app, Rows(MemberHeader, Member(1)));
        await UndoAsync(app, undone);
        Assert.Equal([undone], await app.Send(new OverdueImports()));

        var waiting = await OpenAsync(app, Rows(MemberHeader, Member(2)));
        await JudgeAsync(app, waiting);
        app.Clock.Advance(ImportBatch.Kept);
        Assert.True((await app.As(Officer, Role.MembershipOfficer).Send(new StartImport(waiting))).Succeeded);
        Assert.DoesNotContain(waiting, await app.Send(new OverdueImports()));
        await app.Send(new CloseImport(waiting));
        await WorkAsync(app);
        Assert.True(await DetailsAsync(app, waiting) is { State: ImportState.Done, Closed: false });
    }

    [Fact]
    public async Task Nothing_of_a_workbook_can_be_read_where_it_is_kept()
    {
        var app = await StartAsync(DatabaseKind.Sqlite);
        await OpenAsync(app, Rows(MemberHeader, Member(1)));
        var file = await app.Db(db => db.Files.Select(f => f.Id).SingleAsync());
        using var kept = new MemoryStream();
        await app.With<IFileStore, bool>(async files =>
        {
            await using var content = await files.OpenAsync(file, default);
            await content.CopyToAsync(kept);
            return true;
        });
        Assert.Equal(-1, kept.ToArray().AsSpan().IndexOf(Encoding.UTF8.GetBytes(ResidentId(1))));
        var opened = await app.With<IFileSeal, byte[]>(seal => Task.FromResult(seal.Open(kept.ToArray())));
        Assert.NotEqual(-1, opened.AsSpan().IndexOf(Encoding.UTF8.GetBytes(ResidentId(1))));
    }

    [Fact]
    public async Task A_sealed_file_that_was_altered_is_not_opened()
    {
        var app = await StartAsync(DatabaseKind.Sqlite);
        await app.With<IFileSeal, bool>(seal =>
        {
            var whole = seal.Seal([1, 2, 3]);
            Assert.Equal([1, 2, 3], seal.Open(whole));
            foreach (var at in new[] { 0, 1, whole.Length / 2, whole.Length - 1 })
            {
                byte[] altered = [.. whole];
                altered[at] ^= 1;
                Assert.ThrowsAny<CryptographicException>(() => seal.Open(altered));
            }

            Assert.ThrowsAny<CryptographicException>(() => seal.Open([]));
            return Task.FromResult(true);
        });
    }

    private static async Task<Id<ImportBatch>> DoneAsync(TestApp app, string csv)
    {
        var batch = await OpenAsync(app, csv);
        await JudgeAsync(app, batch);
        await RunAsync(app, batch);
        return batch;
    }
}

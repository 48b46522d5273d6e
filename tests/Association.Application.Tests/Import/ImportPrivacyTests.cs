using System.Text;
using Association.Application.Common;
using Association.Application.Import.Batches;
using Association.Application.Members.Privacy;
using Association.Domain.Access;
using Association.Domain.Common;
using Association.Domain.Files;
using Association.Domain.Import;
using Association.Infrastructure.Security;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Association.Application.Tests.Import.ImportDesk;
using static Association.Application.Tests.Import.Roster;

namespace Association.Application.Tests.Import;

/// <summary>What a batch keeps of people for its undoing: sealed anew with the rest, gone with the person.</summary>
public sealed class ImportPrivacyTests : IntegrationTests
{
    private const string Former = "13900000001";

    [Theory, Databases]
    public async Task Memory_and_workbook_are_sealed_anew_and_the_batch_is_undone_all_the_same(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var batch = await ChangedAsync(app);
        var old = await FileAsync(app, batch);
        Assert.Contains("k1.", await MemoryAsync(app, batch), StringComparison.Ordinal);

        await app.With<KeyRotation, string>(rotation => rotation.BeginAsync(default));
        Assert.True(await app.With<KeyRotation, int>(rotation => rotation.ResealAsync(null, default)) > 0);

        Assert.DoesNotContain("k1.", await MemoryAsync(app, batch), StringComparison.Ordinal);
        var fresh = await FileAsync(app, batch);
        Assert.Equal("k2", await KeyOfAsync(app, fresh));
        await Assert.ThrowsAnyAsync<IOException>(() => KeyOfAsync(app, old));
        Assert.Contains(ResidentId(1), Encoding.UTF8.GetString(await app.With<ImportFiles, byte[]>(async files => ((MemoryStream)await files.OpenAsync(fresh, default)).ToArray())), StringComparison.Ordinal);
        Assert.Equal(0, await app.With<KeyRotation, int>(rotation => rotation.ResealAsync(null, default)));

        Assert.Equal(ImportState.Undone, (await UndoAsync(app, batch)).State);
        var mobile = await app.Db(db => db.People.AsNoTracking().Select(p => p.Mobile!).SingleAsync());
        Assert.Equal((Former, "k2"), (app.Services.GetRequiredService<IPersonalNumbers>().Open(mobile), mobile.Cipher.Split('.')[0]));
    }

    [Theory, Databases]
    public async Task A_workbook_that_cannot_be_opened_does_not_stop_the_others(DatabaseKind database)
    {
        var app = await StartAsync(database);
        await app.Given(Unit());
        var (damaged, sound) = (await OpenAsync(app, Rows(MemberHeader, Member(1))), await OpenAsync(app, Rows(MemberHeader, Member(2))));
        var left = await FileAsync(app, damaged);
        await app.With<IFileStore, bool>(async files =>
        {
            await using var content = (FileStream)await files.OpenAsync(left, default);
            var bytes = await File.ReadAllBytesAsync(content.Name);
            bytes[^1] ^= 1;
            await File.WriteAllBytesAsync(content.Name, bytes);
            return true;
        });
        await app.With<KeyRotation, string>(rotation => rotation.BeginAsync(default));
        Assert.Equal(1, await app.With<KeyRotation, int>(rotation => rotation.ResealAsync(null, default)));
        Assert.Equal(("k1", "k2"), (await KeyOfAsync(app, left), await KeyOfAsync(app, await FileAsync(app, sound))));
        app.Broken.Add("files.content");
    }

    [Theory, Databases]
    public async Task Erasing_a_person_takes_what_the_batch_remembers_and_no_undo_brings_it_back(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var batch = await ChangedAsync(app);
        var file = await FileAsync(app, batch);
        var person = await app.Db(db => db.People.AsNoTracking().Select(p => p.Id).SingleAsync());

        Assert.True((await app.As(Role.Administrator).Send(new ErasePerson(person, "张文静", "asked for it"))).Succeeded);

        Assert.Equal(0, await app.Db(db => db.ImportEntries.CountAsync(e => e.Memory != null)));
        await Assert.ThrowsAnyAsync<IOException>(() => KeyOfAsync(app, file));
        Assert.Equal("import.closed", (await app.As(Officer, Role.MembershipOfficer).Send(new UndoImport(batch))).Errors[0].Code);
        var erased = await app.Db(db => db.People.AsNoTracking().SingleAsync());
        Assert.Equal((null, null, null), ((SealedNumber?)erased.Mobile, (SealedNumber?)erased.ResidentId, erased.Email));
    }

    /// <summary>A member who is known, and a batch that gave them another mobile.</summary>
    private static async Task<Id<ImportBatch>> ChangedAsync(TestApp app)
    {
        await app.Given(Unit());
        await app.ImportAsync(ImportKind.Members, Rows(MemberHeader, Member(1, mobile: Former)));
        var batch = await OpenAsync(app, Rows(MemberHeader, Member(1, mobile: "13700000000")));
        await JudgeAsync(app, batch);
        await RunAsync(app, batch);
        return batch;
    }

    private static async Task<string> MemoryAsync(TestApp app, Id<ImportBatch> batch) =>
        (await app.Db(db => db.ImportEntries.AsNoTracking().SingleAsync(e => e.Batch == batch))).Memory!;

    private static async Task<Id<StoredFile>> FileAsync(TestApp app, Id<ImportBatch> batch) =>
        (await app.Db(db => db.ImportBatches.AsNoTracking().SingleAsync(b => b.Id == batch))).File!.Value;

    /// <summary>By what the content was sealed: its first byte is the length of the key's id.</summary>
    private static Task<string> KeyOfAsync(TestApp app, Id<StoredFile> file) => app.With<IFileStore, string>(async files =>
    {
        await using var content = await files.OpenAsync(file, default);
        var id = new byte[content.ReadByte()];
        await content.ReadExactlyAsync(id);
        return Encoding.ASCII.GetString(id);
    });
}

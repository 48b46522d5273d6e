using System.Text;
using Association.Application.Files;
using Association.Application.Import;
using Association.Application.Import.Batches;
using Association.Application.Tasks;
using Association.Domain.Access;
using Association.Domain.Common;
using Association.Domain.Import;
using Association.Domain.Tasks;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Association.Application.Tests.Import;

/// <summary>The officer who sends workbooks in, step by step.</summary>
internal static class ImportDesk
{
    public static readonly UserId Officer = Sample.User();

    public static async Task<Id<ImportBatch>> OpenAsync(TestApp app, string csv, ImportKind kind = ImportKind.Members)
    {
        var bytes = Encoding.UTF8.GetBytes(csv);
        var preview = await app.With<WorkbookPreviews, Result<SheetPreview>>(p => p.ReadAsync(kind, new MemoryStream(bytes), "test.csv", default));
        var opened = await As(app, kind).Send(new OpenImport(kind, MatchRule.Update, new UploadedFile("test.csv", bytes), preview.Value.Guess));
        return new(opened.Value);
    }

    private static TestUser As(TestApp app, ImportKind kind) => kind switch
    {
        ImportKind.Units or ImportKind.Members => app.As(Officer, Role.MembershipOfficer),
        _ => app.As(Officer, Role.Administrator, Role.EventOfficer),
    };

    public static async Task<ImportDetails> JudgeAsync(TestApp app, Id<ImportBatch> batch)
    {
        var all = app.As(Officer, Role.MembershipOfficer, Role.Administrator, Role.EventOfficer);
        var details = (await all.Send(new GetImport(batch)))!;
        Assert.True((await all.Send(new JudgeImport(batch, details.Match, details.Columns))).Succeeded);
        await WorkAsync(app);
        return await DetailsAsync(app, batch);
    }

    public static async Task<ImportDetails> RunAsync(TestApp app, Id<ImportBatch> batch)
    {
        Assert.True((await app.As(Officer, Role.MembershipOfficer, Role.Administrator, Role.EventOfficer).Send(new StartImport(batch))).Succeeded);
        await WorkAsync(app);
        return await DetailsAsync(app, batch);
    }

    public static async Task<ImportDetails> UndoAsync(TestApp app, Id<ImportBatch> batch)
    {
        Assert.True((await app.As(Officer, Role.MembershipOfficer, Role.Administrator, Role.EventOfficer).Send(new UndoImport(batch))).Succeeded);
        await WorkAsync(app);
        return await DetailsAsync(app, batch);
    }

    public static async Task WorkAsync(TestApp app)
    {
        await app.Services.GetRequiredService<LongTaskRunner>().RunAsync(CancellationToken.None);
        Assert.Empty(await app.Db(db => db.Tasks.Where(t => t.State != LongTaskState.Done).Select(t => t.Error).ToListAsync()));
    }

    public static async Task<ImportDetails> DetailsAsync(TestApp app, Id<ImportBatch> batch) =>
        (await app.As(Officer, Role.MembershipOfficer, Role.Administrator, Role.EventOfficer).Send(new GetImport(batch)))!;

    public static async Task<List<SheetRow>> ReadAsync(TestApp app, Stream workbook)
    {
        var rows = new List<SheetRow>();
        await app.With<IWorkbooks, bool>(async w =>
        {
            await foreach (var row in w.ReadAsync(workbook, "errors.xlsx", default)) rows.Add(row);
            return true;
        });
        return rows;
    }
}

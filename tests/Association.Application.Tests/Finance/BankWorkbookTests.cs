using System.Globalization;
using System.IO.Compression;
using System.Text;
using Association.Application.Files;
using Association.Application.Finance.Bank;
using Association.Application.Finance.Dues;
using Association.Application.Tasks;
using Association.Domain.Access;
using Association.Domain.Common;
using Association.Domain.Finance;
using Association.Domain.Members;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Association.Application.Tests.Finance;

/// <summary>A statement as a bank's workbook holds it: dates are days since 1900 with a style, amounts are numbers.</summary>
public sealed class BankWorkbookTests : IntegrationTests
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string PackageRelations = "http://schemas.openxmlformats.org/package/2006/relationships";

    [Fact]
    public async Task Real_dates_and_numbers_of_a_workbook_are_read_and_matched()
    {
        var app = await StartAsync(DatabaseKind.Sqlite);
        var finance = await ChargeAsync(app);
        var file = new UploadedFile("流水.xlsx", Workbook());

        var report = await finance.Send(new PreviewStatement(file));
        Assert.Equal((3, 2, 1, 2), (report.Lines, report.Credits, report.Debits, report.Matched));
        var statement = new Id<BankStatement>((await finance.Send(new UploadStatement(file))).Value);
        var lines = await app.Db(db => db.BankLines.Where(l => l.Statement == statement && l.Bucket == LineBucket.Matched).OrderBy(l => l.Number).Select(l => new { l.On, l.Amount.Amount, l.Payer }).ToListAsync());
        Assert.Equal([(new DateOnly(2026, 2, 3), 2_000m, "甲医院"), (new DateOnly(2026, 2, 4), 5_000m, "乙医院")], lines.Select(l => (l.On, l.Amount, l.Payer!)));
    }

    [Theory, Databases]
    public async Task What_the_background_books_or_takes_back_bears_the_name_of_the_officer_who_started_it(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var finance = await ChargeAsync(app);
        var other = app.As(Role.FinanceOfficer);
        var statement = new Id<BankStatement>((await other.Send(new UploadStatement(new UploadedFile("流水.xlsx", Workbook())))).Value);

        Assert.Empty((await finance.Send(new CommitStatement(statement))).Errors);
        await app.With<LongTaskRunner, int>(runner => runner.RunAsync(default));
        Assert.Equal([finance.Id!.Value, finance.Id.Value], await app.Db(db => db.Payments.Select(p => p.ConfirmedBy).ToListAsync()));

        Assert.Empty((await other.Send(new UndoStatement(statement))).Errors);
        await app.With<LongTaskRunner, int>(runner => runner.RunAsync(default));
        Assert.Equal([other.Id!.Value, other.Id.Value], await app.Db(db => db.Payments.Where(p => p.Reverses != null).Select(p => p.ConfirmedBy).ToListAsync()));
    }

    private static async Task<TestUser> ChargeAsync(TestApp app)
    {
        await app.Given(new ADuesYear(Members: null).Adopted(), new AUnit("甲医院").Seated(), new AUnit("乙医院", UnitTier.Governing).Seated());
        var finance = app.As(Role.FinanceOfficer);
        var run = await finance.Send(new StartDuesRun(2026, DuesAudience.Units, Queued: false));
        Assert.Empty((await app.Send(new ChargeDues(new(run.Value.Run), null))).Errors);
        return finance;
    }

    /// <summary>The first style is a date with a time, the second money with separators and two places.</summary>
    private static byte[] Workbook()
    {
        var rows = Row(Text("交易日期"), Text("流水号"), Text("收入"), Text("支出"), Text("对方户名"), Text("摘要"))
            + Row(Day(3, 10), Text("S1"), Money("2000"), Text(""), Text("甲医院"), Text("会费"))
            + Row(Day(4, 0), Text("S2"), Money("5.0E3"), Text(""), Text("乙医院"), Text("会费"))
            + Row(Day(5, 0), Text("S3"), Text(""), Money("88.000000000000014"), Text("某供应商"), Text("付款"));
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>");
            Add(zip, "_rels/.rels", $"<Relationships xmlns=\"{PackageRelations}\"><Relationship Id=\"r1\" Type=\"{Relations}/officeDocument\" Target=\"/xl/workbook.xml\"/></Relationships>");
            Add(zip, "xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Relations}\"><sheets><sheet name=\"A\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
            Add(zip, "xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"{PackageRelations}\"><Relationship Id=\"rId1\" Type=\"{Relations}/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Type=\"{Relations}/styles\" Target=\"styles.xml\"/></Relationships>");
            Add(zip, "xl/styles.xml", $"<styleSheet xmlns=\"{Main}\"><cellXfs><xf numFmtId=\"22\"/><xf numFmtId=\"4\"/></cellXfs></styleSheet>");
            Add(zip, "xl/worksheets/sheet1.xml", $"<worksheet xmlns=\"{Main}\"><sheetData>{rows}</sheetData></worksheet>");
        }

        return file.ToArray();
    }

    private static string Row(params string[] cells) => $"<row>{string.Concat(cells)}</row>";

    private static string Text(string text) => $"<c t=\"inlineStr\"><is><t>{text}</t></is></c>";

    private static string Money(string stored) => $"<c s=\"1\"><v>{stored}</v></c>";

    private static string Day(int day, int hour) =>
        $"<c s=\"0\"><v>{new DateOnly(2026, 2, day).ToDateTime(new TimeOnly(hour, 0)).ToOADate().ToString(CultureInfo.InvariantCulture)}</v></c>";

    private static void Add(ZipArchive zip, string part, string xml)
    {
        using var entry = zip.CreateEntry(part).Open();
        entry.Write(Encoding.UTF8.GetBytes(xml));
    }
}

using System.Text;
using Association.Application.Import;
using Association.Domain.Common;
using Association.Domain.Import;
using Association.Domain.Members;
using Association.TestKit;

namespace Association.Application.Tests.Import;

/// <summary>Workbooks made up for a test, and the way they go in.</summary>
internal static class Roster
{
    public const string MemberHeader = "姓名,性别,身份证号,手机号,邮箱,工作单位,科室,职称,医师执业证书编号,会员类别,入会日期";
    public const string UnitHeader = "单位名称,统一社会信用代码,单位类别,机构等级,所有制,街道,地址,联系人,联系电话,邮箱,入会日期";
    public const string BodyHeader = "机构名称,机构类型,姓名,身份证号,职务,届次,任期开始,任期结束";
    public const string ActivityHeader = "编号,活动名称,活动类别,级别,承办机构,日期,学时,地点,参加人次";
    public const string Hospital = "高新第一医院";

    static Roster() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static MemberUnit Unit(string name = Hospital, string code = "91510199MAH0000081") =>
        UnifiedSocialCreditCode.TryParse(code, out var valid) ? new MemberUnit(name, valid) : throw new ArgumentException(code);

    public static string ResidentId(int person) => Sample.ResidentId(person);

    public static string Member(int person, string? name = null, string? mobile = null, string unit = Hospital, string category = "普通会员", string department = "内科") =>
        $"{name ?? "张文静"},,{ResidentId(person)},{mobile ?? $"139{person:D8}"},p{person}@example.org,{unit},{department},主治医师,,{category},2019-03-05";

    public static string MembersCsv(int count) => string.Join('\n', Enumerable.Range(0, count).Select(n => Member(n)).Prepend(MemberHeader));

    public static string Rows(string header, params string[] rows) => string.Join('\n', rows.Prepend(header));

    public static Stream Csv(string text, string encoding = "utf-8") => new MemoryStream(Encoding.GetEncoding(encoding).GetBytes(text));

    public static Stream Seed(string file) => File.OpenRead(Repository.At("db", "seed", "2019", file));

    public static async Task<ImportReport> ImportAsync(this TestApp app, ImportKind kind, Stream content, bool dryRun = false)
    {
        await using (content)
        {
            var result = await app.With<WorkbookImport, Result<ImportReport>>(i => i.RunAsync(kind, content, "test", dryRun, null, default));
            return result.Succeeded ? result.Value : throw new InvalidOperationException(result.Errors[0].Code);
        }
    }

    public static Task<ImportReport> ImportAsync(this TestApp app, ImportKind kind, string csv, bool dryRun = false) => app.ImportAsync(kind, Csv(csv), dryRun);
}

using System.Globalization;
using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Events.Lists;
using Association.Application.Files;
using Association.Application.Import;
using Association.Domain.Common;
using Association.Domain.Credits;
using Association.Domain.Members;
using MediatR;

namespace Association.Application.Credits;

/// <summary>A credit file as a PDF to print.</summary>
[Requires(Permissions.Self)]
public sealed record PrintCreditFile(Id<Person>? Person = null, int? Year = null, Id<MemberUnit>? Unit = null) : IQuery<FileContent?>, ICreditFileRequest;

/// <summary>A credit file as a workbook.</summary>
[Requires(Permissions.Self)]
public sealed record ExportCreditFile(Id<Person>? Person = null, int? Year = null, Id<MemberUnit>? Unit = null) : IQuery<FileContent?>, ICreditFileRequest;

internal sealed class CreditFilePapers(CreditFileReader reader, IListRenderer renderer, IWorkbookWriter writer, SiteOptions site, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<PrintCreditFile, FileContent?>, IRequestHandler<ExportCreditFile, FileContent?>
{
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static readonly string[] Chinese = ["活动", "项目编号", "角色", "日期", "学时", "学分", "类别", "规则", "状态", "单位"];
    private static readonly string[] English = ["Activity", "Project no.", "Role", "Date", "Hours", "Credits", "Class", "Rule", "Status", "Employer"];

    private bool InEnglish => user.Culture.StartsWith("en", StringComparison.Ordinal);

    public async Task<FileContent?> Handle(PrintCreditFile query, CancellationToken cancellationToken)
    {
        if (await FileAsync(query, query.Year, cancellationToken) is not { } file) return null;
        var title = InEnglish ? $"Credit file {file.Year} · {file.Name} · {Standing(file)}" : $"{file.Year} 年度学分档案 · {file.Name} · {Standing(file)}";
        var pdf = renderer.Render(new(title, site.Name.In(user.Culture), clock.Today(), InEnglish ? English : Chinese, [.. file.Lines.Where(Counts).Select(Cells)]));
        return new(NameOf(file, "pdf"), "application/pdf", new MemoryStream(pdf));
    }

    public async Task<FileContent?> Handle(ExportCreditFile query, CancellationToken cancellationToken)
    {
        if (await FileAsync(query, query.Year, cancellationToken) is not { } file) return null;
        var content = new MemoryStream();
        await writer.WriteAsync(content, InEnglish ? English : Chinese, file.Lines.Where(Counts).Select(l => (IReadOnlyList<string?>)Cells(l)).ToAsyncEnumerable(), cancellationToken);
        content.Position = 0;
        return new(NameOf(file, "xlsx"), Workbook, content);
    }

    private Task<CreditFile?> FileAsync(ICreditFileRequest query, int? year, CancellationToken cancellationToken) =>
        (query.Person ?? user.Person) is { } person ? reader.ReadAsync(person, year, cancellationToken) : Task.FromResult<CreditFile?>(null);

    private static bool Counts(FileLine line) => line.Status is not AwardStatus.Reversed;

    private string Standing(CreditFile file) => file.Standing is not { } standing ? "" : InEnglish
        ? $"{Number(standing.Credits)} of {Number(standing.MinCredits ?? 0)} credits, {Number(standing.Hours)} hours, {(standing.Met ? "met" : "not met")}"
        : $"学分 {Number(standing.Credits)}/{Number(standing.MinCredits ?? 0)}，学时 {Number(standing.Hours)}，{(standing.Met ? "达标" : "未达标")}";

    private string[] Cells(FileLine line) =>
    [
        line.Title.In(user.Culture), line.ProjectNumber ?? "", line.Role is CreditRole.Lecturer ? InEnglish ? "Lecturer" : "授课" : InEnglish ? "Attendee" : "参加",
        line.From == line.To ? $"{line.To:yyyy-MM-dd}" : $"{line.From:yyyy-MM-dd} – {line.To:MM-dd}", Number(line.Hours), Number(line.Credits),
        line.Class switch { CreditClass.I => "Ⅰ", CreditClass.II => "Ⅱ", _ => "" }, $"{line.Pack} v{line.PackVersion} {line.Rule}",
        line.Status is AwardStatus.Released ? InEnglish ? "Released" : "已发放" : InEnglish ? "In review" : "待审核", line.Employer ?? "",
    ];

    private string NameOf(CreditFile file, string extension) => $"{(InEnglish ? "credits" : "学分档案")}-{file.Year}-{file.Name}.{extension}";

    private static string Number(decimal number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}

using System.Runtime.CompilerServices;
using System.Text.Json;
using Association.Application.Common;
using Association.Application.Import;
using Association.Application.Members;
using Association.Application.Tasks;
using Association.Domain.Common;
using Association.Domain.Files;
using Association.Domain.Members;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Lists;

/// <summary>A list of members as a workbook: every cell is text, so no formula wakes up and 18 digits stay 18 digits.</summary>
internal sealed class MemberWorkbook(IAssociationDb db, IWorkbookWriter writer, IPersonalNumbers numbers, TimeProvider clock)
{
    private const int Chunk = 500;

    private static readonly (string Key, string Zh, string En)[] Columns =
    [
        ("number", "会员号", "Number"), ("unit", "工作单位", "Unit"), ("department", "科室", "Department"), ("title", "职称", "Title"), ("category", "会员类别", "Category"), ("status", "会员状态", "Status"),
        ("mobile", "手机号", "Mobile"), ("joined", "入会日期", "Joined"), ("until", "会员期至", "Term until"), ("email", "邮箱", "E-mail"), ("latin", "姓名拼音", "Latin name"),
        ("sex", "性别", "Sex"), ("birth", "出生日期", "Date of birth"), ("id", "身份证号", "Resident ID"), ("licence", "执业证号", "Licence"),
    ];

    public async Task<MadeFile> MakeAsync(Export export, ILongTaskProgress progress, CancellationToken cancellationToken)
    {
        var question = JsonSerializer.Deserialize<ListQuestion>(export.Parameters)!;
        var english = question.Culture.StartsWith("en", StringComparison.Ordinal);
        var columns = Columns.Where(c => question.Columns.Count == 0 || question.Columns.Contains(c.Key)).ToList();
        using var content = new MemoryStream();
        var counted = new Counter();
        string[] headers = [english ? "Name" : "姓名", .. columns.Select(c => english ? c.En : c.Zh)];
        await writer.WriteAsync(content, headers, RowsAsync(export, question, [.. columns.Select(c => c.Key)], english, counted, progress, cancellationToken), cancellationToken);
        return new($"{(english ? "members" : "会员名单")}-{clock.Today():yyyyMMdd}.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", content.ToArray(), counted.Rows);
    }

    private async IAsyncEnumerable<IReadOnlyList<string?>> RowsAsync(
        Export export, ListQuestion question, string[] columns, bool english, Counter counted, ILongTaskProgress progress, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var today = clock.Today();
        var policy = await db.PolicyAsync(cancellationToken);
        var (filter, rows) = (question.Members ?? new MemberFilter(), Selected(question, policy, today));
        await progress.StartAsync(await rows.CountAsync(cancellationToken), cancellationToken);
        for (MemberPlace? last = null; ;)
        {
            var keys = await Next(rows, last).OrderBy(r => r.Key).ThenBy(r => r.Id).Take(Chunk).Select(r => new MemberPlace(r.Key, r.Id)).ToListAsync(cancellationToken);
            if (keys.Count == 0) yield break;
            last = keys[^1];
            List<Id<Person>> ids = [.. keys.Select(k => k.Id).Distinct()];
            var open = export.Unmasked ? await OpenAsync(ids, cancellationToken) : [];
            foreach (var line in await db.LinesAsync(ids, policy, filter.AsOf ?? today, cancellationToken))
                yield return [line.Name, .. columns.Select(column => Cell(line, column, policy, open.GetValueOrDefault(line.Id), english))];
            await progress.CountAsync(counted.Rows += ids.Count, cancellationToken);
        }
    }

    private IQueryable<MemberRowKey> Selected(ListQuestion question, MembershipPolicy policy, DateOnly today)
    {
        var rows = db.Select(question.Members ?? new MemberFilter(), policy, today);
        if (question.Only is not { } only) return rows;
        var chosen = only.Select(id => new Id<Person>(id)).ToList();
        return rows.Where(r => chosen.Contains(r.Id));
    }

#pragma warning disable CA1309 // Compared by the database, in the order it sorts by.
    private static IQueryable<MemberRowKey> Next(IQueryable<MemberRowKey> rows, MemberPlace? last) => last is null ? rows
        : rows.Where(r => string.Compare(r.Key, last.Key) >= 0 && (string.Compare(r.Key, last.Key) > 0 || r.Id > last.Id));
#pragma warning restore CA1309

    private async Task<Dictionary<Guid, FullNumbers>> OpenAsync(List<Id<Person>> ids, CancellationToken cancellationToken)
    {
        var people = await db.People.AsNoTracking().Where(p => ids.Contains(p.Id)).ToListAsync(cancellationToken);
        return people.ToDictionary(p => p.Id.Value, p => new FullNumbers(Open(p.Mobile), Open(p.ResidentId), Open(p.PracticeCertificate)));
    }

    private string? Open(SealedNumber? number) => number is null ? null : numbers.Open(number);

    private static string? Cell(MemberLine line, string column, MembershipPolicy policy, FullNumbers? open, bool english) => column switch
    {
        "number" => line.Number,
        "unit" => line.Unit,
        "department" => line.Department,
        "title" => line.Title,
        "category" => line.Category is { } category ? CategoryWords.Word(policy, category, english) : null,
        "status" => english ? line.Status.ToString() : StatusWord(line.Status),
        "mobile" => open is null ? line.MobileMasked : open.Mobile,
        "joined" => Exports.Date(line.JoinedOn),
        "until" => line.Until is { } until ? Exports.Date(until) : null,
        "email" => line.Email,
        "latin" => line.LatinName,
        "sex" => english ? line.Sex.ToString() : Exports.Word(line.Sex),
        "birth" => line.BirthDate is { } day ? Exports.Date(day) : null,
        "id" => open is null ? line.ResidentIdMasked : open.ResidentId,
        _ => open is null ? line.PracticeCertificateMasked : open.Licence,
    };

    private static string StatusWord(MembershipStatus status) => status switch
    {
        MembershipStatus.Pending => "待生效",
        MembershipStatus.New => "新会员",
        MembershipStatus.Current => "有效",
        MembershipStatus.Grace => "宽限期",
        MembershipStatus.Resigned => "已退会",
        MembershipStatus.Expelled => "已除名",
        MembershipStatus.Deceased => "已故",
        _ => "已失效",
    };

    private sealed record MemberPlace(string Key, Id<Person> Id);

    private sealed record FullNumbers(string? Mobile, string? ResidentId, string? Licence);

    private sealed class Counter
    {
        public int Rows { get; set; }
    }
}

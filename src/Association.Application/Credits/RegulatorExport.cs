using System.Globalization;
using System.Text;
using System.Text.Json;
using Association.Application.Access;
using Association.Application.Audit;
using Association.Application.Certificates;
using Association.Application.Common;
using Association.Application.Import;
using Association.Domain.Common;
using Association.Domain.Credits;
using Association.Domain.Events;
using Association.Domain.Members;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Credits;

public enum RegulatorFormat { Excel, Csv }

/// <summary>
/// The released credits of a project as a file for the regulator, with the columns that its import sheet has, in that order. Numbers stand in full,
/// which the audit says. Source: domain.md R1.46.
/// </summary>
/// <param name="Columns">Keys of <see cref="RegulatorColumns"/>; empty: all of them.</param>
/// <param name="Corrections">Only what was released or taken back since the last file.</param>
[Requires(Permissions.ReviewCredits)]
public sealed record ExportForRegulator(Id<Event> Event, IReadOnlyList<string> Columns, RegulatorFormat Format = default, bool Corrections = false) : ICommand<Result<RegulatorFile>>, IInEvent;

public sealed record RegulatorFile(string Name, string ContentType, byte[] Content, int Rows);

/// <summary>What the regulator would refuse of the released credits, row by row.</summary>
[Requires(Permissions.ReviewCredits)]
public sealed record CheckForRegulator(Id<Event> Event, bool Corrections = false) : IQuery<RegulatorCheck?>, IInEvent;

public sealed record RegulatorCheck(int Rows, DateTimeOffset? LastExport, IReadOnlyList<RegulatorFault> Faults);

public enum RegulatorFaultKind { NoResidentId, NoUnit, NoTitle, NoProjectNumber, NoCertificate, TooMany, NoHours, SameNumberTwice, NameTooLong }

/// <param name="Person">Null: the project itself.</param>
public sealed record RegulatorFault(RegulatorFaultKind Kind, string? Name, Guid? Person);

/// <summary>The columns an export can have.</summary>
public static class RegulatorColumns
{
    public static readonly IReadOnlyList<(string Key, string Header)> All =
    [
        ("name", "姓名"), ("id-type", "证件类型"), ("id-number", "证件号码"), ("unit", "单位名称"), ("unit-code", "统一社会信用代码"), ("title", "职称"), ("project-number", "项目编号"), ("project", "项目名称"),
        ("level", "项目级别"), ("delivery", "举办方式"), ("from", "开始日期"), ("to", "结束日期"), ("hours", "学时"), ("role", "参与身份"), ("class", "学分类别"), ("credits", "学分"), ("certificate", "证书编号"),
        ("issuer", "发证单位"), ("state", "变更标志"),
    ];

    public static IReadOnlyList<(string Key, string Header)> Chosen(IReadOnlyList<string> keys) => keys.Count == 0 ? [.. All] : [.. keys.Select(k => All.FirstOrDefault(c => c.Key == k)).Where(c => c.Key is not null)];
}

internal sealed class ExportForRegulatorValidator : AbstractValidator<ExportForRegulator>
{
    public ExportForRegulatorValidator()
    {
        RuleFor(c => c.Columns).Must(columns => columns.All(k => RegulatorColumns.All.Any(c => c.Key == k)));
        RuleFor(c => c.Format).IsInEnum();
    }
}

internal sealed record RegulatorRow(CreditAward Award, Person Person, string? Unit, string? UnitCode, string? Certificate);

internal sealed class RegulatorHandlers(IAssociationDb db, IPersonalNumbers numbers, IWorkbookWriter writer, SiteOptions site, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<ExportForRegulator, Result<RegulatorFile>>, IRequestHandler<CheckForRegulator, RegulatorCheck?>
{
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private const int LongestName = 50;

    public async Task<Result<RegulatorFile>> Handle(ExportForRegulator command, CancellationToken cancellationToken)
    {
        if (await db.Events.AsNoTracking().FirstOrDefaultAsync(e => e.Id == command.Event, cancellationToken) is not { } @event) return EventErrors.NotFound;
        var rows = await RowsAsync(command.Event, command.Corrections, cancellationToken);
        var columns = RegulatorColumns.Chosen(command.Columns);
        var cells = rows.Select(row => (IReadOnlyList<string?>)[.. columns.Select(c => Cell(row, @event, c.Key))]).ToList();
        var content = command.Format is RegulatorFormat.Csv ? Csv(columns, cells) : await SheetAsync(columns, cells, cancellationToken);
        db.RegulatorExports.Add(new(command.Event, rows.Count, command.Corrections, user.Id, clock.GetUtcNow()));
        db.AuditEntries.Add(new AuditEntry
        {
            At = clock.GetUtcNow(), User = user.Id.Value, UserName = user.Name, From = user.From, Action = "credits.exported-unmasked",
            Entity = nameof(Event), EntityId = command.Event.ToString(), After = JsonSerializer.Serialize(new { rows.Count, command.Corrections }),
        });
        var name = $"学分上报-{@event.Cme.ProjectNumber ?? @event.Slug}-{clock.Today():yyyyMMdd}";
        return command.Format is RegulatorFormat.Csv ? new RegulatorFile($"{name}.csv", "text/csv; charset=gb18030", content, rows.Count) : new RegulatorFile($"{name}.xlsx", Workbook, content, rows.Count);
    }

    public async Task<RegulatorCheck?> Handle(CheckForRegulator query, CancellationToken cancellationToken)
    {
        if (await db.Events.AsNoTracking().FirstOrDefaultAsync(e => e.Id == query.Event, cancellationToken) is not { } @event) return null;
        var rows = await RowsAsync(query.Event, query.Corrections, cancellationToken);
        var faults = new List<RegulatorFault>();
        if (string.IsNullOrWhiteSpace(@event.Cme.ProjectNumber)) faults.Add(new(RegulatorFaultKind.NoProjectNumber, null, null));
        var twice = rows.Where(r => r.Person.ResidentId is not null).GroupBy(r => (r.Person.ResidentId!.Index, r.Award.Role)).Where(g => g.Count() > 1).Select(g => g.Key).ToHashSet();
        foreach (var row in rows)
            faults.AddRange(FaultsOf(row, row.Person.ResidentId is { } id && twice.Contains((id.Index, row.Award.Role))).Select(kind => new RegulatorFault(kind, row.Person.Name, row.Person.Id.Value)));
        return new(rows.Count, await LastAsync(query.Event, cancellationToken), faults);
    }

    private static IEnumerable<RegulatorFaultKind> FaultsOf(RegulatorRow row, bool twice)
    {
        if (row.Person.ResidentId is null) yield return RegulatorFaultKind.NoResidentId;
        if (twice) yield return RegulatorFaultKind.SameNumberTwice;
        if (row.Unit is null) yield return RegulatorFaultKind.NoUnit;
        if (string.IsNullOrWhiteSpace(row.Person.Title)) yield return RegulatorFaultKind.NoTitle;
        if (row.Award.Status is AwardStatus.Released && row.Certificate is null) yield return RegulatorFaultKind.NoCertificate;
        if (row.Award.Credits > CmeTerms.MaxCredits) yield return RegulatorFaultKind.TooMany;
        if (row.Award.Hours <= 0) yield return RegulatorFaultKind.NoHours;
        if (row.Person.Name.Length > LongestName) yield return RegulatorFaultKind.NameTooLong;
    }

    private async Task<DateTimeOffset?> LastAsync(Id<Event> id, CancellationToken cancellationToken) =>
        await db.RegulatorExports.Where(x => x.Event == id).OrderByDescending(x => x.At).Select(x => (DateTimeOffset?)x.At).FirstOrDefaultAsync(cancellationToken);

    private async Task<List<RegulatorRow>> RowsAsync(Id<Event> id, bool corrections, CancellationToken cancellationToken)
    {
        var awards = db.CreditAwards.AsNoTracking().Where(a => a.Event == id && a.Status == AwardStatus.Released);
        if (corrections)
        {
            var since = await LastAsync(id, cancellationToken) ?? DateTimeOffset.UnixEpoch;
            awards = db.CreditAwards.AsNoTracking().Where(a => a.Event == id && a.ReleasedAt != null && (a.Status == AwardStatus.Released && a.ReleasedAt > since || a.Status == AwardStatus.Reversed && a.ReversedAt > since && a.ReleasedAt <= since));
        }

        var rows = await awards.Join(db.People, a => a.Person, p => p.Id, (a, p) => new
        {
            Award = a, Person = p, Unit = db.Units.Where(u => u.Id == a.Unit).Select(u => new { u.Name, u.Code }).FirstOrDefault(),
            Certificate = db.Certificates.Where(c => c.Event == a.Event && c.Person == a.Person && c.Status == Domain.Certificates.CertificateStatus.Valid)
                .OrderBy(c => a.Role == CreditRole.Lecturer ? c.Kind == Domain.Certificates.CertificateKind.Lecturer ? 0 : 1 : c.Kind == Domain.Certificates.CertificateKind.Credit ? 0 : 1).Select(c => c.Number).FirstOrDefault(),
        }).OrderBy(x => x.Person.SortKey).ThenBy(x => x.Award.Id).ToListAsync(cancellationToken);
        return [.. rows.Select(r => new RegulatorRow(r.Award, r.Person, r.Unit?.Name, r.Unit?.Code.Value, r.Certificate))];
    }

    private string? Cell(RegulatorRow row, Event @event, string key) => key switch
    {
        "name" => row.Person.Name,
        "id-type" => row.Person.ResidentId is null ? null : "居民身份证",
        "id-number" => row.Person.ResidentId is { } id ? numbers.Open(id) : null,
        "unit" => row.Unit,
        "unit-code" => row.UnitCode,
        "title" => row.Person.Title,
        "project-number" => @event.Cme.ProjectNumber,
        "project" => @event.Name.Zh,
        "level" => @event.Cme.Level is { } level && CertificateWording.Levels.TryGetValue(level, out var words) ? words.Zh : null,
        "delivery" => @event.Cme.Delivery switch { CmeDelivery.Distance => "远程", CmeDelivery.Mixed => "混合", _ => "面授" },
        "from" => Day(@event.StartsOn),
        "to" => Day(@event.EndsOn),
        "hours" => Number(row.Award.Hours),
        "role" => row.Award.Role is CreditRole.Lecturer ? "授课" : "参加",
        "class" => row.Award.Class switch { CreditClass.I => "Ⅰ类", CreditClass.II => "Ⅱ类", _ => null },
        "credits" => Number(row.Award.Credits),
        "certificate" => row.Certificate,
        "issuer" => site.Name.Zh,
        _ => row.Award.Status is AwardStatus.Reversed ? "撤销" : "新增",
    };

    /// <summary>GB18030, as provincial systems read it; a cell that a spreadsheet would take for a formula begins with an apostrophe.</summary>
    private static byte[] Csv(IReadOnlyList<(string Key, string Header)> columns, List<IReadOnlyList<string?>> rows)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var text = new StringBuilder();
        foreach (var row in rows.Prepend([.. columns.Select(c => (string?)c.Header)])) text.AppendJoin(',', row.Select(Quoted)).Append("\r\n");
        return Encoding.GetEncoding("GB18030").GetBytes(text.ToString());
    }

    private static string Quoted(string? cell)
    {
        var safe = cell is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" + cell : cell ?? "";
        return safe.AsSpan().IndexOfAny(",\"\r\n") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private async Task<byte[]> SheetAsync(IReadOnlyList<(string Key, string Header)> columns, List<IReadOnlyList<string?>> rows, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream();
        await writer.WriteAsync(content, [.. columns.Select(c => c.Header)], rows.ToAsyncEnumerable(), cancellationToken);
        return content.ToArray();
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Number(decimal number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}

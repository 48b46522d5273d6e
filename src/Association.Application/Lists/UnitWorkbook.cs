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

/// <summary>The member units of a day as a workbook.</summary>
internal sealed class UnitWorkbook(IAssociationDb db, IWorkbookWriter writer, IPersonalNumbers numbers, TimeProvider clock)
{
    private static readonly string[] Chinese = ["单位名称", "统一社会信用代码", "单位类别", "等级", "性质", "街道", "地址", "联系人", "联系电话", "邮箱", "类别起始日"];
    private static readonly string[] English = ["Name", "Credit code", "Tier", "Grade", "Ownership", "Street", "Address", "Contact", "Contact's mobile", "E-mail", "In tier since"];

    public async Task<MadeFile> MakeAsync(Export export, ILongTaskProgress progress, CancellationToken cancellationToken)
    {
        var question = JsonSerializer.Deserialize<ListQuestion>(export.Parameters)!;
        var english = question.Culture.StartsWith("en", StringComparison.Ordinal);
        var rows = await RowsAsync(question.Units ?? new UnitFilter(), export.Unmasked, english, cancellationToken);
        await progress.StartAsync(rows.Count, cancellationToken);
        using var content = new MemoryStream();
        await writer.WriteAsync(content, english ? English : Chinese, rows.ToAsyncEnumerable(), cancellationToken);
        await progress.CountAsync(rows.Count, cancellationToken);
        return new($"{(english ? "units" : "单位名单")}-{clock.Today():yyyyMMdd}.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", content.ToArray(), rows.Count);
    }

    private async Task<List<IReadOnlyList<string?>>> RowsAsync(UnitFilter filter, bool unmasked, bool english, CancellationToken cancellationToken)
    {
        var day = filter.AsOf ?? clock.Today();
        var seats = db.UnitTerms.AsNoTracking().Where(t => t.From <= day && (t.To == null || t.To >= day));
        var found = seats.Join(db.Units, t => t.Unit, u => u.Id, (t, u) => new SeatedUnit { Term = t, Unit = u })
            .Matching(new ListUnits(day, filter.Tier, filter.Search, null, null, null, filter.Level, filter.Kind, filter.Ownership, filter.Street));
        var units = await found.OrderBy(x => x.Unit.Name).ToListAsync(cancellationToken);
        return [.. units.Select(x => RowOf(x.Unit, x.Term, unmasked, english))];
    }

    private IReadOnlyList<string?> RowOf(MemberUnit unit, UnitTerm term, bool unmasked, bool english) =>
    [
        unit.Name, unit.Code.Value, english ? term.Tier.ToString() : Exports.Word(term.Tier), english ? unit.Level.ToString() : Exports.Word(unit.Level),
        english ? unit.Ownership.ToString() : Exports.Word(unit.Ownership), unit.Street, unit.Address, unit.ContactName, Mobile(unit.ContactMobile, unmasked), unit.Email, Exports.Date(term.From),
    ];

    private string? Mobile(SealedNumber? number, bool unmasked) => number is null ? null : unmasked ? numbers.Open(number) : number.Masked;
}

using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Members;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Import;

/// <summary>The member units of today in the columns of the import, the contacts' mobile numbers in full; the trail says who took them.</summary>
[Requires(Permissions.UnmaskNumbers)]
public sealed record ExportUnits : ICommand<Result<ExportedTable>>;

internal sealed class ExportUnitsHandler(IAssociationDb db, IPersonalNumbers numbers, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<ExportUnits, Result<ExportedTable>>
{
    public async Task<Result<ExportedTable>> Handle(ExportUnits command, CancellationToken cancellationToken)
    {
        var today = clock.Today();
        var units = await db.Units.AsNoTracking().Include(u => u.Terms).ToListAsync(cancellationToken);
        var rows = units.Where(u => u.TierOn(today) is not null).OrderBy(u => u.Code.Value, StringComparer.Ordinal).Select(u => RowOf(u, u.TierOn(today)!.Value)).ToList();
        db.AuditEntries.Add(Exports.Trace("units.exported", nameof(MemberUnit), rows.Count, user, clock));
        return new ExportedTable(UnitRow.Sheet.Headers, rows);
    }

    private string?[] RowOf(MemberUnit unit, UnitTier tier) =>
    [
        unit.Name, unit.Code.Value, Exports.Word(tier), Exports.Word(unit.Level), Exports.Word(unit.Ownership), unit.Street, unit.Address,
        unit.ContactName, unit.ContactMobile is { } mobile ? numbers.Open(mobile) : null, unit.Email, Exports.Date(unit.Terms.Min(t => t.From)),
    ];
}

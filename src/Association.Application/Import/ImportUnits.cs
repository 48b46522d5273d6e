using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Import.Batches;
using Association.Domain.Common;
using Association.Domain.Members;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Import;

/// <summary>Member units of one stretch of a workbook: known by their credit code, created or brought up to date.</summary>
[Requires(Permissions.EditUnits)]
public sealed record ImportUnits(IReadOnlyList<UnitRow> Rows, ChunkMode Mode) : ICommand<Result<ChunkOutcome>>;

internal sealed class ImportUnitsHandler(IAssociationDb db, UnitRecords records) : IRequestHandler<ImportUnits, Result<ChunkOutcome>>
{
    public async Task<Result<ChunkOutcome>> Handle(ImportUnits command, CancellationToken cancellationToken)
    {
        var outcome = new ChunkTally(db, command.Mode);
        var rows = await outcome.FreshAsync(command.Rows, r => r.Number, cancellationToken);
        var known = await KnownAsync(rows, command.Mode, cancellationToken);
        var taken = known.ToDictionary(u => u.Name, u => u.Code.Value, StringComparer.Ordinal);
        var byCode = known.ToDictionary(u => u.Code.Value);
        foreach (var row in rows)
        {
            if (taken.TryGetValue(row.Name, out var owner) && owner != row.Code.Value)
            {
                outcome.Refuse(new RowError(row.Number, "name", "unit.name-taken", row.Name));
                continue;
            }

            var unit = byCode.GetValueOrDefault(row.Code.Value);
            if (unit is not null) taken.Remove(unit.Name);
            taken[row.Name] = row.Code.Value;
            if (unit is null) Create(row, outcome);
            else Update(unit, row, outcome);
        }

        return outcome.Close();
    }

    private void Create(UnitRow row, ChunkTally outcome)
    {
        var unit = records.Create(row);
        if (!outcome.DryRun) db.Units.Add(unit);
        outcome.Created(row.Number, unit.Id.Value);
    }

    private void Update(MemberUnit unit, UnitRow row, ChunkTally outcome)
    {
        var before = UnitRecords.Fields.Snapshot(unit);
        records.Update(unit, row, outcome.Match);
        outcome.Saw(row.Number, unit.Id.Value, UnitRecords.Fields.Since(unit, before));
    }

    private Task<List<MemberUnit>> KnownAsync(IReadOnlyList<UnitRow> rows, ChunkMode mode, CancellationToken cancellationToken)
    {
        var (codes, names) = (rows.Select(r => r.Code).ToList(), rows.Select(r => r.Name).ToList());
        var units = mode.DryRun ? db.Units.AsNoTracking() : db.Units;
        return units.Include(u => u.Terms).Where(u => codes.Contains(u.Code) || names.Contains(u.Name)).ToListAsync(cancellationToken);
    }
}

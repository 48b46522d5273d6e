using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Members;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Import;

/// <summary>Member units of one stretch of a workbook: known by their credit code, created or brought up to date.</summary>
[Requires(Permissions.EditUnits)]
public sealed record ImportUnits(IReadOnlyList<UnitRow> Rows, bool DryRun) : ICommand<Result<ChunkOutcome>>;

internal sealed class ImportUnitsHandler(IAssociationDb db, IPersonalNumbers numbers, TimeProvider clock) : IRequestHandler<ImportUnits, Result<ChunkOutcome>>
{
    public async Task<Result<ChunkOutcome>> Handle(ImportUnits command, CancellationToken cancellationToken)
    {
        var outcome = new ChunkTally();
        var known = await KnownAsync(command, cancellationToken);
        var taken = known.ToDictionary(u => u.Name, u => u.Code.Value, StringComparer.Ordinal);
        var byCode = known.ToDictionary(u => u.Code.Value);
        foreach (var row in command.Rows)
        {
            if (taken.TryGetValue(row.Name, out var owner) && owner != row.Code.Value)
            {
                outcome.Refuse(new RowError(row.Number, "name", "unit.name-taken", row.Name));
                continue;
            }

            var unit = byCode.GetValueOrDefault(row.Code.Value);
            if (unit is not null) taken.Remove(unit.Name);
            taken[row.Name] = row.Code.Value;
            if (unit is not null) outcome.Saw(Update(unit, row));
            else outcome.Create(Create(row), command.DryRun ? null : db.Units);
        }

        return outcome.Close();
    }

    private Task<List<MemberUnit>> KnownAsync(ImportUnits command, CancellationToken cancellationToken)
    {
        var (codes, names) = (command.Rows.Select(r => r.Code).ToList(), command.Rows.Select(r => r.Name).ToList());
        var units = command.DryRun ? db.Units.AsNoTracking() : db.Units;
        return units.Include(u => u.Terms).Where(u => codes.Contains(u.Code) || names.Contains(u.Name)).ToListAsync(cancellationToken);
    }

    private MemberUnit Create(UnitRow row)
    {
        var unit = new MemberUnit(row.Name, row.Code);
        unit.Describe(row.Level ?? default, row.Ownership ?? default, row.Street, row.Address);
        unit.ContactThrough(row.ContactName, row.ContactPhone is { } phone ? numbers.Seal(phone) : null, row.Email?.Value);
        unit.Join(row.Tier, row.JoinedOn ?? clock.Today());
        return unit;
    }

    /// <summary>A blank cell says nothing: it never clears what is known. A new tier counts from today.</summary>
    private bool Update(MemberUnit unit, UnitRow row)
    {
        var before = (unit.Name, unit.Level, unit.Ownership, unit.Street, unit.Address, unit.ContactName, unit.ContactMobile, unit.Email, unit.TierOn(clock.Today()));
        unit.Rename(row.Name);
        unit.Describe(row.Level ?? unit.Level, row.Ownership ?? unit.Ownership, row.Street ?? unit.Street, row.Address ?? unit.Address);
        unit.ContactThrough(row.ContactName ?? unit.ContactName, numbers.Renewed(unit.ContactMobile, row.ContactPhone), row.Email?.Value ?? unit.Email);
        unit.MoveTo(row.Tier, clock.Today());
        return before != (unit.Name, unit.Level, unit.Ownership, unit.Street, unit.Address, unit.ContactName, unit.ContactMobile, unit.Email, unit.TierOn(clock.Today()));
    }
}

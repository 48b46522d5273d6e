using Association.Application.Common;
using Association.Application.Works;
using Association.Domain.Common;
using Association.Domain.Import;
using Association.Domain.Works;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Import.Batches;

internal sealed class WorkUndo(IAssociationDb db, TimeProvider clock) : IImportUndo
{
    public ImportKind Kind => ImportKind.Works;

    public async Task UndoAsync(IReadOnlyList<ImportEntry> entries, CancellationToken cancellationToken)
    {
        var ids = entries.Select(e => new Id<WorkRecord>(e.Subject)).ToList();
        var days = await db.Works.AsNoTracking().Where(w => ids.Contains(w.Id)).Select(w => new { w.Day, w.ClosedOn }).ToListAsync(cancellationToken);
        await db.HoldYearsAsync(clock, days.SelectMany(w => WorkYears.YearsOf(w.Day, w.ClosedOn)), cancellationToken);
        var works = await db.Works.Include(w => w.Evidence).Where(w => ids.Contains(w.Id)).ToDictionaryAsync(w => w.Id, cancellationToken);
        var parents = await db.Works.AsNoTracking().Where(w => w.Parent != null && ids.Contains(w.Parent.Value) && !ids.Contains(w.Id)).Select(w => w.Parent!.Value).ToListAsync(cancellationToken);
        var years = await db.OpenYearsAsync(clock, cancellationToken);
        foreach (var entry in entries)
        {
            var id = new Id<WorkRecord>(entry.Subject);
            if (!works.TryGetValue(id, out var work)) entry.Keep(UndoReasons.Gone);
            else if (!WorkYears.YearsOf(work.Day, work.ClosedOn).All(years.Take)) entry.Keep(UndoReasons.Changed);
            else if (entry.Action is ImportAction.Updated) PutBack(entry, work, years);
            else if (parents.Contains(id)) entry.Keep(UndoReasons.Referenced, nameof(WorkRecord));
            else if (work.Version > 0 || work.Evidence.Count > 0) entry.Keep(UndoReasons.Changed);
            else
            {
                db.Works.Remove(work);
                entry.Undone();
            }
        }
    }

    /// <summary>What the record said before may belong to a year that was frozen meanwhile: then it stays as it is.</summary>
    private static void PutBack(ImportEntry entry, WorkRecord work, OpenYears years)
    {
        try { MemberUndo.Report(entry, WorkFields.For(years).PutBack(work, RowMemory.Parse(entry.Memory).Fields ?? [])); }
        catch (RefusedException) { entry.Keep(UndoReasons.Changed); }
    }
}

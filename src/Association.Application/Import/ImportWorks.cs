using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Import.Batches;
using Association.Application.Works;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Import;
using Association.Domain.Works;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Import;

/// <summary>Records of the register; known by kind, day, title, number, form and what they belong to.</summary>
[Requires(Permissions.ImportWorks)]
public sealed record ImportWorks(IReadOnlyList<WorkRow> Rows, ChunkMode Mode) : ICommand<Result<ChunkOutcome>>
{
    /// <summary>What the rows before these would have written: a check writes nothing, so it remembers them from one stretch to the next.</summary>
    internal List<ImportedWork> Begun { get; init; } = [];
}

/// <summary>What later rows of a workbook have to know of a record.</summary>
/// <param name="Typed">It has numbers of its own, so that it takes no visits.</param>
internal sealed record ImportedWork(Id<WorkRecord> Id, WorkKind Kind, string Title, DateOnly Day, Id<WorkRecord>? Root, bool Typed, Id<WorkRecord>? Parent)
{
    public static ImportedWork Of(WorkRecord w) => new(w.Id, w.Kind, w.Title.Zh, w.Day, w.Root, w.HasTypedCounts, w.Parent);
}

internal sealed class ImportWorksHandler(IAssociationDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ImportWorks, Result<ChunkOutcome>>
{
    public async Task<Result<ChunkOutcome>> Handle(ImportWorks command, CancellationToken cancellationToken)
    {
        var outcome = new ChunkTally(db, command.Mode);
        var rows = await outcome.FreshAsync(command.Rows, r => r.Number, cancellationToken);
        if (!outcome.DryRun) await HoldAsync(rows, cancellationToken);
        var years = await db.OpenYearsAsync(clock, cancellationToken);
        var known = await KnownAsync(rows, command.Mode, cancellationToken);
        var around = new Around(years, await ParentsAsync(rows, cancellationToken), known, await HeldAsync(rows, cancellationToken),
            await VisitedAsync([.. known.Values.Where(w => w.Kind is WorkKind.Inspection).Select(w => w.Id)], cancellationToken));
        foreach (var before in command.Begun) around.Add(before);
        foreach (var row in rows)
            try
            {
                if (Take(row, around, outcome) is { } taken && outcome.DryRun) command.Begun.Add(taken);
            }
            catch (RefusedException refused) { outcome.Refuse(new RowError(row.Number, Field(refused.Error.Field), refused.Error.Code, row.Details.Title.Zh)); }
        return outcome.Close();
    }

    /// <returns>The record that the row made or changed; null where it stays as it was.</returns>
    private ImportedWork? Take(WorkRow row, Around around, ChunkTally outcome)
    {
        Refuse.Unless(user.MayWrite(row.Kind), Error.Forbidden(WorkRights.ToWrite(row.Kind)));
        var details = Placed(row, around);
        if (around.Known.TryGetValue(Key(row.Kind, details), out var work))
        {
            var fields = WorkFields.For(around.Years);
            var before = fields.Snapshot(work);
            var changed = details.Over(work.Details(), outcome.Match is MatchRule.Fill);
            if (outcome.Match is MatchRule.Skip || changed == work.Details()) return null;
            MustNotCountTwice(work, changed, around);
            work.Change(changed, around.Years);
            outcome.Saw(row.Number, work.Id.Value, fields.Since(work, before));
            return around.Add(ImportedWork.Of(work));
        }

        Refuse.If(row.Kind is WorkKind.PopularScience && around.Held.Contains((details.Day, details.Title.Zh)), WorkErrors.CountedAsEvent);
        work = new WorkRecord(row.Kind, details, around.Years);
        if (!outcome.DryRun) db.Works.Add(work);
        around.Known[Key(row.Kind, details)] = work;
        outcome.Created(row.Number, work.Id.Value);
        return around.Add(ImportedWork.Of(work));
    }

    /// <summary>As the form refuses it: a number is not typed beside the visits or the activity that count it.</summary>
    private static void MustNotCountTwice(WorkRecord work, WorkDetails changed, Around around)
    {
        if (around.Visited.Contains(work.Id))
            foreach (var (field, typed) in new[] { (WorkField.Institutions, changed.Institutions), (WorkField.Experts, changed.Experts), (WorkField.Suggestions, changed.Suggestions) })
                Refuse.If(typed is not null, WorkErrors.CountedByVisits.At(field.ToString()));
        Refuse.If(work.Kind is WorkKind.PopularScience && changed is { Event: not null, People: not null }, WorkErrors.CountedByEvent);
    }

    /// <summary>The years of the rows, and those of the records that they may belong to.</summary>
    private async Task HoldAsync(IReadOnlyList<WorkRow> rows, CancellationToken cancellationToken)
    {
        var parents = rows.Select(r => r.Parent).OfType<string>().Concat(rows.Select(r => r.Details.Title.Zh)).Distinct().ToList();
        var days = await db.Works.AsNoTracking().Where(w => parents.Contains(w.Title.Zh)).Select(w => new { w.Day, w.ClosedOn }).Distinct().ToListAsync(cancellationToken);
        await db.HoldYearsAsync(clock, rows.SelectMany(r => WorkYears.YearsOf(r.Details.Day, r.Details.ClosedOn)).Concat(days.SelectMany(d => WorkYears.YearsOf(d.Day, d.ClosedOn))), cancellationToken);
    }

    private async Task<HashSet<Id<WorkRecord>>> VisitedAsync(IReadOnlyList<Id<WorkRecord>> campaigns, CancellationToken cancellationToken) => campaigns.Count == 0 ? [] :
        [.. await db.Works.AsNoTracking().Where(v => v.Kind == WorkKind.InspectionVisit && v.Parent != null && campaigns.Contains(v.Parent.Value)).Select(v => v.Parent!.Value).Distinct().ToListAsync(cancellationToken)];

    /// <summary>With the record that it belongs to: the latest of that name that had begun by then; an edition follows an earlier one.</summary>
    private static WorkDetails Placed(WorkRow row, Around around)
    {
        if (row.Parent is null || row.Kind.Rule().Parent is not { } kind) return row.Details;
        var parent = around.Parents.Where(p => p.Kind == kind && p.Title == row.Parent && (p.Day < row.Details.Day || kind != row.Kind && p.Day == row.Details.Day)).MaxBy(p => p.Day) ?? throw new RefusedException(WorkErrors.Parent);
        Refuse.If(row.Kind is WorkKind.InspectionVisit && parent.Typed, WorkErrors.TypedBefore);
        return row.Details with { Parent = parent.Id, Root = kind == row.Kind ? parent.Root ?? parent.Id : null };
    }

    private async Task<List<ImportedWork>> ParentsAsync(IReadOnlyList<WorkRow> rows, CancellationToken cancellationToken)
    {
        var titles = rows.Select(r => r.Parent).OfType<string>().Distinct().ToList();
        var found = await db.Works.AsNoTracking().Where(w => titles.Contains(w.Title.Zh)).ToListAsync(cancellationToken);
        return [.. found.Select(ImportedWork.Of)];
    }

    private async Task<Dictionary<string, WorkRecord>> KnownAsync(IReadOnlyList<WorkRow> rows, ChunkMode mode, CancellationToken cancellationToken)
    {
        var titles = rows.Select(r => r.Details.Title.Zh).Distinct().ToList();
        var known = new Dictionary<string, WorkRecord>(StringComparer.Ordinal);
        var works = mode.DryRun ? db.Works.AsNoTracking() : db.Works;
        foreach (var work in await works.Where(w => titles.Contains(w.Title.Zh)).ToListAsync(cancellationToken)) known.TryAdd(Key(work.Kind, work.Details()), work);
        return known;
    }

    private async Task<HashSet<(DateOnly, string)>> HeldAsync(IReadOnlyList<WorkRow> rows, CancellationToken cancellationToken)
    {
        var titles = rows.Where(r => r.Kind is WorkKind.PopularScience).Select(r => r.Details.Title.Zh).Distinct().ToList();
        if (titles.Count == 0) return [];
        var held = await db.Events.AsNoTracking().Where(e => e.Status == EventStatus.Held && titles.Contains(e.Name.Zh)).Select(e => new { e.StartsOn, e.Name.Zh }).ToListAsync(cancellationToken);
        return [.. held.Select(e => (e.StartsOn, e.Zh))];
    }

    private static string Key(WorkKind kind, WorkDetails details) => WorkRow.KeyOf(kind, details, details.Parent?.ToString());

    /// <summary>As the workbook's columns are called.</summary>
    private static string Field(string? field) => string.IsNullOrEmpty(field) ? "title" : char.ToLowerInvariant(field[0]) + field[1..];

    /// <param name="Parents">Records that rows may belong to.</param>
    /// <param name="Visited">Inspections with visits on record.</param>
    private sealed record Around(
        OpenYears Years, List<ImportedWork> Parents, Dictionary<string, WorkRecord> Known, HashSet<(DateOnly, string)> Held, HashSet<Id<WorkRecord>> Visited)
    {
        /// <summary>Later rows may belong to it, and see it as it is now.</summary>
        public ImportedWork Add(ImportedWork work)
        {
            Parents.RemoveAll(p => p.Id == work.Id);
            Parents.Add(work);
            if (work is { Kind: WorkKind.InspectionVisit, Parent: { } campaign }) Visited.Add(campaign);
            return work;
        }
    }
}

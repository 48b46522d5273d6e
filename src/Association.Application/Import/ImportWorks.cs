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
public sealed record ImportWorks(IReadOnlyList<WorkRow> Rows, ChunkMode Mode) : ICommand<Result<ChunkOutcome>>;

internal sealed class ImportWorksHandler(IAssociationDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ImportWorks, Result<ChunkOutcome>>
{
    public async Task<Result<ChunkOutcome>> Handle(ImportWorks command, CancellationToken cancellationToken)
    {
        var outcome = new ChunkTally(db, command.Mode);
        var rows = await outcome.FreshAsync(command.Rows, r => r.Number, cancellationToken);
        var years = await db.OpenYearsAsync(clock, cancellationToken);
        var parents = await ParentsAsync(rows, cancellationToken);
        var known = await KnownAsync(rows, cancellationToken);
        var held = await HeldAsync(rows, cancellationToken);
        foreach (var row in rows)
            try { Take(row, new(years, parents, known, held), outcome); }
            catch (RefusedException refused) { outcome.Refuse(new RowError(row.Number, Field(refused.Error.Field), refused.Error.Code, row.Details.Title.Zh)); }
        return outcome.Close();
    }

    private void Take(WorkRow row, Around around, ChunkTally outcome)
    {
        Refuse.Unless(user.MayWrite(row.Kind), Error.Forbidden(WorkRights.ToWrite(row.Kind)));
        var details = Placed(row, around);
        if (around.Known.TryGetValue(Key(row.Kind, details), out var work))
        {
            var fields = WorkFields.For(around.Years);
            var before = fields.Snapshot(work);
            var changed = details.Over(work.Details(), outcome.Match is MatchRule.Fill);
            if (outcome.Match is not MatchRule.Skip && changed != work.Details()) work.Change(changed, around.Years);
            outcome.Saw(row.Number, work.Id.Value, fields.Since(work, before));
            return;
        }

        Refuse.If(row.Kind is WorkKind.PopularScience && around.Held.Contains((details.Day, details.Title.Zh)), WorkErrors.CountedAsEvent);
        work = new WorkRecord(row.Kind, details, around.Years);
        if (!outcome.DryRun) db.Works.Add(work);
        around.Known[Key(row.Kind, details)] = work;
        around.Add(work);
        outcome.Created(row.Number, work.Id.Value);
    }

    /// <summary>With the record that it belongs to: the latest of that name that had begun by then; an edition follows an earlier one.</summary>
    private static WorkDetails Placed(WorkRow row, Around around)
    {
        if (row.Parent is null || row.Kind.Rule().Parent is not { } kind) return row.Details;
        var parent = around.Parents.Where(p => p.Kind == kind && p.Title == row.Parent && (p.Day < row.Details.Day || kind != row.Kind && p.Day == row.Details.Day)).MaxBy(p => p.Day) ?? throw new RefusedException(WorkErrors.Parent);
        Refuse.If(row.Kind is WorkKind.InspectionVisit && parent.Typed, WorkErrors.TypedBefore);
        return row.Details with { Parent = parent.Id, Root = kind == row.Kind ? parent.Root ?? parent.Id : null };
    }

    private async Task<List<ParentLine>> ParentsAsync(IReadOnlyList<WorkRow> rows, CancellationToken cancellationToken)
    {
        var titles = rows.Select(r => r.Parent).OfType<string>().Distinct().ToList();
        var found = await db.Works.AsNoTracking().Where(w => titles.Contains(w.Title.Zh)).ToListAsync(cancellationToken);
        return [.. found.Select(ParentLine.Of)];
    }

    private async Task<Dictionary<string, WorkRecord>> KnownAsync(IReadOnlyList<WorkRow> rows, CancellationToken cancellationToken)
    {
        var titles = rows.Select(r => r.Details.Title.Zh).Distinct().ToList();
        var known = new Dictionary<string, WorkRecord>(StringComparer.Ordinal);
        foreach (var work in await db.Works.Where(w => titles.Contains(w.Title.Zh)).ToListAsync(cancellationToken)) known.TryAdd(Key(work.Kind, work.Details()), work);
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

    private sealed record ParentLine(Id<WorkRecord> Id, WorkKind Kind, string Title, DateOnly Day, Id<WorkRecord>? Root, bool Typed)
    {
        public static ParentLine Of(WorkRecord w) => new(w.Id, w.Kind, w.Title.Zh, w.Day, w.Root, w.HasTypedCounts);
    }

    private sealed record Around(OpenYears Years, List<ParentLine> Parents, Dictionary<string, WorkRecord> Known, HashSet<(DateOnly, string)> Held)
    {
        /// <summary>Later rows may belong to it.</summary>
        public void Add(WorkRecord work) => Parents.Add(ParentLine.Of(work));
    }
}

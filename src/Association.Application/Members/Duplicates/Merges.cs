using System.Text.Json;
using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Members;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Members.Duplicates;

/// <summary>The record that a merged one lives on in; null for a record that is there, or never was.</summary>
[Requires(Permissions.ReadMembers)]
public sealed record FindSurvivor(Guid Gone) : IQuery<Survivor?>;

public sealed record Survivor(Guid Person);

internal sealed class FindSurvivorHandler(IAssociationDb db) : IRequestHandler<FindSurvivor, Survivor?>
{
    public Task<Survivor?> Handle(FindSurvivor query, CancellationToken cancellationToken) =>
        db.PersonMerges.AsNoTracking().Where(m => m.Gone == query.Gone && m.UndoneAt == null)
            .Select(m => new Survivor(m.Survivor.Value)).FirstOrDefaultAsync(cancellationToken);
}

/// <summary>The merges of the last while, newest first; older ones are in the audit trail.</summary>
[Requires(Permissions.MergeMembers)]
public sealed record ListMerges : IQuery<IReadOnlyList<MergeLine>>
{
    public const int Shown = 100;
}

/// <summary>One merge, with what it moved.</summary>
[Requires(Permissions.MergeMembers)]
public sealed record GetMerge(Id<PersonMerge> Merge) : IQuery<MergeLine?>;

/// <param name="Gone">The id of the record that went.</param>
/// <param name="Number">The member number that went; null where none did.</param>
/// <param name="Moved">References by column.</param>
public sealed record MergeLine(
    Guid Id, Guid Gone, string Name, string? Number, Guid Survivor, string SurvivorName, DateTimeOffset At, DateTimeOffset Until, bool CanBeUndone, DateTimeOffset? UndoneAt,
    IReadOnlyDictionary<string, int> Moved);

internal sealed class MergeReader(IAssociationDb db, TimeProvider clock) : IRequestHandler<ListMerges, IReadOnlyList<MergeLine>>, IRequestHandler<GetMerge, MergeLine?>
{
    public Task<IReadOnlyList<MergeLine>> Handle(ListMerges query, CancellationToken cancellationToken) =>
        LinesAsync(db.PersonMerges.AsNoTracking().OrderByDescending(m => m.MergedAt).ThenByDescending(m => m.Id).Take(ListMerges.Shown), cancellationToken);

    public async Task<MergeLine?> Handle(GetMerge query, CancellationToken cancellationToken) =>
        await LinesAsync(db.PersonMerges.AsNoTracking().Where(m => m.Id == query.Merge), cancellationToken) is [var only] ? only : null;

    private async Task<IReadOnlyList<MergeLine>> LinesAsync(IQueryable<PersonMerge> merges, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var rows = await merges.Select(m => new { Merge = m, Name = db.People.Where(p => p.Id == m.Survivor).Select(p => p.Name).FirstOrDefault() }).ToListAsync(cancellationToken);
        return [.. rows.Select(r => new MergeLine(r.Merge.Id.Value, r.Merge.Gone, r.Merge.Name, r.Merge.Number, r.Merge.Survivor.Value, r.Name ?? "", r.Merge.MergedAt, r.Merge.UndoableUntil,
            r.Merge.CanBeUndone(now) && r.Merge.Survivor.Value == r.Merge.KeptAs, r.Merge.UndoneAt, JsonSerializer.Deserialize<Dictionary<string, int>>(r.Merge.Counts) ?? []))];
    }
}

/// <summary>Drops what an undo would need from merges whose time is over: personal data is not kept longer than it serves.</summary>
[Requires(Permissions.System)]
public sealed record ForgetMerges : ICommand<Result<int>>;

internal sealed class ForgetMergesHandler(IAssociationDb db, TimeProvider clock) : IRequestHandler<ForgetMerges, Result<int>>
{
    private const int BatchSize = 100;

    public async Task<Result<int>> Handle(ForgetMerges command, CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow() - PersonMerge.Undoable;
        var over = await db.PersonMerges.Where(m => m.Journal != null && m.MergedAt <= before).OrderBy(m => m.Id).Take(BatchSize).ToListAsync(cancellationToken);
        foreach (var merge in over) merge.Forget();
        return over.Count;
    }
}

using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Works;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Works;

/// <summary>One record with what proves it and what belongs to it.</summary>
[Requires(Permissions.EnterOffice)]
public sealed record GetWork(Id<WorkRecord> Work) : IQuery<WorkView?>, IReadsWork;

/// <param name="May">Whether the reader may change it.</param>
/// <param name="Open">Whether its year takes changes.</param>
/// <param name="Children">Records that belong to it, by kind.</param>
/// <param name="Editions">Of a document, the others, the latest first.</param>
public sealed record WorkView(
    WorkLine Line, bool May, bool Open, IReadOnlyList<WorkFile> Files, IReadOnlyList<WorkLine> Children, IReadOnlyList<WorkLine> Editions);

public sealed record WorkFile(Guid Id, string Name, string ContentType, long Size);

internal sealed class GetWorkHandler(IAssociationDb db, WorkLines lines, ICurrentUser user, TimeProvider clock) : IRequestHandler<GetWork, WorkView?>
{
    private const int MaxChildren = 500;

    public async Task<WorkView?> Handle(GetWork query, CancellationToken cancellationToken)
    {
        if (await db.Works.AsNoTracking().Include(w => w.Evidence).FirstOrDefaultAsync(w => w.Id == query.Work, cancellationToken) is not { } work) return null;
        var years = await db.OpenYearsAsync(clock, cancellationToken);
        var files = work.Evidence.Select(e => e.File).ToList();
        var known = await db.Files.AsNoTracking().Where(f => files.Contains(f.Id)).ToDictionaryAsync(f => f.Id, cancellationToken);
        var children = await db.Works.AsNoTracking().Where(w => w.Parent == work.Id && w.Kind != work.Kind).OrderBy(w => w.Kind).ThenBy(w => w.Day).ThenBy(w => w.Id)
            .Take(MaxChildren).Select(w => w.Id).ToListAsync(cancellationToken);
        return new((await lines.OfAsync([work.Id], cancellationToken))[0], user.MayWrite(work.Kind), years.Take(work.Day.Year),
            [.. work.Evidence.OrderBy(e => e.AddedAt).ThenBy(e => e.Id.Value).Select(e => new WorkFile(e.Id.Value, known[e.File].Name, known[e.File].ContentType, known[e.File].Size))],
            await lines.OfAsync(children, cancellationToken), await lines.OfAsync(await EditionsAsync(work, cancellationToken), cancellationToken));
    }

    private async Task<IReadOnlyList<Id<WorkRecord>>> EditionsAsync(WorkRecord work, CancellationToken cancellationToken)
    {
        if (work.Kind is not WorkKind.RuleDocument) return [];
        var root = work.Root ?? work.Id;
        return await db.Works.AsNoTracking().Where(w => (w.Id == root || w.Root == root) && w.Id != work.Id).OrderByDescending(w => w.Day).Select(w => w.Id).ToListAsync(cancellationToken);
    }
}

/// <summary>What the register holds, kind by kind.</summary>
/// <param name="Year">Counted in that year; of a kind that stands, at its end.</param>
[Requires(Permissions.EnterOffice)]
public sealed record GetWorkOverview(int? Year = null) : IQuery<WorkOverview>;

/// <param name="Years">That take records now, the latest first.</param>
public sealed record WorkOverview(int Year, IReadOnlyList<int> Years, IReadOnlyList<WorkKindCount> Kinds);

public sealed record WorkKindCount(WorkKind Kind, int Count, bool MayWrite);

internal sealed class GetWorkOverviewHandler(IAssociationDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<GetWorkOverview, WorkOverview>
{
    public async Task<WorkOverview> Handle(GetWorkOverview query, CancellationToken cancellationToken)
    {
        var years = await db.OpenYearsAsync(clock, cancellationToken);
        var year = Math.Clamp(query.Year ?? years.All.FirstOrDefault(clock.Today().Year), 1900, 9000);
        var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        var standing = WorkRules.All.Where(r => r.Standing).Select(r => r.Kind).ToList();
        var counts = await db.Works.AsNoTracking()
            .Where(w => w.Day <= last && (w.Day >= first && !standing.Contains(w.Kind) || standing.Contains(w.Kind) && (w.Until == null || w.Until >= last)))
            .GroupBy(w => w.Kind).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        return new(year, years.All, [.. user.Seen().Select(r => new WorkKindCount(r.Kind, counts.GetValueOrDefault(r.Kind), user.MayWrite(r.Kind)))]);
    }
}

/// <summary>Records that another one may belong to, the latest first.</summary>
/// <param name="Chosen">The one that it belongs to: among them however old it is.</param>
[Requires(Permissions.EnterOffice)]
public sealed record ListWorkParents(WorkKind Kind, Guid? Chosen = null) : IQuery<IReadOnlyList<WorkChoice>>, IReadsWorkKind;

public sealed record WorkChoice(Guid Id, Bilingual Title, DateOnly Day, string? Edition);

internal sealed class ListWorkParentsHandler(IAssociationDb db) : IRequestHandler<ListWorkParents, IReadOnlyList<WorkChoice>>
{
    private const int MaxShown = 200;

    public async Task<IReadOnlyList<WorkChoice>> Handle(ListWorkParents query, CancellationToken cancellationToken)
    {
        if (query.Kind.Rule().Parent is not { } kind) return [];
        var latest = await db.Works.AsNoTracking().Where(w => w.Kind == kind).OrderByDescending(w => w.Day).ThenBy(w => w.Id).Take(MaxShown)
            .Select(w => new WorkChoice(w.Id.Value, w.Title, w.Day, w.Edition)).ToListAsync(cancellationToken);
        if (query.Chosen is not { } chosen || latest.Exists(w => w.Id == chosen)) return latest;
        return [.. latest, .. await db.Works.AsNoTracking().Where(w => w.Kind == kind && w.Id == new Id<WorkRecord>(chosen))
            .Select(w => new WorkChoice(w.Id.Value, w.Title, w.Day, w.Edition)).ToListAsync(cancellationToken)];
    }
}

using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Bodies;
using Association.Domain.Common;
using Association.Domain.Elections;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Bodies;

/// <summary>The association's committees, clubs and groups, as the office sees them; by kind, then by name.</summary>
/// <param name="Dissolved">Only those that are no more, or only those that are; null for all.</param>
/// <param name="Ending">Only those whose term ends within sixty days, or is over.</param>
[Requires(Permissions.EnterOffice)]
public sealed record ListBodies(BodyKind? Kind = null, string? Search = null, bool? Dissolved = null, bool Ending = false) : IQuery<IReadOnlyList<BodyLine>>;

/// <param name="Term">The term that runs, else the latest; null when none is recorded.</param>
/// <param name="Officers">Offices held today.</param>
/// <param name="Election">An election that is not over.</param>
public sealed record BodyLine(
    Guid Id, Bilingual Name, BodyKind Kind, DateOnly? FoundedOn, DateOnly? DissolvedOn, string? Term, DateOnly? TermEnds, int Officers, string Slug = "", Guid? Election = null, bool Ending = false);

/// <summary>When the end of a term asks for an election. Source: anchors.md pattern 12.</summary>
public static class TermEnd
{
    public const int NoticeDays = 60;

    public static bool IsNear(DateOnly? ends, DateOnly today) => ends is { } end && end <= today.AddDays(NoticeDays);
}

internal sealed class ListBodiesHandler(IAssociationDb db, TimeProvider clock) : IRequestHandler<ListBodies, IReadOnlyList<BodyLine>>
{
    public async Task<IReadOnlyList<BodyLine>> Handle(ListBodies query, CancellationToken cancellationToken)
    {
        var today = clock.Today();
        var rows = await Matching(query, today).Select(b => new
        {
            b.Id, b.Name, b.Kind, b.Slug, b.FoundedOn, b.DissolvedOn,
            Term = b.Terms.OrderByDescending(t => t.From <= today).ThenByDescending(t => t.From).Select(t => new { t.Name, t.To }).FirstOrDefault(),
            Last = b.Terms.OrderByDescending(t => t.From).Select(t => t.To).FirstOrDefault(),
            Officers = b.Terms.SelectMany(t => t.Appointments).Count(a => a.From <= today && (a.To == null || a.To >= today)),
            Election = db.Elections.Where(e => e.Body == b.Id && (e.Status == ElectionStatus.Draft || e.Status == ElectionStatus.Open || e.Status == ElectionStatus.Closed))
                .Select(e => (Guid?)e.Id.Value).FirstOrDefault(),
        }).ToListAsync(cancellationToken);
        var lines = rows.Select(b => new BodyLine(b.Id.Value, b.Name, b.Kind, b.FoundedOn, b.DissolvedOn, b.Term?.Name, b.Term?.To, b.Officers, b.Slug, b.Election,
            b.DissolvedOn is null && TermEnd.IsNear(b.Last, today)));
        return [.. lines.Where(b => !query.Ending || b.Ending).OrderBy(b => b.Kind).ThenBy(b => b.Name.Zh, StringComparer.Ordinal)];
    }

    private IQueryable<Body> Matching(ListBodies query, DateOnly today)
    {
        var bodies = db.Bodies.AsNoTracking();
        if (query.Kind is { } kind) bodies = bodies.Where(b => b.Kind == kind);
        if (query.Dissolved is true) bodies = bodies.Where(b => b.DissolvedOn < today);
        if (query.Dissolved is false) bodies = bodies.Where(b => b.DissolvedOn == null || b.DissolvedOn >= today);
        if (query.Search?.Trim() is { Length: > 0 } text) bodies = bodies.Where(b => b.Name.Zh.Contains(text) || b.Name.En!.Contains(text));
        return bodies;
    }
}

using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Bodies;
using Association.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Bodies;

/// <summary>The association's committees, clubs and groups, as the office sees them; by kind, then by name.</summary>
[Requires(Permissions.EnterOffice)]
public sealed record ListBodies(BodyKind? Kind = null, string? Search = null) : IQuery<IReadOnlyList<BodyLine>>;

/// <param name="Term">The latest term; null when none is recorded.</param>
/// <param name="Officers">Appointments of that term.</param>
public sealed record BodyLine(Guid Id, Bilingual Name, BodyKind Kind, DateOnly? FoundedOn, DateOnly? DissolvedOn, string? Term, DateOnly? TermEnds, int Officers);

internal sealed class ListBodiesHandler(IAssociationDb db) : IRequestHandler<ListBodies, IReadOnlyList<BodyLine>>
{
    public async Task<IReadOnlyList<BodyLine>> Handle(ListBodies query, CancellationToken cancellationToken)
    {
        var bodies = db.Bodies.AsNoTracking();
        if (query.Kind is { } kind) bodies = bodies.Where(b => b.Kind == kind);
        if (query.Search?.Trim() is { Length: > 0 } text) bodies = bodies.Where(b => b.Name.Zh.Contains(text) || b.Name.En!.Contains(text));

        var rows = await bodies.Select(b => new
        {
            b.Id, b.Name, b.Kind, b.FoundedOn, b.DissolvedOn,
            Term = b.Terms.OrderByDescending(t => t.From).Select(t => new { t.Name, t.To, Officers = t.Appointments.Count }).FirstOrDefault(),
        }).ToListAsync(cancellationToken);
        return [.. rows.OrderBy(b => b.Kind).ThenBy(b => b.Name.Zh, StringComparer.Ordinal)
            .Select(b => new BodyLine(b.Id.Value, b.Name, b.Kind, b.FoundedOn, b.DissolvedOn, b.Term?.Name, b.Term?.To, b.Term?.Officers ?? 0))];
    }
}

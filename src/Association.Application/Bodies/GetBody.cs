using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Bodies;
using Association.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Bodies;

/// <summary>A body with the roster of one of its terms, by rank.</summary>
/// <param name="Term">The latest when left out.</param>
[Requires(Permissions.EnterOffice)]
public sealed record GetBody(Id<Body> Body, Id<BodyTerm>? Term = null) : IQuery<BodyDetails?>;

public sealed record BodyDetails(
    Guid Id, Bilingual Name, BodyKind Kind, string Slug, DateOnly? FoundedOn, DateOnly? DissolvedOn, IReadOnlyList<BodyTermLine> Terms, BodyTermLine? Shown, IReadOnlyList<RosterLine> Roster);

public sealed record BodyTermLine(Guid Id, string Name, DateOnly From, DateOnly? To, int Appointments);
public sealed record RosterLine(Guid Person, string Name, BodyPosition Position, string? Unit, string? Title, DateOnly From, DateOnly? To);

internal sealed class GetBodyHandler(IAssociationDb db) : IRequestHandler<GetBody, BodyDetails?>
{
    public async Task<BodyDetails?> Handle(GetBody query, CancellationToken cancellationToken)
    {
        if (await db.Bodies.AsNoTracking().FirstOrDefaultAsync(b => b.Id == query.Body, cancellationToken) is not { } body) return null;

        var terms = await db.BodyTerms.Where(t => t.Body == query.Body).OrderByDescending(t => t.From)
            .Select(t => new BodyTermLine(t.Id.Value, t.Name, t.From, t.To, t.Appointments.Count)).ToListAsync(cancellationToken);
        var shown = query.Term is { } asked ? terms.Find(t => t.Id == asked.Value) : terms.FirstOrDefault();
        return new(body.Id.Value, body.Name, body.Kind, body.Slug, body.FoundedOn, body.DissolvedOn, terms, shown,
            shown is null ? [] : await RosterAsync(new Id<BodyTerm>(shown.Id), cancellationToken));
    }

    /// <summary>In the order a roster prints: by office, then by name.</summary>
    private async Task<IReadOnlyList<RosterLine>> RosterAsync(Id<BodyTerm> term, CancellationToken cancellationToken)
    {
        var rows = await db.Appointments.Where(a => a.Term == term)
            .Join(db.People, a => a.Person, p => p.Id, (a, p) => new
            {
                p.Id, p.Name, p.SortKey, p.Title, a.Position, a.From, a.To,
                Unit = p.Employments.Where(e => e.To == null).OrderByDescending(e => e.From)
                    .Select(e => db.Units.Where(u => u.Id == e.Unit).Select(u => u.Name).FirstOrDefault()).FirstOrDefault(),
            }).ToListAsync(cancellationToken);
        return [.. rows.OrderBy(r => r.Position).ThenBy(r => r.SortKey, StringComparer.Ordinal)
            .Select(r => new RosterLine(r.Id.Value, r.Name, r.Position, r.Unit, r.Title, r.From, r.To))];
    }
}

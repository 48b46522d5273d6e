using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Bodies;
using Association.Domain.Common;
using Association.Domain.Events;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Bodies;

/// <summary>The public page of a body: its term, its officers by rank, what it has held.</summary>
[Requires(Permissions.Anyone)]
public sealed record GetPublicBody(string Slug) : IQuery<PublicBody?>;

public sealed record PublicBody(
    Guid Id, string Slug, Bilingual Name, BodyKind Kind, DateOnly? FoundedOn, string? Term, DateOnly? From, DateOnly? To,
    IReadOnlyList<PublicOfficer> Officers, IReadOnlyList<BodyActivity> Activities, int ActivityCount);

public sealed record PublicOfficer(BodyPosition Position, string Name, string LatinName, string? Unit);

public sealed record BodyActivity(string Slug, Bilingual Name, EventType Type, DateOnly StartsOn, DateOnly EndsOn, Bilingual? Venue);

internal sealed class GetPublicBodyHandler(IAssociationDb db, TimeProvider clock) : IRequestHandler<GetPublicBody, PublicBody?>
{
    private const int Latest = 20;

    public async Task<PublicBody?> Handle(GetPublicBody query, CancellationToken cancellationToken)
    {
        if (await db.Bodies.AsNoTracking().Include(b => b.Terms).FirstOrDefaultAsync(b => b.Slug == query.Slug, cancellationToken) is not { } body) return null;

        var term = PublicBodies.TermOf(body);
        var events = db.Events.AsNoTracking().Shown().Where(e => e.Organiser == body.Id);
        var latest = await events.OrderByDescending(e => e.StartsOn).ThenByDescending(e => e.Id).Take(Latest)
            .Select(e => new BodyActivity(e.Slug, e.Name, e.Type, e.StartsOn, e.EndsOn, e.Venue)).ToListAsync(cancellationToken);
        return new(body.Id.Value, body.Slug, body.Name, body.Kind, body.FoundedOn, term?.Name, term?.From, term?.To,
            term is null ? [] : await OfficersAsync(term.Id, cancellationToken), latest, await events.CountAsync(cancellationToken));
    }

    /// <summary>By rank, and within a rank by name as a roster sorts it.</summary>
    private async Task<IReadOnlyList<PublicOfficer>> OfficersAsync(Id<BodyTerm> term, CancellationToken cancellationToken)
    {
        var today = clock.Today();
        var rows = await db.Appointments.AsNoTracking().Where(a => a.Term == term)
            .Join(db.People, a => a.Person, p => p.Id, (a, p) => new
            {
                a.Position,
                p.Name,
                p.LatinName,
                p.SortKey,
                Unit = db.Employments.Where(e => e.Person == p.Id && e.From <= today && (e.To == null || e.To >= today))
                    .Join(db.Units, e => e.Unit, u => u.Id, (e, u) => u.Name).FirstOrDefault(),
            })
            .ToListAsync(cancellationToken);
        return [.. rows.OrderBy(r => r.Position).ThenBy(r => r.SortKey, StringComparer.Ordinal).Select(r => new PublicOfficer(r.Position, r.Name, r.LatinName, r.Unit))];
    }
}

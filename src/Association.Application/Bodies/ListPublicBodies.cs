using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Bodies;
using Association.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Bodies;

/// <summary>The committees, clubs and councils of today, with who leads them.</summary>
[Requires(Permissions.Anyone)]
public sealed record ListPublicBodies(string? Search = null, BodyKind? Kind = null) : IQuery<IReadOnlyList<PublicBodyLine>>;

public sealed record PublicBodyLine(Guid Id, string Slug, Bilingual Name, BodyKind Kind, string? Term, IReadOnlyList<string> Chairs, int Officers, int Activities);

internal sealed class ListPublicBodiesHandler(IAssociationDb db, Events.EventSight sight, TimeProvider clock) : IRequestHandler<ListPublicBodies, IReadOnlyList<PublicBodyLine>>
{
    public async Task<IReadOnlyList<PublicBodyLine>> Handle(ListPublicBodies query, CancellationToken cancellationToken)
    {
        var today = clock.Today();
        var bodies = db.Bodies.AsNoTracking().Include(b => b.Terms).ThenInclude(t => t.Appointments)
            .Where(b => b.DissolvedOn == null || b.DissolvedOn >= today);
        if (query.Kind is { } kind) bodies = bodies.Where(b => b.Kind == kind);
        if (query.Search?.Trim() is { Length: > 0 } text) bodies = bodies.Where(b => b.Name.Zh.Contains(text) || b.Name.En!.Contains(text));

        var found = await bodies.OrderBy(b => b.Name.Zh).ToListAsync(cancellationToken);
        var names = await NamesOfChairsAsync(found, today, cancellationToken);
        var activities = await (await sight.SeenAsync(db.Events.AsNoTracking().Shown().Where(e => e.Organiser != null), cancellationToken))
            .GroupBy(e => e.Organiser).Select(g => new { Body = g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Body!.Value, g => g.Count, cancellationToken);
        return [.. found.OrderBy(b => b.Kind).Select(b => Show(b, names, activities.GetValueOrDefault(b.Id), today))];
    }

    private async Task<Dictionary<Id<Domain.Members.Person>, string>> NamesOfChairsAsync(List<Body> bodies, DateOnly today, CancellationToken cancellationToken)
    {
        var chairs = bodies.SelectMany(b => Chairs(b, today)).Distinct().ToList();
        return await db.People.AsNoTracking().Where(p => chairs.Contains(p.Id))
            .Where(p => db.Consents.Any(c => c.Person == p.Id && c.Purpose == Domain.Members.ConsentPurpose.BodyRoster && c.WithdrawnAt == null)).ToDictionaryAsync(p => p.Id, p => p.Name, cancellationToken);
    }

    private static PublicBodyLine Show(Body body, Dictionary<Id<Domain.Members.Person>, string> names, int activities, DateOnly today)
    {
        var term = PublicBodies.TermOf(body, today);
        return new(body.Id.Value, body.Slug, body.Name, body.Kind, term?.Name, [.. Chairs(body, today).Select(p => names.GetValueOrDefault(p)).OfType<string>()],
            term?.Appointments.Count(a => new DateRange(a.From, a.To).Covers(term.To < today ? term.To.Value : today)) ?? 0, activities);
    }

    private static IEnumerable<Id<Domain.Members.Person>> Chairs(Body body, DateOnly today) =>
        PublicBodies.TermOf(body, today)?.Appointments.Where(a => a.Position is BodyPosition.Chair && a.From <= today && (a.To is not { } end || end >= today)).Select(a => a.Person) ?? [];
}

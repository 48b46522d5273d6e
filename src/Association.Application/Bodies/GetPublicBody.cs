using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Bodies;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Members;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Bodies;

/// <summary>The public page of a body: what it is for, who of its officers agreed to be named, what is on and what it has held.</summary>
[Requires(Permissions.Anyone)]
public sealed record GetPublicBody(string Slug) : IQuery<PublicBody?>;

/// <param name="OfficerCount">Everybody in office, named or not.</param>
/// <param name="Coming">Still to come or going on, the next first.</param>
/// <param name="Activities">Held, the latest first.</param>
public sealed record PublicBody(
    Guid Id, string Slug, Bilingual Name, BodyKind Kind, string? Specialty, DateOnly? FoundedOn, DateOnly? DissolvedOn, string? MissionZh, string? MissionEn, string? HostUnit, bool HasCharter,
    BodyLink? Parent, IReadOnlyList<BodyLink> Children, string? Term, DateOnly? From, DateOnly? To,
    IReadOnlyList<PublicOfficer> Officers, int OfficerCount, IReadOnlyList<BodyActivity> Coming, IReadOnlyList<BodyActivity> Activities, int ActivityCount);

public sealed record PublicOfficer(BodyPosition Position, string Name, string LatinName, string? Unit);

public sealed record BodyActivity(string Slug, Bilingual Name, EventType Type, DateOnly StartsOn, DateOnly EndsOn, Bilingual? Venue);

internal sealed class GetPublicBodyHandler(IAssociationDb db, Events.EventSight sight, TimeProvider clock) : IRequestHandler<GetPublicBody, PublicBody?>
{
    private const int Latest = 20;

    public async Task<PublicBody?> Handle(GetPublicBody query, CancellationToken cancellationToken)
    {
        if (await db.Bodies.AsNoTracking().Include(b => b.Terms).Include(b => b.Seats).FirstOrDefaultAsync(b => b.Slug == query.Slug, cancellationToken) is not { } body) return null;

        var (term, today) = (PublicBodies.TermOf(body, clock.Today()), clock.Today());
        var events = await sight.SeenAsync(db.Events.AsNoTracking().Shown().Where(e => e.Organiser == body.Id), cancellationToken);
        var held = events.Where(e => e.EndsOn < today);
        return new(body.Id.Value, body.Slug, body.Name, body.Kind, body.Specialty, body.FoundedOn, body.DissolvedOn, body.MissionZh, body.MissionEn,
            await db.Units.Where(u => u.Id == body.HostUnit).Select(u => u.Name).FirstOrDefaultAsync(cancellationToken), body.Charter is not null,
            await Links(b => b.Id == body.Parent).FirstOrDefaultAsync(cancellationToken), await Links(b => b.Parent == body.Id && b.DissolvedOn == null).ToListAsync(cancellationToken),
            term?.Name, term?.From, term?.To, term is null ? [] : await OfficersAsync(body, term.Id, cancellationToken),
            term is null ? 0 : await InOffice(term.Id).CountAsync(cancellationToken),
            await Lines(events.Where(e => e.EndsOn >= today).OrderBy(e => e.StartsOn).ThenBy(e => e.Id)).ToListAsync(cancellationToken),
            await Lines(held.OrderByDescending(e => e.StartsOn).ThenByDescending(e => e.Id)).ToListAsync(cancellationToken), await held.CountAsync(cancellationToken));
    }

    private static IQueryable<BodyActivity> Lines(IQueryable<Event> events) =>
        events.Take(Latest).Select(e => new BodyActivity(e.Slug, e.Name, e.Type, e.StartsOn, e.EndsOn, e.Venue));

    private IQueryable<BodyLink> Links(System.Linq.Expressions.Expression<Func<Body, bool>> which) =>
        db.Bodies.AsNoTracking().Where(which).OrderBy(b => b.Slug).Select(b => new BodyLink(b.Id.Value, b.Slug, b.Name, b.Kind));

    /// <summary>Who holds an office of the term now; of a term that is over, who held it to its end.</summary>
    private IQueryable<Appointment> InOffice(Id<BodyTerm> term)
    {
        var today = clock.Today();
        return db.Appointments.AsNoTracking().Where(a => a.Term == term && a.Status == AppointmentStatus.Active && a.From <= today
            && (a.To == null || a.To >= today || db.BodyTerms.Any(t => t.Id == a.Term && t.To < today && t.To == a.To)));
    }

    /// <summary>By rank, and within a rank by name as a roster sorts it; only those who agreed (domain.md R7.06).</summary>
    private async Task<IReadOnlyList<PublicOfficer>> OfficersAsync(Body body, Id<BodyTerm> term, CancellationToken cancellationToken)
    {
        var today = clock.Today();
        var rows = await InOffice(term)
            .Where(a => db.Consents.Any(c => c.Person == a.Person && c.Purpose == ConsentPurpose.BodyRoster && c.WithdrawnAt == null))
            .Join(db.People, a => a.Person, p => p.Id, (a, p) => new
            {
                a.Position,
                p.Name,
                p.LatinName,
                p.SortKey,
                Seat = db.Units.Where(u => u.Id == a.Unit).Select(u => u.Name).FirstOrDefault(),
                Work = db.Employments.Where(e => e.Person == p.Id && e.From <= today && (e.To == null || e.To >= today))
                    .Join(db.Units, e => e.Unit, u => u.Id, (e, u) => u.Name).FirstOrDefault(),
                a.Note,
            })
            .ToListAsync(cancellationToken);
        return
        [
            .. rows.OrderBy(r => body.SeatOf(r.Position).Rank).ThenBy(r => r.SortKey, StringComparer.Ordinal)
                .Select(r => new PublicOfficer(r.Position, r.Name, r.LatinName, r.Seat ?? r.Work ?? r.Note)),
        ];
    }
}

using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Bodies;
using Association.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Bodies;

/// <summary>A body as the office sees it, with a part of its roster, or the whole roster of one of its terms.</summary>
[Requires(Permissions.EnterOffice)]
public sealed record GetBody(Id<Body> Body, Id<BodyTerm>? Term = null, RosterTab Tab = RosterTab.Active) : IQuery<BodyDetails?>;

/// <param name="Shown">The term asked for.</param>
/// <param name="Current">The term that runs today.</param>
public sealed record BodyDetails(
    Guid Id, Bilingual Name, BodyKind Kind, string Slug, string? Specialty, DateOnly? FoundedOn, DateOnly? DissolvedOn, string? HostUnit, string? MissionZh, string? MissionEn, bool HasCharter,
    BodyLink? Parent, IReadOnlyList<BodyLink> Children, IReadOnlyList<BodyTermLine> Terms, BodyTermLine? Shown, BodyTermLine? Current, RosterList Roster);

public sealed record BodyLink(Guid Id, string Slug, Bilingual Name, BodyKind Kind);

public sealed record BodyTermLine(Guid Id, string Name, DateOnly From, DateOnly? To, int Appointments, Guid? Decision, string? Meeting);

internal sealed class GetBodyHandler(IAssociationDb db, RosterReader rosters, TimeProvider clock) : IRequestHandler<GetBody, BodyDetails?>
{
    public async Task<BodyDetails?> Handle(GetBody query, CancellationToken cancellationToken)
    {
        if (await db.Bodies.AsNoTracking().FirstOrDefaultAsync(b => b.Id == query.Body, cancellationToken) is not { } body) return null;

        var (terms, today) = (await TermsAsync(body.Id, cancellationToken), clock.Today());
        var shown = query.Term is { } asked ? terms.Find(t => t.Id == asked.Value) : null;
        var roster = await rosters.ReadAsync(body.Id, query.Tab, cancellationToken);
        if (shown is not null) roster = roster with { Rows = await rosters.OfTermAsync(body.Id, new Id<BodyTerm>(shown.Id), cancellationToken) };
        return new(body.Id.Value, body.Name, body.Kind, body.Slug, body.Specialty, body.FoundedOn, body.DissolvedOn,
            await db.Units.Where(u => u.Id == body.HostUnit).Select(u => u.Name).FirstOrDefaultAsync(cancellationToken), body.MissionZh, body.MissionEn, body.Charter is not null,
            await LinksAsync(b => b.Id == body.Parent, cancellationToken) is [var parent] ? parent : null, await LinksAsync(b => b.Parent == body.Id, cancellationToken),
            terms, shown, terms.Find(t => t.From <= today && (t.To is not { } end || end >= today)), roster);
    }

    private Task<List<BodyTermLine>> TermsAsync(Id<Body> body, CancellationToken cancellationToken) =>
        db.BodyTerms.Where(t => t.Body == body).OrderByDescending(t => t.From)
            .Select(t => new BodyTermLine(t.Id.Value, t.Name, t.From, t.To, t.Appointments.Count, t.Decision == null ? null : t.Decision.Value.Value,
                db.Resolutions.Where(r => r.Id == t.Decision).Select(r => r.Meeting).FirstOrDefault()))
            .ToListAsync(cancellationToken);

    private Task<List<BodyLink>> LinksAsync(System.Linq.Expressions.Expression<Func<Body, bool>> which, CancellationToken cancellationToken) =>
        db.Bodies.AsNoTracking().Where(which).OrderBy(b => b.Slug).Select(b => new BodyLink(b.Id.Value, b.Slug, b.Name, b.Kind)).ToListAsync(cancellationToken);
}

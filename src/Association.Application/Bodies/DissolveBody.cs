using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Bodies;
using Association.Domain.Common;
using Association.Domain.Elections;
using Association.Domain.Events;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Bodies;

/// <summary>What would end with a body.</summary>
[Requires(Permissions.EditBodies)]
public sealed record PreviewDissolution(Id<Body> Body) : IQuery<DissolutionPreview?>;

/// <param name="Offices">Held today or later.</param>
/// <param name="Elections">Not yet adopted; they are withdrawn.</param>
/// <param name="Events">Published and still to come; they stay, and the office looks after them.</param>
/// <param name="Children">Bodies below it; they stay.</param>
public sealed record DissolutionPreview(int Offices, int Elections, int Events, IReadOnlyList<Bilingual> Children);

internal sealed class PreviewDissolutionHandler(IAssociationDb db, TimeProvider clock) : IRequestHandler<PreviewDissolution, DissolutionPreview?>
{
    public async Task<DissolutionPreview?> Handle(PreviewDissolution query, CancellationToken cancellationToken)
    {
        if (!await db.Bodies.AnyAsync(b => b.Id == query.Body, cancellationToken)) return null;
        var today = clock.Today();
        return new(
            await db.BodyTerms.Where(t => t.Body == query.Body).SelectMany(t => t.Appointments).CountAsync(a => a.To == null || a.To >= today, cancellationToken),
            await DissolveBodyHandler.Unfinished(db, query.Body).CountAsync(cancellationToken),
            await db.Events.CountAsync(e => e.Organiser == query.Body && e.Status == EventStatus.Published && e.EndsOn >= today, cancellationToken),
            await db.Bodies.AsNoTracking().Where(b => b.Parent == query.Body && b.DissolvedOn == null).Select(b => b.Name).ToListAsync(cancellationToken));
    }
}

/// <summary>Ends a body with its last day: its terms and offices end, elections that run are withdrawn, its past stays on record.</summary>
[Requires(Permissions.EditBodies)]
public sealed record DissolveBody(Id<Body> Body, DateOnly On) : ICommand<Result>;

internal sealed class DissolveBodyHandler(IAssociationDb db) : IRequestHandler<DissolveBody, Result>
{
    public async Task<Result> Handle(DissolveBody command, CancellationToken cancellationToken)
    {
        if (await db.ForChangeAsync(command.Body, cancellationToken) is not { } body) return BodyErrors.NotFound;
        body.Dissolve(command.On);
        foreach (var election in await Unfinished(db, command.Body).ToListAsync(cancellationToken)) election.Withdraw();
        return Result.Done;
    }

    public static IQueryable<Election> Unfinished(IAssociationDb db, Id<Body> body) => db.Elections.Where(e =>
        e.Body == body && (e.Status == ElectionStatus.Draft || e.Status == ElectionStatus.Open || e.Status == ElectionStatus.Closed));
}

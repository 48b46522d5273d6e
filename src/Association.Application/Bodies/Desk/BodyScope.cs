using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Bodies;
using Association.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Bodies.Desk;

/// <summary>
/// For which bodies the sender acts now. An appointment that ended or a position that lost its right counts no more with the
/// very next request. Source: product.md Rights.
/// </summary>
internal sealed class BodyScope(IAssociationDb db, ICurrentUser user, TimeProvider clock)
{
    /// <summary>The office acts for every body.</summary>
    public bool IsOffice => user.Has(Permissions.EditBodies);

    /// <summary>Offices that the sender holds today and that open a desk.</summary>
    public async Task<IReadOnlyList<HeldOffice>> MineAsync(CancellationToken cancellationToken)
    {
        if (user.Person is not { } me) return [];
        var today = clock.Today();
        var held = await (
            from office in db.Appointments.AsNoTracking()
            where office.Person == me && office.From <= today
                // An office that somebody ended ends with its last day in every list, but its rights end at once.
                && (office.Status == AppointmentStatus.Active && (office.To == null || office.To >= today)
                    || (office.Status == AppointmentStatus.Resigned || office.Status == AppointmentStatus.Ended) && office.To > today)
            join term in db.BodyTerms on office.Term equals term.Id
            join body in db.Bodies on term.Body equals body.Id
            where body.DissolvedOn == null || body.DissolvedOn >= today
            select new { body.Id, body.Slug, body.Name, office.Position }).ToListAsync(cancellationToken);
        var bodies = held.Select(h => h.Id).Distinct().ToList();
        var rules = await db.BodySeats.AsNoTracking().Where(s => bodies.Contains(s.Body)).ToListAsync(cancellationToken);
        return
        [
            .. held.Where(h => rules.Find(s => s.Body == h.Id && s.Position == h.Position) is { } rule ? rule.MayAct : BodySeat.ActsUsually(h.Position))
                .Select(h => new HeldOffice(h.Id, h.Slug, h.Name, h.Position)),
        ];
    }

    public async Task<bool> ActsForAsync(Id<Body> body, CancellationToken cancellationToken) =>
        IsOffice || (await MineAsync(cancellationToken)).Any(h => h.Body == body);
}

/// <summary>An office whose holder acts for the body.</summary>
public sealed record HeldOffice(Id<Body> Body, string Slug, Bilingual Name, BodyPosition Position);

/// <summary>A request about one body, for those who act for it, and for the office.</summary>
public interface IForMyBody
{
    Id<Body> Body { get; }
}

internal sealed class MyBodyAccess<TRequest>(BodyScope scope) : IAccessRule<TRequest> where TRequest : IForMyBody
{
    public Task<bool> AllowsAsync(TRequest request, CancellationToken cancellationToken) => scope.ActsForAsync(request.Body, cancellationToken);
}

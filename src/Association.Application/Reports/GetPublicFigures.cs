using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Members;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Reports;

/// <summary>The association in four figures, for the front page; all of them counted from the records.</summary>
[Requires(Permissions.Anyone)]
public sealed record GetPublicFigures : IQuery<PublicFigures>;

/// <param name="Year">The last year whose activities were reported whole, else the last in which anything was held; null before the first.</param>
/// <param name="Attendance">Person-times (人次) of that year.</param>
public sealed record PublicFigures(int Units, int Members, int? Year, int Activities, int Attendance);

internal sealed class GetPublicFiguresHandler(IAssociationDb db, TimeProvider clock) : IRequestHandler<GetPublicFigures, PublicFigures>
{
    public async Task<PublicFigures> Handle(GetPublicFigures query, CancellationToken cancellationToken)
    {
        var today = clock.Today();
        var units = await db.UnitTerms.CountAsync(t => t.From <= today && (t.To == null || t.To >= today), cancellationToken);
        var members = await db.MembershipTerms.CountAsync(t => t.State == TermState.Live && t.From <= today && (t.To == null || t.To >= today), cancellationToken);
        var held = db.Events.AsNoTracking().Where(e => e.Status == EventStatus.Held);
        var last = await held.MaxAsync(e => e.ReportedAttendance == null ? null : (DateOnly?)e.StartsOn, cancellationToken)
            ?? await held.MaxAsync(e => (DateOnly?)e.StartsOn, cancellationToken);
        if (last is not { Year: var year }) return new(units, members, null, 0, 0);

        var ofYear = held.Where(e => e.StartsOn >= new DateOnly(year, 1, 1) && e.StartsOn <= new DateOnly(year, 12, 31));
        var reported = await ofYear.SumAsync(e => e.ReportedAttendance ?? 0, cancellationToken);
        var came = await db.Registrations.CountAsync(r => r.CheckedInAt != null && ofYear.Any(e => e.Id == r.Event), cancellationToken);
        return new(units, members, year, await ofYear.CountAsync(cancellationToken), reported + came);
    }
}

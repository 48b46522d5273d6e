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

/// <param name="Year">The last year in which anything was held; null before the first.</param>
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
        if (await held.MaxAsync(e => (DateOnly?)e.StartsOn, cancellationToken) is not { Year: var year }) return new(units, members, null, 0, 0);

        var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        var ofYear = held.Where(e => e.StartsOn >= first && e.StartsOn <= last);
        var reported = await ofYear.SumAsync(e => e.ReportedAttendance ?? 0, cancellationToken);
        var came = await db.Registrations.CountAsync(r => r.CheckedInAt != null && ofYear.Any(e => e.Id == r.Event), cancellationToken);
        return new(units, members, year, await ofYear.CountAsync(cancellationToken), reported + came);
    }
}

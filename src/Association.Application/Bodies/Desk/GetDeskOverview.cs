using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Bodies;
using Association.Domain.Common;
using Association.Domain.Elections;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Bodies.Desk;

/// <summary>What waits at a body's desk.</summary>
[Requires(Permissions.Self)]
public sealed record GetDeskOverview(Id<Body> Body) : IQuery<DeskOverview>, IForMyBody;

/// <param name="Term">The term that runs today; null when none does.</param>
/// <param name="DaysLeft">Until its last day; null when it is open, negative when the last term is over.</param>
/// <param name="Elections">Not yet over.</param>
public sealed record DeskOverview(BodyTermLine? Term, int? DaysLeft, bool Ending, int Active, IReadOnlyDictionary<BodyPosition, int> Offices, IReadOnlyList<ElectionLine> Elections);

public sealed record ElectionLine(Guid Id, Bilingual Name, ElectionStatus Status, DateTimeOffset OpensAt, DateTimeOffset ClosesAt, int Voters, int Turnout);

internal sealed class GetDeskOverviewHandler(IAssociationDb db, TimeProvider clock) : IRequestHandler<GetDeskOverview, DeskOverview>
{
    public async Task<DeskOverview> Handle(GetDeskOverview query, CancellationToken cancellationToken)
    {
        var today = clock.Today();
        var body = await db.Bodies.AsNoTracking().WithOffices().SingleAsync(b => b.Id == query.Body, cancellationToken);
        var (running, last) = (body.TermOn(today), body.Terms.MaxBy(t => t.From));
        var held = body.Terms.SelectMany(t => t.Appointments).Where(a => a.IsHeldOn(today)).ToList();
        var elections = await db.Elections.AsNoTracking().Where(e => e.Body == query.Body && e.Status != ElectionStatus.Adopted && e.Status != ElectionStatus.Withdrawn)
            .OrderByDescending(e => e.OpensAt)
            .Select(e => new ElectionLine(e.Id.Value, e.Name, e.Status, e.OpensAt, e.ClosesAt, e.Voters.Count, e.Voters.Count(v => v.Voted))).ToListAsync(cancellationToken);
        return new(running is { } t ? new(t.Id.Value, t.Name, t.From, t.To, t.Appointments.Count, null, null) : null,
            (running ?? last)?.To is { } end ? end.DayNumber - today.DayNumber : null, TermEnd.IsNear(last?.To, today), held.Count,
            held.GroupBy(a => a.Position).ToDictionary(g => g.Key, g => g.Count()), elections);
    }
}

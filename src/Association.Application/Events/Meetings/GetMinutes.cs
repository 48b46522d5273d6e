using Association.Application.Access;
using Association.Application.Bodies.Desk;
using Association.Application.Common;
using Association.Domain.Bodies;
using Association.Domain.Common;
using Association.Domain.Events;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.Meetings;

/// <summary>Minutes, decisions and materials of an activity, for the desk of its body.</summary>
[Requires(Permissions.Self)]
public sealed record GetMinutes(Id<Body> Body, Id<Event> Event) : IQuery<MinutesView?>, IForMyBody;

/// <param name="Version">To be sent back with the text.</param>
/// <param name="Owners">Who can see to a decision.</param>
public sealed record MinutesView(string? Text, int Version, IReadOnlyList<DecisionLine> Decisions, IReadOnlyList<MaterialLine> Materials, IReadOnlyList<OwnerChoice> Owners);

public sealed record DecisionLine(Guid Id, string Text, string? Owner, DateOnly? Due, DateOnly? DoneOn)
{
    public bool IsLate(DateOnly today) => DoneOn is null && Due < today;
}

public sealed record MaterialLine(Guid Id, string Name, long Size);

public sealed record OwnerChoice(Guid Id, string Name);

internal sealed class GetMinutesHandler(IAssociationDb db, TimeProvider clock) : IRequestHandler<GetMinutes, MinutesView?>
{
    public async Task<MinutesView?> Handle(GetMinutes query, CancellationToken cancellationToken)
    {
        if (!await db.Events.AnyAsync(e => e.Id == query.Event && e.Organiser == query.Body, cancellationToken)) return null;
        var owners = await db.OwnersOf(query.Body, query.Event, clock.Today()).OrderBy(p => p.SortKey).Select(p => new OwnerChoice(p.Id.Value, p.Name)).ToListAsync(cancellationToken);
        var record = await db.MeetingRecords.AsNoTracking().Include(r => r.Decisions).FirstOrDefaultAsync(r => r.Event == query.Event, cancellationToken);
        if (record is null) return new(null, 0, [], [], owners);

        var responsible = record.Decisions.Where(d => d.Owner is not null).Select(d => d.Owner!.Value).ToList();
        var names = await db.People.Where(p => responsible.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, cancellationToken);
        return new(record.Minutes, record.Version,
            [.. record.Decisions.OrderBy(d => d.Id.Value).Select(d => new DecisionLine(d.Id.Value, d.Text, d.Owner is { } owner ? names.GetValueOrDefault(owner) : null, d.Due, d.DoneOn))],
            await db.MaterialsOf(query.Event).ToListAsync(cancellationToken), owners);
    }
}

internal static class MeetingMaterials
{
    public static IQueryable<MaterialLine> MaterialsOf(this IAssociationDb db, Id<Event> @event) =>
        db.MeetingRecords.AsNoTracking().Where(r => r.Event == @event).SelectMany(r => r.Materials).Join(db.Files, m => m.File, f => f.Id, (m, f) => new { m, f })
            .OrderBy(x => x.m.Id).Select(x => new MaterialLine(x.m.Id.Value, x.f.Name, x.f.Size));
}

/// <summary>Decisions of a body that are not carried out yet, those due first; of all its activities.</summary>
[Requires(Permissions.Self)]
public sealed record ListOpenDecisions(Id<Body> Body) : IQuery<IReadOnlyList<OpenDecision>>, IForMyBody;

public sealed record OpenDecision(Guid Event, Bilingual EventName, DateOnly On, DecisionLine Decision);

internal sealed class ListOpenDecisionsHandler(IAssociationDb db) : IRequestHandler<ListOpenDecisions, IReadOnlyList<OpenDecision>>
{
    public async Task<IReadOnlyList<OpenDecision>> Handle(ListOpenDecisions query, CancellationToken cancellationToken)
    {
        var open = await (
            from record in db.MeetingRecords.AsNoTracking()
            join meeting in db.Events on record.Event equals meeting.Id
            where meeting.Organiser == query.Body
            from decision in record.Decisions
            where decision.DoneOn == null
            select new OpenDecision(meeting.Id.Value, meeting.Name, meeting.StartsOn, new DecisionLine(decision.Id.Value, decision.Text,
                db.People.Where(p => p.Id == decision.Owner).Select(p => p.Name).FirstOrDefault(), decision.Due, decision.DoneOn))).ToListAsync(cancellationToken);
        return [.. open.OrderBy(d => d.Decision.Due ?? DateOnly.MaxValue).ThenBy(d => d.On)];
    }
}

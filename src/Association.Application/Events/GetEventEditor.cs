using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Events.Editor;
using Association.Domain.Access;
using Association.Domain.Common;
using Association.Domain.Events;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events;

/// <summary>Everything the editor of one event shows, with what is ready and what is missing.</summary>
[Requires(Permissions.ReadEvents)]
public sealed record GetEventEditor(Id<Event> Event) : IQuery<EventEditor?>, IInEvent;

/// <param name="Event">The event with sessions, categories, phases and organisers; read only.</param>
/// <param name="Hosts">Everybody who holds it, by role, with the names that are shown.</param>
public sealed record EventEditor(Event Event, IReadOnlyList<Quota> Quotas, EventChecklist Checklist, EventFigures Figures, ChecklistFacts Facts, IReadOnlyList<NamedOrganiser> Hosts)
{
    public Quota? Whole => Quotas.FirstOrDefault(q => q.IsWhole);
}

public sealed record EventFigures(int Confirmed, int AwaitingPayment, int Present, decimal Charged, decimal Paid, int Certificates, int Ended, int Pending);

internal sealed class GetEventEditorHandler(IAssociationDb db, TimeProvider clock) : IRequestHandler<GetEventEditor, EventEditor?>
{
    public async Task<EventEditor?> Handle(GetEventEditor query, CancellationToken cancellationToken)
    {
        var @event = await db.Events.AsNoTracking().Include(e => e.Sessions).ThenInclude(s => s.Speakers).Include(e => e.Categories).ThenInclude(c => c.Phases)
            .Include(e => e.Organisers).FirstOrDefaultAsync(e => e.Id == query.Event, cancellationToken);
        if (@event is null) return null;

        var quotas = await db.Quotas.AsNoTracking().Include(q => q.Covered).Where(q => q.Event == query.Event).ToListAsync(cancellationToken);
        var facts = await FactsAsync(@event, cancellationToken);
        return new(@event, quotas, EventChecklist.Of(@event, quotas, clock.GetUtcNow(), facts), await FiguresAsync(query.Event, cancellationToken), facts,
            await db.OrganisersAsync(@event, cancellationToken));
    }

    private async Task<ChecklistFacts> FactsAsync(Event @event, CancellationToken cancellationToken)
    {
        var engaged = @event.Sessions.Where(s => !s.IsCancelled).SelectMany(s => s.Speakers).Select(p => p.Speaker).ToHashSet();
        var speakers = engaged.Count == 0 ? [] : await db.EventSpeakers.AsNoTracking().Where(s => s.Event == @event.Id).ToListAsync(cancellationToken);
        return new(
            speakers.Count(s => engaged.Contains(s.Id) && s.Owes),
            await db.RoleGrants.CountAsync(g => g.Event == @event.Id && (g.Role == Role.DoorSteward || g.Role == Role.DoorSupervisor), cancellationToken),
            await db.BadgeTemplates.CountAsync(t => t.Event == @event.Id, cancellationToken),
            // The main door has the event's own number.
            await db.CheckInLists.CountAsync(l => l.Event == @event.Id && l.Id != CheckInList.MainOf(@event.Id), cancellationToken));
    }

    private async Task<EventFigures> FiguresAsync(Id<Event> @event, CancellationToken cancellationToken)
    {
        var people = await db.Registrations.Where(r => r.Event == @event).GroupBy(r => r.Event).Select(g => new
        {
            Confirmed = g.Count(r => r.Status == RegistrationStatus.Confirmed),
            Awaiting = g.Count(r => r.Status == RegistrationStatus.AwaitingPayment),
            Present = g.Count(r => r.CheckedInAt != null),
            Ended = g.Count(r => r.Status == RegistrationStatus.Cancelled || r.Status == RegistrationStatus.Expired || r.Status == RegistrationStatus.Refused),
            Pending = g.Count(r => r.Status == RegistrationStatus.Pending),
        }).FirstOrDefaultAsync(cancellationToken);
        var money = await db.Orders.Where(o => o.Event == @event && o.Status != Domain.Finance.OrderStatus.Cancelled)
            .Select(o => new { o.Total.Amount, Paid = o.Status == Domain.Finance.OrderStatus.Paid }).ToListAsync(cancellationToken);
        return new(people?.Confirmed ?? 0, people?.Awaiting ?? 0, people?.Present ?? 0, money.Sum(m => m.Amount), money.Where(m => m.Paid).Sum(m => m.Amount),
            await db.Certificates.CountAsync(c => c.Event == @event && c.Kind == Domain.Certificates.CertificateKind.Attendance && c.Status == Domain.Certificates.CertificateStatus.Valid, cancellationToken), people?.Ended ?? 0, people?.Pending ?? 0);
    }
}

using Association.Application.Common;
using Association.Domain.Bodies;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Import;
using Association.Domain.Members;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Import.Batches;

internal sealed class UnitUndo(IAssociationDb db, IReferences references) : IImportUndo
{
    public ImportKind Kind => ImportKind.Units;

    public async Task UndoAsync(IReadOnlyList<ImportEntry> entries, CancellationToken cancellationToken)
    {
        var ids = entries.Select(e => new Id<MemberUnit>(e.Subject)).ToList();
        var units = await db.Units.Include(u => u.Terms).Include(u => u.Contacts).Where(u => ids.Contains(u.Id)).ToDictionaryAsync(u => u.Id, cancellationToken);
        var created = entries.Where(e => e.Action is ImportAction.Created).Select(e => new Id<MemberUnit>(e.Subject)).ToList();
        var used = await references.ToAsync(created, cancellationToken);
        foreach (var entry in entries)
        {
            var id = new Id<MemberUnit>(entry.Subject);
            if (!units.TryGetValue(id, out var unit)) entry.Keep(UndoReasons.Gone);
            else if (entry.Action is ImportAction.Updated) MemberUndo.Report(entry, UnitRecords.Fields.PutBack(unit, RowMemory.Parse(entry.Memory).Fields ?? []));
            else if (used.TryGetValue(id, out var by)) entry.Keep(UndoReasons.Referenced, by);
            else if (unit.Version > 0 || unit.Terms.Count > 1 || unit.Contacts.Count > 0 || unit.Terms.Any(t => t.To is not null)) entry.Keep(UndoReasons.Changed);
            else
            {
                db.Units.Remove(unit);
                entry.Undone();
            }
        }
    }
}

internal sealed class ActivityUndo(IAssociationDb db, IReferences references) : IImportUndo
{
    public ImportKind Kind => ImportKind.Activities;

    public async Task UndoAsync(IReadOnlyList<ImportEntry> entries, CancellationToken cancellationToken)
    {
        var ids = entries.Select(e => new Id<Event>(e.Subject)).ToList();
        var events = await db.Events.Include(e => e.Sessions).Include(e => e.Categories).Where(e => ids.Contains(e.Id)).ToDictionaryAsync(e => e.Id, cancellationToken);
        var created = entries.Where(e => e.Action is ImportAction.Created).Select(e => new Id<Event>(e.Subject)).ToList();
        var used = await references.ToAsync(created, cancellationToken);
        foreach (var entry in entries)
        {
            var id = new Id<Event>(entry.Subject);
            if (!events.TryGetValue(id, out var @event)) entry.Keep(UndoReasons.Gone);
            else if (entry.Action is ImportAction.Updated) MemberUndo.Report(entry, ActivityFields.All.PutBack(@event, RowMemory.Parse(entry.Memory).Fields ?? []));
            else if (used.TryGetValue(id, out var by)) entry.Keep(UndoReasons.Referenced, by);
            else if (@event.Version > 0 || @event.Sessions.Count + @event.Categories.Count > 0) entry.Keep(UndoReasons.Changed);
            else
            {
                db.Events.Remove(@event);
                entry.Undone();
            }
        }
    }
}

/// <summary>Takes back offices; a body, a term and a person that only this batch knows go with the last of them.</summary>
internal sealed class BodyUndo(IAssociationDb db, IReferences references) : IImportUndo
{
    private readonly HashSet<Id<Appointment>> _takenBack = [];

    public ImportKind Kind => ImportKind.Bodies;

    public async Task UndoAsync(IReadOnlyList<ImportEntry> entries, CancellationToken cancellationToken)
    {
        var ids = entries.Select(e => new Id<Body>(e.Subject)).Distinct().ToList();
        var bodies = await db.Bodies.Include(b => b.Terms).ThenInclude(t => t.Appointments).Where(b => ids.Contains(b.Id)).ToDictionaryAsync(b => b.Id, cancellationToken);
        var appointments = entries.Select(e => new Id<Appointment>(RowMemory.Parse(e.Memory).Appointment ?? default)).ToList();
        var used = await references.ToAsync(appointments, cancellationToken);
        foreach (var entry in entries)
        {
            var id = new Id<Appointment>(RowMemory.Parse(entry.Memory).Appointment ?? default);
            var appointment = bodies.GetValueOrDefault(new(entry.Subject))?.Terms.SelectMany(t => t.Appointments).FirstOrDefault(a => a.Id == id);
            if (appointment is null) entry.Keep(UndoReasons.Gone);
            else if (used.TryGetValue(id, out var by)) entry.Keep(UndoReasons.Referenced, by);
            else await RemoveAsync(entry, bodies[new(entry.Subject)], appointment, cancellationToken);
        }
    }

    private async Task RemoveAsync(ImportEntry entry, Body body, Appointment appointment, CancellationToken cancellationToken)
    {
        var memory = RowMemory.Parse(entry.Memory);
        body.TakeBack(appointment);
        _takenBack.Add(appointment.Id);
        if (memory.NewBody && body.Terms.Count == 0 && (await references.ToAsync([body.Id], cancellationToken)).Count == 0) db.Bodies.Remove(body);
        if (memory.NewPerson && await db.People.Include(p => p.Employments).FirstOrDefaultAsync(p => p.Id == appointment.Person, cancellationToken) is { } person)
        {
            // What has been taken back is not gone before the commit.
            var others = await db.Appointments.CountAsync(a => a.Person == person.Id && !_takenBack.Contains(a.Id), cancellationToken);
            var used = await references.ToAsync([person.Id], cancellationToken, typeof(Appointment), typeof(DuplicatePair));
            if (others == 0 && used.Count == 0 && person is { Version: 0, Employments.Count: 0 })
            {
                db.People.Remove(person);
                await db.ForgetPairsAsync([person.Id], cancellationToken);
            }
        }

        entry.Undone();
    }
}

using Association.Application.Common;
using Association.Application.Members.Units;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Works;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Works;

/// <summary>What a record must agree on with others: its parent, its activity, the visits that count for it, and its like.</summary>
internal sealed class WorkDesk(IAssociationDb db, TimeProvider clock)
{
    private static readonly Error NoEvent = Error.Invalid("work.event", "There is no activity that was held with this number or address.", nameof(WorkInput.Event));

    /// <summary>Before anything is read: the years that a record leaves, those it goes to, and that of the record it belongs to.</summary>
    /// <param name="self">The record that is changed or removed; null for a new one.</param>
    /// <param name="input">Null where it is removed.</param>
    public async Task HoldYearsAsync(Id<WorkRecord>? self, WorkInput? input, CancellationToken cancellationToken)
    {
        var parent = input?.Parent is { } id ? new Id<WorkRecord>(id) : (Id<WorkRecord>?)null;
        var known = await db.Works.AsNoTracking().Where(w => w.Id == self || w.Id == parent || db.Works.Any(child => child.Id == self && child.Parent == w.Id))
            .Select(w => new { w.Day, w.ClosedOn }).ToListAsync(cancellationToken);
        var years = known.SelectMany(w => WorkYears.YearsOf(w.Day, w.ClosedOn));
        await db.HoldYearsAsync(clock, input?.Day is { } day ? years.Concat(WorkYears.YearsOf(day, input.ClosedOn)) : years, cancellationToken);
    }

    /// <summary>What was typed, agreed with the other records.</summary>
    /// <param name="self">The record that is changed; null for a new one.</param>
    /// <exception cref="RefusedException">It does not agree.</exception>
    public async Task<WorkDetails> AgreeAsync(WorkKind kind, Id<WorkRecord>? self, WorkInput input, CancellationToken cancellationToken)
    {
        var rule = kind.Rule();
        var root = await ParentAsync(rule, self, input, cancellationToken);
        var details = input.Details(root, rule.Has(WorkField.Event) ? await EventAsync(input.Event.Said(), cancellationToken) : null);
        await MustBeOnceAsync(kind, self, details, cancellationToken);
        await MustNotCountTwiceAsync(kind, self, details, cancellationToken);
        return details;
    }

    /// <returns>The first edition, where the parent is an edition of the same document.</returns>
    private async Task<Id<WorkRecord>?> ParentAsync(WorkRule rule, Id<WorkRecord>? self, WorkInput input, CancellationToken cancellationToken)
    {
        if (!rule.Has(WorkField.Parent) || input.Parent is not { } id) return null;
        var parent = await db.Works.AsNoTracking().FirstOrDefaultAsync(w => w.Id == new Id<WorkRecord>(id) && w.Kind == rule.Parent, cancellationToken) ?? throw new RefusedException(WorkErrors.Parent);
        Refuse.If(parent.Id == self || rule.Parent == rule.Kind && parent.Day > input.Day, WorkErrors.Parent);
        Refuse.If(rule.Kind is WorkKind.InspectionVisit && parent.HasTypedCounts, WorkErrors.TypedBefore);
        return rule.Parent == rule.Kind ? parent.Root ?? parent.Id : null;
    }

    private async Task<Id<Event>?> EventAsync(string? named, CancellationToken cancellationToken)
    {
        if (named is null) return null;
        var found = await db.Events.AsNoTracking().Where(e => (e.Code == named || e.Slug == named) && e.Status == EventStatus.Held).Select(e => (Id<Event>?)e.Id).FirstOrDefaultAsync(cancellationToken);
        return found ?? throw new RefusedException(NoEvent);
    }

    private async Task MustBeOnceAsync(WorkKind kind, Id<WorkRecord>? self, WorkDetails details, CancellationToken cancellationToken) =>
        Refuse.If(await db.Works.AnyAsync(w => w.Kind == kind && w.Day == details.Day && w.Title.Zh == details.Title.Zh && w.Number == details.Number && w.Parent == details.Parent
            && w.Form == details.Form && w.Category == details.Category && w.Id != (self ?? default), cancellationToken), WorkErrors.Twice);

    /// <summary>A figure that is counted somewhere is not typed here. Source: anchors.md 3.25.</summary>
    private async Task MustNotCountTwiceAsync(WorkKind kind, Id<WorkRecord>? self, WorkDetails details, CancellationToken cancellationToken)
    {
        if (kind is WorkKind.Inspection && self is { } campaign && await db.Works.AnyAsync(w => w.Parent == campaign && w.Kind == WorkKind.InspectionVisit, cancellationToken))
            foreach (var (field, typed) in new[] { (WorkField.Institutions, details.Institutions), (WorkField.Experts, details.Experts), (WorkField.Suggestions, details.Suggestions) })
                Refuse.If(typed is not null, WorkErrors.CountedByVisits.At(field.ToString()));
        if (kind is not WorkKind.PopularScience) return;
        Refuse.If(details is { Event: not null, People: not null }, WorkErrors.CountedByEvent);
        if (details.Event is not null) return;
        var code = await db.Events.AsNoTracking().Where(e => e.Status == EventStatus.Held && e.StartsOn == details.Day && e.Name.Zh == details.Title.Zh)
            .Select(e => e.Code ?? e.Slug).FirstOrDefaultAsync(cancellationToken);
        Refuse.If(code is not null, WorkErrors.CountedAsEvent.With(code ?? ""));
    }
}

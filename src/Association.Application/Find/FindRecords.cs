using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Members;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Find;

/// <summary>The one box of the office: people, units and events by name, pinyin, initials, number, unit or the end of a mobile number.</summary>
/// <param name="Count">At most so many of each kind, 50 at most.</param>
[Requires(Permissions.EnterOffice)]
public sealed record FindRecords(string? Text, int Count = 20) : IQuery<FoundRecords>;

/// <summary>Nothing of a kind that the sender may not read.</summary>
public sealed record FoundRecords(IReadOnlyList<FoundPerson> People, IReadOnlyList<FoundUnit> Units, IReadOnlyList<FoundEvent> Events)
{
    public static readonly FoundRecords None = new([], [], []);

    public bool Any => People.Count + Units.Count + Events.Count > 0;
}

/// <param name="Number">Null for somebody who never was a member.</param>
public sealed record FoundPerson(Guid Id, string Name, string? Number, string? Unit, string? MobileMasked);
public sealed record FoundUnit(Guid Id, string Name, string Code, UnitTier? Tier);
public sealed record FoundEvent(Guid Id, Bilingual Name, DateOnly StartsOn, EventStatus Status);

internal sealed class FindRecordsHandler(IAssociationDb db, ICurrentUser user, IPinyin pinyin, TimeProvider clock) : IRequestHandler<FindRecords, FoundRecords>
{
    private const int MaxCount = 50;
    private const int LastEvents = 2_000;

    public async Task<FoundRecords> Handle(FindRecords query, CancellationToken cancellationToken)
    {
        // A whole personal number is no matter of this box: it is looked up by a command that leaves an entry in the audit.
        if (SearchText.Of(query.Text) is not { } text || FindByNumber.Recognises(query.Text)) return FoundRecords.None;

        var count = Math.Clamp(query.Count, 1, MaxCount);
        return new(
            user.Has(Permissions.ReadMembers) ? await db.LinesOfAsync(await db.FirstAsync(text, count, cancellationToken), clock.Today(), cancellationToken) : [],
            user.Has(Permissions.ReadUnits) ? await UnitsAsync(text, count, cancellationToken) : [],
            user.Has(Permissions.ReadEvents) ? await EventsAsync(text, count, cancellationToken) : []);
    }

    /// <summary>A district has some hundred units: they are read at once and their names read aloud here.</summary>
    private async Task<IReadOnlyList<FoundUnit>> UnitsAsync(SearchText text, int count, CancellationToken cancellationToken)
    {
        var today = clock.Today();
        var units = await db.Units.AsNoTracking().Select(u => new { u.Id, u.Name, u.Code }).ToListAsync(cancellationToken);
        var tiers = await db.UnitTerms.AsNoTracking().Where(t => t.From <= today && (t.To == null || t.To >= today))
            .Select(t => new { t.Unit, t.Tier }).ToListAsync(cancellationToken);
        var tierOf = tiers.GroupBy(t => t.Unit).ToDictionary(g => g.Key, g => g.First().Tier);
        return [.. units.Select(u => (Unit: u, Fit: u.Code.Value == text.Number ? 3 : text.Fit(u.Name, pinyin.Full, pinyin.Initials))).Where(u => u.Fit > 0)
            .OrderByDescending(u => u.Fit).ThenBy(u => u.Unit.Name, StringComparer.Ordinal).Take(count)
            .Select(u => new FoundUnit(u.Unit.Id.Value, u.Unit.Name, u.Unit.Code.Value, tierOf.TryGetValue(u.Unit.Id, out var tier) ? tier : null))];
    }

    private async Task<IReadOnlyList<FoundEvent>> EventsAsync(SearchText text, int count, CancellationToken cancellationToken)
    {
        var events = await db.Events.AsNoTracking().OrderByDescending(e => e.StartsOn).Take(LastEvents)
            .Select(e => new { e.Id, e.Name, e.Code, e.StartsOn, e.Status }).ToListAsync(cancellationToken);
        return [.. events.Select(e => (Event: e, Fit: Math.Max(e.Code is not null && e.Code == text.Number ? 3 : text.Fit(e.Name.Zh, pinyin.Full, pinyin.Initials), InEnglish(text, e.Name))))
            .Where(e => e.Fit > 0).OrderByDescending(e => e.Fit).ThenByDescending(e => e.Event.StartsOn).Take(count)
            .Select(e => new FoundEvent(e.Event.Id.Value, e.Event.Name, e.Event.StartsOn, e.Event.Status))];
    }

    private static int InEnglish(SearchText text, Bilingual name) => name.En?.Contains(text.Words, StringComparison.OrdinalIgnoreCase) is true ? 2 : 0;
}

internal static class FoundPeople
{
    /// <summary>The people in the order of their ids, as the box shows them.</summary>
    public static async Task<IReadOnlyList<FoundPerson>> LinesOfAsync(this IAssociationDb db, IReadOnlyList<Id<Person>> ids, DateOnly today, CancellationToken cancellationToken)
    {
        var lines = await db.People.AsNoTracking().Where(p => ids.Contains(p.Id))
            .Select(p => new
            {
                p.Id, p.Name, Mobile = p.Mobile!.Masked,
                Number = db.Memberships.Where(m => m.Person == p.Id).Select(m => m.Number).FirstOrDefault(),
                Unit = p.Employments.Where(e => e.From <= today && (e.To == null || e.To >= today)).OrderByDescending(e => e.From)
                    .Select(e => db.Units.Where(u => u.Id == e.Unit).Select(u => u.Name).FirstOrDefault()).FirstOrDefault(),
            })
            .ToDictionaryAsync(p => p.Id, cancellationToken);
        return [.. ids.Where(lines.ContainsKey).Select(id => lines[id]).Select(p => new FoundPerson(p.Id.Value, p.Name, p.Number, p.Unit, p.Mobile))];
    }
}

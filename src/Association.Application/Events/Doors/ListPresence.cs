using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Events;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.Doors;

public enum PresenceView { All, Present, NotYet, Left }

/// <summary>Who is expected at a list and who came, by name; with the minutes there where people sign out.</summary>
[Requires(Permissions.ReadRegistrations)]
public sealed record ListPresence(Id<Event> Event, Id<CheckInList>? List = null, PresenceView View = PresenceView.All, string? Search = null, int Number = 1)
    : IQuery<PresencePage?>, IInEvent
{
    public const int Size = 50;
}

public sealed record PresencePage(CheckInList List, PresenceCounts Counts, IReadOnlyList<PresenceLine> Lines, int Total);

public sealed record PresenceCounts(int All, int Present, int NotYet, int Left)
{
    public int Of(PresenceView view) => view switch { PresenceView.Present => Present, PresenceView.NotYet => NotYet, PresenceView.Left => Left, _ => All };
}

/// <param name="Minutes">Null where nobody signs out.</param>
/// <param name="Reason">Why a supervisor let the person in.</param>
public sealed record PresenceLine(
    Guid Registration, string Name, string? Unit, string Number, Bilingual Category, DateTimeOffset? FirstAt, DateTimeOffset? LastAt, bool Inside, int? Minutes, string? Reason);

internal sealed class ListPresenceHandler(IAssociationDb db, PresenceReader reader) : IRequestHandler<ListPresence, PresencePage?>
{
    public async Task<PresencePage?> Handle(ListPresence query, CancellationToken cancellationToken)
    {
        if (!await db.Events.AnyAsync(e => e.Id == query.Event, cancellationToken) || await db.CheckInListAsync(query.Event, query.List, cancellationToken) is not { } list) return null;
        var all = await reader.ReadAsync(list, cancellationToken);
        var counts = new PresenceCounts(all.Count, all.Count(IsThere), all.Count(l => l.FirstAt is null), all.Count(l => l.FirstAt is not null && !l.Inside));
        var chosen = all.Where(l => Fits(l, query.View)).Where(l => Matches(l, query.Search)).ToList();
        return new(list, counts, [.. chosen.Skip(Paging.Before(query.Number, ListPresence.Size)).Take(ListPresence.Size)], chosen.Count);
    }

    private static bool IsThere(PresenceLine line) => line.FirstAt is not null && line.Inside;

    private static bool Fits(PresenceLine line, PresenceView view) => view switch
    {
        PresenceView.Present => IsThere(line),
        PresenceView.NotYet => line.FirstAt is null,
        PresenceView.Left => line.FirstAt is not null && !line.Inside,
        _ => true,
    };

    private static bool Matches(PresenceLine line, string? search) => search?.Trim() is not { Length: > 0 } text
        || line.Name.Contains(text, StringComparison.OrdinalIgnoreCase) || line.Unit?.Contains(text, StringComparison.OrdinalIgnoreCase) is true || string.Equals(line.Number, text, StringComparison.OrdinalIgnoreCase);
}

/// <summary>Everybody expected at a list, and whoever was let in besides, in the order of their names.</summary>
internal sealed class PresenceReader(IAssociationDb db, TimeProvider clock)
{
    public async Task<IReadOnlyList<PresenceLine>> ReadAsync(CheckInList list, CancellationToken cancellationToken)
    {
        var people = await PeopleAsync(list, cancellationToken);
        var there = await db.Admissions.AsNoTracking().Where(a => a.List == list.Id).ToDictionaryAsync(a => a.Registration, cancellationToken);
        var scans = (await db.Scans.AsNoTracking()
            .Where(s => s.List == list.Id && s.Registration != null && s.UndoneAt == null && (s.Verdict == ScanVerdict.Admitted || s.Verdict == ScanVerdict.Left))
            .Select(s => new { s.Registration, s.At, s.Verdict, s.Reason }).ToListAsync(cancellationToken)).ToLookup(s => s.Registration!.Value);
        var (from, to) = await TimeAsync(list, cancellationToken);
        var now = clock.GetUtcNow();
        return [.. people.Select(p =>
        {
            var own = there.GetValueOrDefault(p.Id);
            var minutes = list.InAndOut && own is not null ? PresenceTime.Minutes(scans[p.Id].Select(s => (s.At, s.Verdict)), from, to, list.StayedToEnd, now) : (int?)null;
            return new PresenceLine(p.Id.Value, p.Name, p.Unit, p.Number, p.Category, own?.FirstAt, own?.LastAt, own?.Inside ?? false, minutes,
                scans[p.Id].Select(s => s.Reason).FirstOrDefault(r => r is not null));
        })];
    }

    /// <summary>The minutes that count: of the session, else while the list is open, else the days of the event.</summary>
    private async Task<(DateTimeOffset From, DateTimeOffset To)> TimeAsync(CheckInList list, CancellationToken cancellationToken)
    {
        if (list.Session is { } id && await db.Sessions.AsNoTracking().FirstOrDefaultAsync(s => s.Id == id, cancellationToken) is { } session) return (session.StartsAt, session.EndsAt);
        var days = await db.Events.AsNoTracking().Where(e => e.Id == list.Event).Select(e => new { e.StartsOn, e.EndsOn }).SingleAsync(cancellationToken);
        return (list.OpensAt ?? AssociationCalendar.At(days.StartsOn), list.ClosesAt ?? AssociationCalendar.At(days.EndsOn.AddDays(1)));
    }

    private Task<List<ExpectedPerson>> PeopleAsync(CheckInList list, CancellationToken cancellationToken)
    {
        var (expected, id) = (db.Registrations.Expected(db, list), list.Id);
        return db.Registrations.AsNoTracking().Where(r => r.Event == list.Event)
            .Where(r => expected.Any(e => e.Id == r.Id) || db.Admissions.Any(a => a.List == id && a.Registration == r.Id))
            .Join(db.People, r => r.Person, p => p.Id, (r, p) => new { r, p.SortKey })
            .Join(db.TicketCategories, x => x.r.Category, c => c.Id, (x, c) => new { x.r, x.SortKey, c.Name })
            .OrderBy(x => x.SortKey).ThenBy(x => x.r.Id)
            .Select(x => new ExpectedPerson(x.r.Id, x.r.Name, x.r.Unit, x.r.Number, x.Name)).ToListAsync(cancellationToken);
    }

    private sealed record ExpectedPerson(Id<Registration> Id, string Name, string? Unit, string Number, Bilingual Category);
}

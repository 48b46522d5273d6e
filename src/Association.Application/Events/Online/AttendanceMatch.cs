using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Events.Abstracts;
using Association.Domain.Events.Online;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.Online;

/// <summary>Matched: one participant. Ambiguous: several. Unknown: nobody registered here. NoTime: nothing says when. Outside: not during the session.</summary>
public enum MatchKind { Matched, Ambiguous, Unknown, NoTime, Outside }

/// <summary>By what a participant was found.</summary>
public enum MatchedBy { Mobile, Email, Name, Hand }

/// <param name="People">The one who matched, or those who could.</param>
public sealed record AttendanceLine(AttendanceRow Row, MatchKind Kind, MatchedBy? By, IReadOnlyList<AttendancePerson> People, int Minutes);

public sealed record AttendancePerson(Guid Registration, string Number, string Name, string? Unit);

/// <summary>Finds the participants of an event in the rows of a file: by mobile number, then by address, then by name and, where several have it, by unit.</summary>
internal sealed class AttendanceMatch(IAssociationDb db, IPersonalNumbers numbers)
{
    private static readonly char[] Separators = ['-', '_', '—', '－', '–', '/', '|', '·', '@', '(', ')', '（', '）', '[', ']', '【', '】', '+', ',', '，', '、', ' '];

    /// <param name="picks">Registration numbers that a person gave for rows, by the number of the row.</param>
    public async Task<IReadOnlyList<AttendanceLine>> MatchAsync(OnlineRoom room, IReadOnlyList<AttendanceRow> rows, IReadOnlyDictionary<int, string> picks, CancellationToken cancellationToken)
    {
        var (time, people) = (await db.TimeAsync(room, cancellationToken), await PeopleAsync(room, cancellationToken));
        return [.. rows.Select(row => Line(row, Find(row, people, picks.GetValueOrDefault(row.Number)), time))];
    }

    private static AttendanceLine Line(AttendanceRow row, (MatchedBy? By, IReadOnlyList<Known> Found) match, OnlineTime time)
    {
        var people = match.Found.Take(20).Select(k => k.Person).ToList();
        if (row is not { From: { } from, To: { } to } || to <= from) return new(row, MatchKind.NoTime, match.By, people, 0);
        var during = PresenceInterval.Unite([new(from, to)], time);
        if (during.Count == 0) return new(row, MatchKind.Outside, match.By, people, 0);
        var kind = match.Found.Count switch { 0 => MatchKind.Unknown, 1 => MatchKind.Matched, _ => MatchKind.Ambiguous };
        return new(row, kind, match.By, people, (int)(during[0].To - during[0].From).TotalMinutes);
    }

    private (MatchedBy? By, IReadOnlyList<Known> Found) Find(AttendanceRow row, IReadOnlyList<Known> people, string? pick)
    {
        if (!string.IsNullOrWhiteSpace(pick) && people.FirstOrDefault(k => string.Equals(k.Person.Number, pick.Trim(), StringComparison.OrdinalIgnoreCase)) is { } picked) return (MatchedBy.Hand, [picked]);
        if (MobileNumber.TryParse(row.Mobile, out var mobile) && numbers.IndexOf(mobile) is var index && people.Where(k => k.Mobile == index).ToList() is { Count: > 0 } byMobile) return (MatchedBy.Mobile, byMobile);
        if (EmailAddress.TryParse(row.Email, out var address) && people.Where(k => k.Emails.Contains(address.Key)).ToList() is { Count: > 0 } byEmail) return (MatchedBy.Email, byEmail);
        return row.Name is { } name && ByName(name, people) is { Count: > 0 } byName ? (MatchedBy.Name, byName) : (null, []);
    }

    /// <summary>The whole name, else a part of a nickname such as 张文静-市一医院, whose other parts may tell the unit.</summary>
    private static List<Known> ByName(string name, IReadOnlyList<Known> people)
    {
        if (people.Where(k => k.Name == UnitConflict.Key(name)).ToList() is { Count: > 0 } whole) return whole;
        var parts = name.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var named = people.Where(k => parts.Any(p => p.Length > 1 && UnitConflict.Key(p) == k.Name)).ToList();
        if (named.Count < 2) return named;
        return named.Where(k => k.Person.Unit is { } unit && parts.Any(p => UnitConflict.AreOne(p, unit))).ToList() is [var only] ? [only] : named;
    }

    private async Task<IReadOnlyList<Known>> PeopleAsync(OnlineRoom room, CancellationToken cancellationToken)
    {
        var list = await db.CheckInLists.AsNoTracking().SingleAsync(l => l.Id == room.List, cancellationToken);
        var found = await db.Registrations.AsNoTracking().Expected(db, list)
            .Join(db.People, r => r.Person, p => p.Id, (r, p) => new { r.Id, r.Number, r.Name, r.Unit, Given = r.Email, Own = p.Email, Mobile = p.Mobile!.Index })
            .OrderBy(r => r.Name).ThenBy(r => r.Id).ToListAsync(cancellationToken);
        return [.. found.Select(r => new Known(new(r.Id.Value, r.Number, r.Name, r.Unit), UnitConflict.Key(r.Name), r.Mobile,
            [.. new[] { r.Given, r.Own }.OfType<string>().Select(e => e.ToLowerInvariant()).Distinct()]))];
    }

    private sealed record Known(AttendancePerson Person, string Name, string? Mobile, IReadOnlyList<string> Emails);
}

using Association.Application.Common;
using Association.Application.Credits;
using Association.Domain.Common;
using Association.Domain.Credits;
using Association.Domain.Members;
using Association.Domain.Messages;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Messages.Reminders.Sources;

/// <summary>
/// Staff of the latest reference day of a year who lack what the year asks for; the year ends on its last day. A year whose staff
/// nobody has counted reminds nobody.
/// </summary>
internal sealed class CreditReminders(IAssociationDb db, RulePackShelf shelf, SiteOptions site) : IReminderSource
{
    public ReminderEntity Entity => ReminderEntity.CreditShortfall;

    public async Task<IReadOnlyList<ReminderCase>> FindAsync(ReminderLook look, CancellationToken cancellationToken)
    {
        var found = await (
            from e in Within(look)
            join d in db.RosterDays on e.RosterDay equals d.Id
            join p in db.People on e.Person equals p.Id
            orderby e.Id
            select new Staff(e.Id, p.Id, p.Name, p.Email, e.Unit, d.Year, p.ErasedAt != null)).Take(look.Take).ToListAsync(cancellationToken);
        var cases = new Dictionary<Id<RosterEntry>, ReminderCase>();
        foreach (var year in found.GroupBy(s => s.Year))
        {
            var standings = await StandingsAsync(year.Key, [.. year], cancellationToken);
            foreach (var staff in year) cases[staff.Entry] = Case(staff, standings.GetValueOrDefault(staff.Person), look);
        }

        return [.. found.Select(s => cases[s.Entry])];
    }

    private IQueryable<RosterEntry> Within(ReminderLook look)
    {
        var entries = db.RosterEntries.AsNoTracking();
        if (look.Only is { } only)
        {
            var id = new Id<RosterEntry>(only);
            return entries.Where(e => e.Id == id);
        }

        if (look.After is { } last)
        {
            var after = new Id<RosterEntry>(last);
            entries = entries.Where(e => e.Id > after);
        }

        var years = Enumerable.Range(look.From.Year, look.To.Year - look.From.Year + 1).Where(y => LastDay(y) >= look.From && LastDay(y) <= look.To).ToList();
        return entries.Where(e => db.RosterDays.Any(d => d.Id == e.RosterDay && years.Contains(d.Year) && !db.RosterDays.Any(later => later.Year == d.Year && later.Day > d.Day)));
    }

    /// <summary>Null where no rules hold, or somebody is exempt.</summary>
    private async Task<Dictionary<Id<Person>, YearStanding>> StandingsAsync(int year, IReadOnlyList<Staff> staff, CancellationToken cancellationToken)
    {
        if (await shelf.OfYearAsync(year, cancellationToken) is not { } pack) return [];
        var people = staff.Select(s => s.Person).ToList();
        var awards = (await db.CreditAwards.AsNoTracking().Where(a => a.Year == year && a.Status == AwardStatus.Released && people.Contains(a.Person))
            .Select(a => new { a.Person, a.Credits, a.Hours, a.Class, a.WholeYear }).ToListAsync(cancellationToken)).ToLookup(a => a.Person, a => new CountedAward(a.Credits, a.Hours, a.Class, a.WholeYear));
        var exempt = (await db.CreditExemptions.AsNoTracking().Where(x => x.Year == year && people.Contains(x.Person)).Select(x => x.Person).ToListAsync(cancellationToken)).ToHashSet();
        return people.Distinct().ToDictionary(p => p, p => YearStanding.Of(pack.Rules, [.. awards[p]], exempt.Contains(p)));
    }

    private ReminderCase Case(Staff staff, YearStanding? standing, ReminderLook look)
    {
        var anchor = AssociationCalendar.At(LastDay(staff.Year));
        return new(staff.Entry.Value, anchor, look.Covers(anchor) && !staff.Erased && standing is { Met: false })
        {
            People = [new(staff.Person, staff.Name, staff.Email)], Unit = staff.Unit,
            Values = new Dictionary<string, object?>
            {
                ["year"] = staff.Year, ["required"] = Plain(standing?.MinCredits ?? 0), ["earned"] = Plain(standing?.Credits ?? 0), ["missing"] = Plain(standing?.MissingCredits ?? 0),
                ["link"] = new Uri(site.BaseUrl, $"/my/credits?year={staff.Year}"),
            },
        };
    }

    private static DateOnly LastDay(int year) => new(year, 12, 31);

    /// <summary>Without zeros at its end, however the database keeps it.</summary>
    private static decimal Plain(decimal credits) => credits / 1.0000000000000000000000000000m;

    private sealed record Staff(Id<RosterEntry> Entry, Id<Person> Person, string Name, string? Email, Id<MemberUnit> Unit, int Year, bool Erased);
}

using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Credits;
using Association.Domain.Events;
using Association.Domain.Members;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Credits;

public enum ParticipationGroup { Unit, Ownership, Street, Profession }

/// <summary>
/// Staff of the district who came to at least one activity of continuing education in the year, of all staff on the list of the
/// reference day. Source: anchors.md 3.5.
/// </summary>
/// <param name="Year">Null: this year.</param>
[Requires(Permissions.ReadCredits)]
public sealed record GetParticipation(int? Year = null, ParticipationGroup By = ParticipationGroup.Unit) : IQuery<Participation>;

/// <param name="Day">The reference day; null: nobody has counted the staff for this year.</param>
/// <param name="Groups">The best first.</param>
public sealed record Participation(int Year, DateOnly? Day, int Came, int Staff, int Target, IReadOnlyList<ParticipationLine> Groups)
{
    public decimal Rate => Staff == 0 ? 0 : (decimal)Came / Staff;
    public bool Reached => Staff > 0 && Came * 100 >= Staff * Target;
}

/// <param name="Key">The unit's id, the ownership, the street or the profession; empty where it is not known.</param>
public sealed record ParticipationLine(string Key, string Name, int Came, int Staff)
{
    public decimal Rate => Staff == 0 ? 0 : (decimal)Came / Staff;
}

internal sealed class GetParticipationHandler(IAssociationDb db, DistrictReader reader, TimeProvider clock) : IRequestHandler<GetParticipation, Participation>
{
    public async Task<Participation> Handle(GetParticipation query, CancellationToken cancellationToken)
    {
        var year = Math.Clamp(query.Year ?? clock.Today().Year, 2006, clock.Today().Year + 1);
        if (await reader.DayOfAsync(year, cancellationToken) is not { } day) return new(year, null, 0, 0, RosterDay.Target, []);
        var staff = await reader.StaffAsync(day, cancellationToken);
        var names = query.By is ParticipationGroup.Unit ? await db.Units.AsNoTracking().ToDictionaryAsync(u => u.Id.Value.ToString(), u => u.Name, cancellationToken) : [];
        var groups = staff.GroupBy(s => KeyOf(s, query.By)).Select(g => new ParticipationLine(g.Key, names.GetValueOrDefault(g.Key, g.Key), g.Count(s => s.Came), g.Count()));
        return new(year, day.Day, staff.Count(s => s.Came), staff.Count, RosterDay.Target, [.. groups.OrderByDescending(g => g.Rate).ThenByDescending(g => g.Staff).ThenBy(g => g.Name, StringComparer.Ordinal)]);
    }

    private static string KeyOf(RosterLine line, ParticipationGroup by) => by switch
    {
        ParticipationGroup.Unit => line.Unit.Value.ToString(),
        ParticipationGroup.Ownership => line.Ownership.ToString(),
        ParticipationGroup.Street => line.Street ?? "",
        _ => line.Profession ?? "",
    };
}

internal sealed record RosterLine(Id<Person> Person, Id<MemberUnit> Unit, Ownership Ownership, string? Street, string? Profession, bool Came);

/// <summary>Who of the staff of a reference day took part in the year.</summary>
internal sealed class DistrictReader(IAssociationDb db)
{
    /// <summary>The latest reference day of the year.</summary>
    public Task<RosterDay?> DayOfAsync(int year, CancellationToken cancellationToken) =>
        db.RosterDays.AsNoTracking().Where(d => d.Year == year && d.People > 0).OrderByDescending(d => d.Day).FirstOrDefaultAsync(cancellationToken);

    public async Task<IReadOnlyList<RosterLine>> StaffAsync(RosterDay day, CancellationToken cancellationToken)
    {
        var came = (await CameAsync(day, cancellationToken)).ToHashSet();
        var staff = await db.RosterEntries.AsNoTracking().Where(e => e.RosterDay == day.Id).Select(e => new { e.Person, e.Unit, e.Ownership, e.Street, e.Profession }).ToListAsync(cancellationToken);
        return [.. staff.DistinctBy(s => s.Person).Select(s => new RosterLine(s.Person, s.Unit, s.Ownership, s.Street, s.Profession, came.Contains(s.Person)))];
    }

    /// <summary>By attendance, or by credits of any kind that were released.</summary>
    private async Task<List<Id<Person>>> CameAsync(RosterDay day, CancellationToken cancellationToken)
    {
        var (id, year, from, to) = (day.Id, day.Year, new DateOnly(day.Year, 1, 1), new DateOnly(day.Year, 12, 31));
        var counted = db.Events.Where(e => e.EndsOn >= from && e.EndsOn <= to && (e.Cme.GivesCredits || e.Class == EventClass.PublicCme || e.Class == EventClass.SpecialisedCme)).Select(e => e.Id);
        return await db.RosterEntries.AsNoTracking().Where(e => e.RosterDay == id)
            .Where(e => db.Registrations.Any(r => r.Person == e.Person && r.CheckedInAt != null && counted.Contains(r.Event))
                || db.CreditAwards.Any(a => a.Person == e.Person && a.Year == year && a.Status == AwardStatus.Released))
            .Select(e => e.Person).ToListAsync(cancellationToken);
    }
}

/// <summary>Keeps who is on the staff lists on a day: the denominator of the year's rate from then on.</summary>
[Requires(Permissions.ReviewCredits)]
public sealed record TakeRosterDay(int Year, DateOnly Day) : ICommand<Result<int>>;

internal sealed class TakeRosterDayHandler(IAssociationDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<TakeRosterDay, Result<int>>
{
    public async Task<Result<int>> Handle(TakeRosterDay command, CancellationToken cancellationToken)
    {
        if (command.Year < 2006 || command.Year > clock.Today().Year + 1) return CreditErrors.Year;
        if (await db.RosterDays.AnyAsync(d => d.Year == command.Year && d.Day == command.Day, cancellationToken)) return ParticipationErrors.Taken;
        var (on, day) = (command.Day, new RosterDay(command.Year, command.Day, user.Id, clock.GetUtcNow()));
        var units = await db.Units.AsNoTracking().ToDictionaryAsync(u => u.Id, cancellationToken);
        var staff = await db.Employments.AsNoTracking().Where(e => e.From <= on && (e.To == null || e.To >= on)).Join(db.People.Where(p => p.ErasedAt == null), e => e.Person, p => p.Id,
            (e, p) => new { e.Person, e.Unit, Title = e.Title ?? p.Title }).OrderBy(e => e.Person).ToListAsync(cancellationToken);
        var entries = staff.DistinctBy(s => s.Person).Select(s => new RosterEntry(day, s.Person, units[s.Unit], s.Title)).ToList();
        day.Counted(entries.Count);
        db.RosterDays.Add(day);
        db.RosterEntries.AddRange(entries);
        return entries.Count;
    }
}

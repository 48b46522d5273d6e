using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Credits;
using Association.Domain.Events;
using Association.Domain.Events.Online;
using Association.Domain.Members;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Credits;

/// <summary>What the rules make of somebody's part in an event.</summary>
/// <param name="Time">Null for a lecturer.</param>
/// <param name="Used">Of the cap of the year, before it.</param>
internal sealed record ComputedCredit(Id<Person> Person, CreditPlace? Place, string Name, CreditRole Role, RulePack Pack, CreditWork Work, EligibleTime? Time, CreditOutcome Outcome, decimal Used, Id<MemberUnit>? Unit);

/// <summary>From scans to credits, for an event or some of those who came.</summary>
internal sealed class CreditComputer(IAssociationDb db, EventCreditReader reader, RulePackShelf shelf)
{
    /// <param name="extra">A correction that is being made and not yet on record.</param>
    /// <param name="without">One that is being taken back and still on record.</param>
    /// <exception cref="RefusedException">The event gives no credits, has not been concluded, or no rules hold.</exception>
    public async Task<(Event Event, IReadOnlyList<ComputedCredit> Credits)> OfAsync(Id<Event> id, IReadOnlyCollection<Id<Registration>>? only, CancellationToken cancellationToken,
        AttendanceCorrection? extra = null, Id<AttendanceCorrection>? without = null)
    {
        var facts = await reader.ReadAsync(id, only, cancellationToken, without) ?? throw new RefusedException(EventErrors.NotFound);
        Refuse.Unless(facts.Event.Cme.GivesCredits, CreditErrors.NoCredits);
        Refuse.Unless(facts.Event.Status is EventStatus.Held, CreditErrors.NotHeld);
        var pack = await shelf.ForAsync(facts.Event, cancellationToken) ?? throw new RefusedException(RulePackErrors.NotInForce.With(facts.Event.Cme.Rule ?? "—", $"{facts.Event.EndsOn:yyyy-MM-dd}"));
        var used = await UsedAsync(facts, pack, cancellationToken);
        var attended = facts.Places.Select(place => Attended(facts, pack, place, extra, used));
        var taught = only is null ? facts.Teachers.Values.Select(teacher => Taught(facts, pack, teacher, used)) : [];
        return (facts.Event, [.. attended, .. taught]);
    }

    private static ComputedCredit Attended(EventCreditFacts facts, RulePack pack, CreditPlace place, AttendanceCorrection? extra, UsedCredits used)
    {
        IReadOnlyList<PresenceInterval> taught = facts.Teachers.TryGetValue(place.Person, out var teacher) ? teacher.There : [];
        List<TimeCorrection> corrections = [.. facts.Corrections[place.Registration]];
        if (extra?.Registration == place.Registration) corrections.Add(new(extra.Session, extra.From, extra.To));
        var time = EligibleTime.Of(pack.Rules.Attendance, facts.Sessions, [.. facts.Proofs[place.Registration]], corrections, taught);
        var work = new CreditWork(CmeActivityKind.Project, CreditRole.Attendee, facts.Event.Cme.Level, facts.Event.Cme.Delivery, time.Days, facts.ProjectMinutes);
        var (outcome, before) = used.Take(place.Person, pack, work);
        return new(place.Person, place, place.Name, CreditRole.Attendee, pack, work, time, outcome, before, UnitOf(facts, place.Person));
    }

    private static ComputedCredit Taught(EventCreditFacts facts, RulePack pack, CreditTeacher teacher, UsedCredits used)
    {
        var days = EligibleTime.DaysOf(teacher.Taught);
        var work = new CreditWork(CmeActivityKind.Project, CreditRole.Lecturer, facts.Event.Cme.Level, facts.Event.Cme.Delivery, days, facts.ProjectMinutes);
        var place = facts.Places.FirstOrDefault(p => p.Person == teacher.Person);
        var (outcome, before) = used.Take(teacher.Person, pack, work);
        return new(teacher.Person, place, teacher.Name, CreditRole.Lecturer, pack, work, null, outcome, before, UnitOf(facts, teacher.Person));
    }

    private static Id<MemberUnit>? UnitOf(EventCreditFacts facts, Id<Person> person) => facts.Units.TryGetValue(person, out var unit) ? unit : null;

    /// <summary>Credits of the same year that share a cap with what this event gives: those earned before it, and whatever is released, which never changes.</summary>
    private async Task<UsedCredits> UsedAsync(EventCreditFacts facts, RulePack pack, CancellationToken cancellationToken)
    {
        var groups = pack.Rules.Rules.Where(r => r is { Kind: CmeActivityKind.Project, CapPerYear: not null, CapGroup: not null }).Select(r => r.CapGroup).ToList();
        if (groups.Count == 0) return new([]);
        var (year, day, id) = (facts.Event.EndsOn.Year, facts.Event.EndsOn, facts.Event.Id);
        var people = facts.Places.Select(p => p.Person).Concat(facts.Teachers.Keys).ToList();
        var earlier = await db.CreditAwards.AsNoTracking()
            .Where(a => a.Year == year && a.Status != AwardStatus.Reversed && groups.Contains(a.CapGroup) && (a.EarnedOn <= day || a.Status == AwardStatus.Released) && a.Event != id && people.Contains(a.Person))
            .GroupBy(a => new { a.Person, a.CapGroup }).Select(g => new { g.Key.Person, g.Key.CapGroup, Credits = g.Sum(a => a.Credits) }).ToListAsync(cancellationToken);
        return new(earlier.ToDictionary(e => (e.Person, e.CapGroup), e => e.Credits));
    }

    private sealed record UsedCredits(Dictionary<(Id<Person>, string?), decimal> Earlier)
    {
        /// <summary>What the rules leave within the cap; whoever taught at the event as well finds it used.</summary>
        public (CreditOutcome Outcome, decimal Before) Take(Id<Person> person, RulePack pack, CreditWork work)
        {
            var group = pack.Rules.RuleFor(work) is { CapPerYear: not null } rule ? rule.CapGroup : null;
            var before = group is null ? 0 : Earlier.GetValueOrDefault((person, group));
            var outcome = CreditCalculator.Of(pack.Rules, work, before);
            if (group is not null) Earlier[(person, group)] = before + (outcome.Credits ?? 0);
            return (outcome, before);
        }
    }
}

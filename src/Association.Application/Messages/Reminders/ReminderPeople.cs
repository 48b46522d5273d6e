using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Identity;
using Association.Domain.Access;
using Association.Domain.Bodies;
using Association.Domain.Common;
using Association.Domain.Members;
using Association.Domain.Messages;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Messages.Reminders;

/// <summary>Who stands for a case: its people, the liaisons of their unit, the heads of its body, the office. A page of cases at a time.</summary>
internal sealed class ReminderPeople(IAssociationDb db, IAccounts accounts, TimeProvider clock)
{
    public const string Chinese = "zh-CN";

    private IReadOnlySet<Id<Person>>? _english;

    /// <summary>Everybody whom the rule means, with an address or without.</summary>
    /// <param name="speaks">False: in which language they read was decided before.</param>
    public async Task<ILookup<Guid, Addressee>> OfAsync(ReminderRule rule, IReadOnlyList<ReminderCase> cases, CancellationToken cancellationToken, bool speaks = true)
    {
        var all = new List<(Guid Subject, Addressee Who)>();
        if (rule.ToPerson) all.AddRange(cases.SelectMany(c => c.People.Select(p => (c.Subject, p))));
        if (rule.ToLiaison) all.AddRange(await LiaisonsAsync(cases, cancellationToken));
        if (rule.ToHead) all.AddRange(await HeadsAsync(cases, cancellationToken));
        if (rule.ToOffice)
        {
            var office = await OfficeAsync(rule.Entity, cancellationToken);
            all.AddRange(cases.SelectMany(c => office.Select(o => (c.Subject, o))));
        }

        if (!speaks) return all.ToLookup(a => a.Subject, a => a.Who);
        var english = _english ??= await accounts.EnglishReadersAsync(cancellationToken);
        return all.ToLookup(a => a.Subject, a => a.Who.Culture is null ? a.Who with { Culture = a.Who.Person is { } p && english.Contains(p) ? "en" : Chinese } : a.Who);
    }

    private async Task<IEnumerable<(Guid, Addressee)>> LiaisonsAsync(IReadOnlyList<ReminderCase> cases, CancellationToken cancellationToken)
    {
        var today = clock.Today();
        var people = cases.Where(c => c.Unit is null).SelectMany(c => c.People).Select(p => p.Person).OfType<Id<Person>>().Distinct().ToList();
        var work = await db.Employments.AsNoTracking().Where(e => people.Contains(e.Person) && e.From <= today && (e.To == null || e.To >= today))
            .Select(e => new { e.Person, e.Unit }).ToListAsync(cancellationToken);
        var unitOf = work.GroupBy(w => w.Person).ToDictionary(g => g.Key, g => g.First().Unit);
        var units = cases.Select(c => c.Unit).OfType<Id<MemberUnit>>().Concat(unitOf.Values).Distinct().ToList();
        var liaisons = await db.UnitLiaisons.AsNoTracking().Where(l => units.Contains(l.Unit) && l.WithdrawnAt == null)
            .Join(db.People, l => l.Person, p => p.Id, (l, p) => new { l.Unit, Who = new Addressee(p.Id, p.Name, p.Email, null) }).ToListAsync(cancellationToken);
        var byUnit = liaisons.ToLookup(l => l.Unit, l => l.Who);
        return cases.SelectMany(c => UnitsOf(c, unitOf).SelectMany(unit => byUnit[unit]).DistinctBy(who => who.Person).Select(who => (c.Subject, who)));
    }

    private static IEnumerable<Id<MemberUnit>> UnitsOf(ReminderCase found, Dictionary<Id<Person>, Id<MemberUnit>> unitOf) => found.Unit is { } unit ? [unit]
        : found.People.Where(p => p.Person is { } person && unitOf.ContainsKey(person)).Select(p => unitOf[p.Person!.Value]).Distinct();

    /// <summary>Chairs and secretaries in office today.</summary>
    private async Task<IEnumerable<(Guid, Addressee)>> HeadsAsync(IReadOnlyList<ReminderCase> cases, CancellationToken cancellationToken)
    {
        var today = clock.Today();
        var bodies = cases.Select(c => c.Body).OfType<Id<Body>>().Distinct().ToList();
        var heads = await (
            from office in db.Appointments.AsNoTracking()
            where (office.Position == BodyPosition.Chair || office.Position == BodyPosition.Secretary) && office.Status == AppointmentStatus.Active
                && office.From <= today && (office.To == null || office.To >= today)
            join term in db.BodyTerms on office.Term equals term.Id
            where bodies.Contains(term.Body)
            join person in db.People on office.Person equals person.Id
            select new { term.Body, Who = new Addressee(person.Id, person.Name, person.Email, null) }).ToListAsync(cancellationToken);
        var byBody = heads.ToLookup(h => h.Body, h => h.Who);
        return cases.Where(c => c.Body is not null).SelectMany(c => byBody[c.Body!.Value].DistinctBy(who => who.Person).Select(who => (c.Subject, who)));
    }

    /// <summary>The accounts whose role has to do with it, for the whole association.</summary>
    private async Task<IReadOnlyList<Addressee>> OfficeAsync(ReminderEntity entity, CancellationToken cancellationToken)
    {
        var permission = entity switch
        {
            ReminderEntity.MembershipTerm or ReminderEntity.Document or ReminderEntity.BodyTerm => Permissions.EditMembers,
            ReminderEntity.UnpaidOrder => Permissions.ConfirmPayments,
            _ => Permissions.EditEvents,
        };
        // Administrators may do everything, and would get everything.
        var roles = Enum.GetValues<Role>().Where(r => r is not Role.Administrator && Roles.PermissionsOf(r).Contains(permission)).ToList();
        var holders = await db.RoleGrants.AsNoTracking().Where(g => g.Event == null && roles.Contains(g.Role)).Select(g => g.User).Distinct().ToListAsync(cancellationToken);
        var found = await accounts.FindAllAsync(holders, cancellationToken);
        return [.. found.Where(a => a is { Closed: false, Confirmed: true }).Select(a => new Addressee(null, a.Name, a.Email, a.Language))];
    }
}

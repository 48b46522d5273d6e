using Association.Application.Common;
using Association.Application.Members;
using Association.Domain.Common;
using Association.Domain.Members;
using Association.Domain.Messages;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Messages.Reminders.Sources;

/// <summary>Membership terms. Whether somebody may renew is asked where the page and the API ask: <see cref="MembershipPolicy.RenewalOf"/>.</summary>
internal sealed class TermReminders(IAssociationDb db, SiteOptions site) : IReminderSource
{
    public ReminderEntity Entity => ReminderEntity.MembershipTerm;

    public async Task<IReadOnlyList<ReminderCase>> FindAsync(ReminderLook look, CancellationToken cancellationToken)
    {
        var policy = await db.PolicyAsync(cancellationToken);
        var terms = await Terms(look, policy).OrderBy(t => t.Id).Take(look.Take).ToListAsync(cancellationToken);
        var ids = terms.Select(t => t.Membership).Distinct().ToList();
        var memberships = await db.Memberships.AsNoTracking().Include(m => m.Terms).Where(m => ids.Contains(m.Id)).ToDictionaryAsync(m => m.Id, cancellationToken);
        var owners = memberships.Values.Select(m => m.Person).ToList();
        var people = await db.People.AsNoTracking().Where(p => owners.Contains(p.Id)).Select(p => new Addressee(p.Id, p.Name, p.Email, null)).ToDictionaryAsync(p => p.Person!.Value, cancellationToken);
        return [.. terms.Select(t => Case(t, memberships[t.Membership], people.GetValueOrDefault(memberships[t.Membership].Person), policy, look))];
    }

    private IQueryable<MembershipTerm> Terms(ReminderLook look, MembershipPolicy policy)
    {
        var terms = db.MembershipTerms.AsNoTracking().Where(t => t.State == TermState.Live);
        if (look.Only is { } only)
        {
            var id = new Id<MembershipTerm>(only);
            return terms.Where(t => t.Id == id);
        }

        if (look.After is { } last)
        {
            var after = new Id<MembershipTerm>(last);
            terms = terms.Where(t => t.Id > after);
        }

        var grace = look.Date is ReminderDate.GraceEnd ? policy.Ordered.Max(c => c.GraceDays) : 0;
        var (from, to) = (look.From.AddDays(-grace), look.To);
        return look.Date is ReminderDate.TermStart ? terms.Where(t => t.From >= from && t.From <= to) : terms.Where(t => t.To >= from && t.To <= to);
    }

    private ReminderCase Case(MembershipTerm term, Membership membership, Addressee? person, MembershipPolicy policy, ReminderLook look)
    {
        var grace = term.To?.AddDays(policy.Of(term.Category).GraceDays);
        var day = look.Date switch { ReminderDate.TermStart => term.From, ReminderDate.GraceEnd => grace ?? DateOnly.MaxValue, _ => term.To ?? DateOnly.MaxValue };
        var anchor = AssociationCalendar.At(day == DateOnly.MaxValue ? new DateOnly(9998, 12, 31) : day);
        var isLast = membership.LastTerm?.Id == term.Id;
        var fits = look.Covers(anchor) && isLast && (look.Condition is ReminderCondition.CanRenew ? policy.RenewalOf(membership, look.On(anchor)).IsOpen : term.Ending is null);
        return new(term.Id.Value, anchor, fits)
        {
            People = person is null ? [] : [person],
            Values = new Dictionary<string, object?> { ["number"] = membership.Number, ["term_end"] = term.To, ["grace_end"] = grace, ["link"] = new Uri(site.BaseUrl, "/my/membership") },
        };
    }
}

using Association.Application.Common;
using Association.Application.Plans;
using Association.Domain.Bodies;
using Association.Domain.Common;
using Association.Domain.Messages;
using Association.Domain.Plans;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Messages.Reminders.Sources;

/// <summary>Terms of committees and the like, which end with nobody to follow.</summary>
internal sealed class BodyTermReminders(IAssociationDb db, SiteOptions site) : IReminderSource
{
    public ReminderEntity Entity => ReminderEntity.BodyTerm;

    public async Task<IReadOnlyList<ReminderCase>> FindAsync(ReminderLook look, CancellationToken cancellationToken)
    {
        var found = await (
            from t in Within(look)
            join b in db.Bodies on t.Body equals b.Id
            orderby t.Id
            select new { Term = t, Body = b, Followed = db.BodyTerms.Any(later => later.Body == t.Body && later.From > t.From) }).Take(look.Take).ToListAsync(cancellationToken);
        return
        [
            .. found.Select(f =>
            {
                var anchor = AssociationCalendar.At(f.Term.To ?? new DateOnly(9998, 12, 31));
                var lives = f.Body.ExistsOn(look.On(anchor));
                return new ReminderCase(f.Term.Id.Value, anchor, look.Covers(anchor) && lives && (look.Condition is ReminderCondition.Always || !f.Followed))
                {
                    Body = f.Body.Id,
                    Values = new Dictionary<string, object?> { ["body"] = f.Body.Name, ["term"] = f.Term.Name, ["ends"] = f.Term.To, ["link"] = new Uri(site.BaseUrl, $"/bodies/{f.Body.Slug}/desk") },
                };
            }),
        ];
    }

    private IQueryable<BodyTerm> Within(ReminderLook look)
    {
        var terms = db.BodyTerms.AsNoTracking();
        if (look.Only is { } only)
        {
            var id = new Id<BodyTerm>(only);
            return terms.Where(t => t.Id == id);
        }

        if (look.After is { } last)
        {
            var after = new Id<BodyTerm>(last);
            terms = terms.Where(t => t.Id > after);
        }

        return terms.Where(t => t.To >= look.From && t.To <= look.To);
    }
}

/// <summary>Lines of the year's plan, counted from what was held.</summary>
internal sealed class PlanLineReminders(IAssociationDb db, SiteOptions site) : IReminderSource
{
    public ReminderEntity Entity => ReminderEntity.PlanLine;

    public async Task<IReadOnlyList<ReminderCase>> FindAsync(ReminderLook look, CancellationToken cancellationToken)
    {
        var lines = await Within(look).OrderBy(l => l.Id).Take(look.Take).ToListAsync(cancellationToken);
        var bodyIds = lines.Select(l => l.Body).OfType<Id<Body>>().Distinct().ToList();
        var bodies = await db.Bodies.AsNoTracking().Where(b => bodyIds.Contains(b.Id)).ToDictionaryAsync(b => b.Id, cancellationToken);
        var ownerIds = lines.Select(l => l.Owner).OfType<Id<Domain.Members.Person>>().Distinct().ToList();
        var owners = await db.People.AsNoTracking().Where(p => ownerIds.Contains(p.Id)).Select(p => new Addressee(p.Id, p.Name, p.Email, null)).ToListAsync(cancellationToken);
        var cases = new List<ReminderCase>();
        foreach (var line in lines)
        {
            var anchor = AssociationCalendar.At(line.Due);
            var held = await db.HeldAsync(line.Body, new DateOnly(line.Year, 1, 1), look.On(anchor), cancellationToken);
            var stands = await db.StandsAsync([line.Metric], look.On(anchor), cancellationToken);
            cases.Add(Case(line, anchor, stands.Reached(line.Metric, held), line.Body is { } body ? bodies.GetValueOrDefault(body) : null, [.. owners.Where(o => o.Person == line.Owner)], look));
        }

        return cases;
    }

    private ReminderCase Case(PlanLine line, DateTimeOffset anchor, int reached, Body? body, IReadOnlyList<Addressee> owner, ReminderLook look) =>
        new(line.Id.Value, anchor, look.Covers(anchor) && (look.Condition is ReminderCondition.Always || reached < line.Target))
        {
            People = owner, Body = line.Body,
            Values = new Dictionary<string, object?>
            {
                ["body"] = body?.Name ?? site.Name, ["target"] = line.Target, ["reached"] = reached, ["missing"] = Math.Max(0, line.Target - reached), ["due"] = line.Due,
                ["link"] = new Uri(site.BaseUrl, body is null ? "/office/plan" : $"/bodies/{body.Slug}/desk"),
            },
        };

    private IQueryable<PlanLine> Within(ReminderLook look)
    {
        var lines = db.PlanLines.AsNoTracking();
        if (look.Only is { } only)
        {
            var id = new Id<PlanLine>(only);
            return lines.Where(l => l.Id == id);
        }

        if (look.After is { } last)
        {
            var after = new Id<PlanLine>(last);
            lines = lines.Where(l => l.Id > after);
        }

        return lines.Where(l => l.Due >= look.From && l.Due <= look.To);
    }
}

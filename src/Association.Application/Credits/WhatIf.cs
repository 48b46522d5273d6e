using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Credits;
using Association.Domain.Events;
using Association.Domain.Members;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Credits;

/// <summary>What somebody's year would be under other rules; nothing is changed.</summary>
[Requires(Permissions.ReadCredits)]
public sealed record WhatIf(Id<Person> Person, int Year, string Code, int Version) : IQuery<WhatIfAnswer?>;

public sealed record WhatIfAnswer(string Name, int Year, RulesInForce Rules, YearStanding Now, YearStanding Then, IReadOnlyList<WhatIfLine> Lines);

/// <param name="Then">Null: those rules leave it to the employer.</param>
public sealed record WhatIfLine(Bilingual Title, DateOnly On, CreditRole Role, decimal Hours, decimal Now, decimal? Then, string Rule, IReadOnlyList<CreditStep> Steps);

internal sealed class WhatIfHandler(IAssociationDb db, RulePackShelf shelf) : IRequestHandler<WhatIf, WhatIfAnswer?>
{
    public async Task<WhatIfAnswer?> Handle(WhatIf query, CancellationToken cancellationToken)
    {
        var other = (await shelf.OpenAsync(cancellationToken)).OfVersion(query.Code, query.Version);
        var name = await db.People.Where(p => p.Id == query.Person).Select(p => p.Name).FirstOrDefaultAsync(cancellationToken);
        if (other is null || name is null) return null;
        var awards = await db.CreditAwards.AsNoTracking().Where(a => a.Person == query.Person && a.Year == query.Year && a.Status == AwardStatus.Released).OrderBy(a => a.EarnedOn).ThenBy(a => a.Id).ToListAsync(cancellationToken);
        var deliveries = await db.Events.AsNoTracking().Where(e => db.CreditAwards.Any(a => a.Event == e.Id && a.Person == query.Person)).ToDictionaryAsync(e => e.Id, e => e.Cme.Delivery, cancellationToken);
        var claims = await db.CreditClaims.AsNoTracking().Where(c => c.Person == query.Person).ToDictionaryAsync(c => c.Id, cancellationToken);
        var exempt = await db.CreditExemptions.AnyAsync(e => e.Person == query.Person && e.Year == query.Year, cancellationToken);
        var (used, lines, then) = (new Dictionary<string, decimal>(), new List<WhatIfLine>(), new List<CountedAward>());
        foreach (var award in awards)
        {
            var work = Work(award, claims, deliveries);
            var group = other.Rules.RuleFor(work)?.CapGroup;
            var outcome = CreditCalculator.Of(other.Rules, work, group is null ? 0 : used.GetValueOrDefault(group));
            if (group is not null) used[group] = used.GetValueOrDefault(group) + (outcome.Credits ?? 0);
            lines.Add(new(award.Title, award.EarnedOn, award.Role, award.Hours, award.Credits, outcome.Credits, outcome.Rule?.Id ?? "", outcome.Steps));
            then.Add(new(outcome.Credits ?? 0, award.Hours, outcome.Rule?.Class, outcome.Rule?.Basis is CreditBasis.WholeYear && outcome.Credits > 0));
        }

        var now = await shelf.OfYearAsync(query.Year, cancellationToken);
        return new(name, query.Year, new(other.Code, other.Number, other.Name, other.Source),
            YearStanding.Of((now ?? other).Rules, [.. awards.Select(a => new CountedAward(a.Credits, a.Hours, a.Class, a.WholeYear))], exempt), YearStanding.Of(other.Rules, then, exempt), lines);
    }

    /// <summary>What was claimed is known by what was said of it: months, place in the order of names, characters.</summary>
    private static CreditWork Work(CreditAward award, Dictionary<Id<CreditClaim>, CreditClaim> claims, Dictionary<Id<Event>, CmeDelivery> deliveries) =>
        award.Claim is { } own && claims.TryGetValue(own, out var claim) ? claim.Terms.Work(award.Credits)
            : new(award.Kind, award.Role, award.Level, award.Event is { } e ? deliveries.GetValueOrDefault(e) : default, Spread(award)) { Evaluated = award.Credits };

    /// <summary>An award keeps the sum of its minutes: they are taken as spread over its days.</summary>
    private static IReadOnlyList<DayMinutes> Spread(CreditAward award)
    {
        var days = award.EarnedOn.DayNumber - award.EarnedFrom.DayNumber + 1;
        return [.. Enumerable.Range(0, days).Select(day => new DayMinutes(award.EarnedFrom.AddDays(day), award.Minutes / days + (day < award.Minutes % days ? 1 : 0)))];
    }
}

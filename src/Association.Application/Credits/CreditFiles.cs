using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Members.Desk;
using Association.Domain.Common;
using Association.Domain.Credits;
using Association.Domain.Events;
using Association.Domain.Members;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Credits;

/// <summary>Somebody's credits of a year: what was earned, what is missing and by when, and what would fill it.</summary>
/// <param name="Person">Null: the sender's own.</param>
/// <param name="Year">Null: this year.</param>
/// <param name="Unit">For a unit's desk: the unit that the person works at.</param>
[Requires(Permissions.Self)]
public sealed record GetCreditFile(Id<Person>? Person = null, int? Year = null, Id<MemberUnit>? Unit = null) : IQuery<CreditFile?>, ICreditFileRequest;

public interface ICreditFileRequest
{
    Id<Person>? Person { get; }
    Id<MemberUnit>? Unit { get; }
}

/// <param name="Due">The last day on which what is missing can be earned.</param>
/// <param name="Years">With anything on record, the latest first, and this year.</param>
/// <param name="Waiting">Credits that are computed and not released: they do not count yet.</param>
/// <param name="Employers">Released credits by where the person worked.</param>
public sealed record CreditFile(
    Guid Person, string Name, string? Unit, int Year, YearStanding? Standing, RulesInForce? Rules, IReadOnlyList<FileLine> Lines, decimal Waiting, IReadOnlyList<EmployerCredits> Employers,
    IReadOnlyList<int> Years, DateOnly Due, IReadOnlyList<CreditOffer> Offers, string? Exemption, MultiYearStanding? MultiYear);

public sealed record FileLine(
    Guid Id, Bilingual Title, string? ProjectNumber, CmeProjectLevel? Level, CmeActivityKind Kind, CreditRole Role, DateOnly From, DateOnly To, decimal Hours, decimal Credits, CreditClass? Class,
    string Pack, int PackVersion, string Rule, AwardStatus Status, string? Employer, string? Reason);

public sealed record EmployerCredits(string Name, decimal Credits, decimal Hours, int Activities);

/// <summary>An event with credits that takes registrations.</summary>
public sealed record CreditOffer(string Slug, Bilingual Name, DateOnly StartsOn, decimal? Credits, decimal Hours);

/// <summary>Credits of certain projects within several years (R1.00a).</summary>
public sealed record MultiYearStanding(int Years, decimal Have, decimal Min);

internal sealed class CreditFileAccess<TRequest>(IAssociationDb db, ICurrentUser user, UnitScope scope, TimeProvider clock) : IAccessRule<TRequest> where TRequest : ICreditFileRequest
{
    public async Task<bool> AllowsAsync(TRequest request, CancellationToken cancellationToken)
    {
        if (request.Person is not { } person) return user.Person is not null;
        if (person == user.Person || user.Has(Permissions.ReadCredits)) return true;
        var today = clock.Today();
        return request.Unit is { } unit && await scope.ServesAsync(unit, LiaisonDuty.Credits, cancellationToken)
            && await db.StaffOn(unit, today).AnyAsync(e => e.Person == person, cancellationToken);
    }
}

internal sealed class GetCreditFileHandler(CreditFileReader reader, ICurrentUser user) : IRequestHandler<GetCreditFile, CreditFile?>
{
    public Task<CreditFile?> Handle(GetCreditFile query, CancellationToken cancellationToken) =>
        (query.Person ?? user.Person) is { } person ? reader.ReadAsync(person, query.Year, cancellationToken) : Task.FromResult<CreditFile?>(null);
}

/// <summary>Reads credit files.</summary>
internal sealed class CreditFileReader(IAssociationDb db, RulePackShelf shelf, TimeProvider clock)
{
    private const int MostOffers = 5;

    public async Task<CreditFile?> ReadAsync(Id<Person> id, int? asked, CancellationToken cancellationToken)
    {
        if (await db.People.AsNoTracking().Where(p => p.Id == id).Select(p => new { p.Name }).FirstOrDefaultAsync(cancellationToken) is not { } person) return null;
        var today = clock.Today();
        var year = Math.Clamp(asked ?? today.Year, 2006, today.Year + 1);
        var pack = await shelf.OfYearAsync(year, cancellationToken);
        var lines = await LinesAsync(id, year, cancellationToken);
        var exemption = await db.CreditExemptions.AsNoTracking().Where(e => e.Person == id && e.Year == year).Select(e => e.Reason).FirstOrDefaultAsync(cancellationToken);
        var released = lines.Where(l => l.Line.Status is AwardStatus.Released).ToList();
        var standing = pack is null ? null : YearStanding.Of(pack.Rules, [.. released.Select(l => new CountedAward(l.Line.Credits, l.Line.Hours, l.Line.Class, l.WholeYear))], exemption is not null);
        return new(id.Value, person.Name, await UnitAsync(id, today, cancellationToken), year, standing, pack is null ? null : new(pack.Code, pack.Number, pack.Name, pack.Source),
            [.. lines.Select(l => l.Line)], lines.Where(l => l.Line.Status is AwardStatus.Proposed).Sum(l => l.Line.Credits), Employers(released.Select(l => l.Line)),
            await YearsAsync(id, today.Year, cancellationToken), new(year, 12, 31),
            standing is { Met: false } && year == today.Year ? await OffersAsync(id, year, cancellationToken) : [], exemption, await MultiYearAsync(id, year, pack, cancellationToken));
    }

    private async Task<IReadOnlyList<(FileLine Line, bool WholeYear)>> LinesAsync(Id<Person> id, int year, CancellationToken cancellationToken)
    {
        var rows = await db.CreditAwards.AsNoTracking().Where(a => a.Person == id && a.Year == year).OrderBy(a => a.EarnedOn).ThenBy(a => a.Id)
            .Select(a => new { Award = a, Employer = db.Units.Where(u => u.Id == a.Unit).Select(u => u.Name).FirstOrDefault() }).ToListAsync(cancellationToken);
        return [.. rows.Select(r => (new FileLine(r.Award.Id.Value, r.Award.Title, r.Award.ProjectNumber, r.Award.Level, r.Award.Kind, r.Award.Role, r.Award.EarnedFrom, r.Award.EarnedOn, r.Award.Hours,
            r.Award.Credits, r.Award.Class, r.Award.Pack, r.Award.PackVersion, r.Award.Rule, r.Award.Status, r.Employer, r.Award.ReversalReason), r.Award.WholeYear))];
    }

    private static IReadOnlyList<EmployerCredits> Employers(IEnumerable<FileLine> released) =>
        [.. released.GroupBy(l => l.Employer ?? "—").Select(g => new EmployerCredits(g.Key, g.Sum(l => l.Credits), g.Sum(l => l.Hours), g.Count())).OrderByDescending(e => e.Credits)];

    private Task<string?> UnitAsync(Id<Person> id, DateOnly day, CancellationToken cancellationToken) => db.Employments.AsNoTracking()
        .Where(e => e.Person == id && e.From <= day && (e.To == null || e.To >= day)).Join(db.Units, e => e.Unit, u => u.Id, (e, u) => u.Name).FirstOrDefaultAsync(cancellationToken);

    private async Task<IReadOnlyList<int>> YearsAsync(Id<Person> id, int current, CancellationToken cancellationToken) =>
        [.. (await db.CreditAwards.Where(a => a.Person == id).Select(a => a.Year).Distinct().ToListAsync(cancellationToken)).Append(current).Distinct().OrderDescending()];

    /// <summary>What is open, has credits, ends within the year, and the person is not registered for.</summary>
    private async Task<IReadOnlyList<CreditOffer>> OffersAsync(Id<Person> id, int year, CancellationToken cancellationToken)
    {
        var (now, end) = (clock.GetUtcNow(), new DateOnly(year, 12, 31));
        return await db.Events.AsNoTracking().Where(e => e.Status == EventStatus.Published && e.Cme.GivesCredits && e.EndsOn <= end && e.RegistrationClosesAt > now
                && (e.RegistrationOpensAt == null || e.RegistrationOpensAt <= now)
                && !db.Registrations.Any(r => r.Event == e.Id && r.Person == id && r.Status != RegistrationStatus.Cancelled && r.Status != RegistrationStatus.Expired && r.Status != RegistrationStatus.Refused))
            .OrderBy(e => e.StartsOn).ThenBy(e => e.Id).Take(MostOffers).Select(e => new CreditOffer(e.Slug, e.Name, e.StartsOn, e.Cme.Credits, e.Hours)).ToListAsync(cancellationToken);
    }

    private async Task<MultiYearStanding?> MultiYearAsync(Id<Person> id, int year, RulePack? pack, CancellationToken cancellationToken)
    {
        if (pack?.Rules.MultiYear is not { } rule) return null;
        var (first, levels) = (year - rule.Years + 1, rule.Levels.Select(l => (CmeProjectLevel?)l).ToList());
        var have = await db.CreditAwards.Where(a => a.Person == id && a.Year >= first && a.Year <= year && a.Status == AwardStatus.Released && levels.Contains(a.Level)
            && (a.Kind == CmeActivityKind.Project || a.Kind == CmeActivityKind.Distance)).SumAsync(a => a.Credits, cancellationToken);
        return new(rule.Years, have, rule.Min);
    }
}

using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Members.Desk;
using Association.Domain.Common;
using Association.Domain.Credits;
using Association.Domain.Members;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Credits;

public enum StandingView { All, Missing, Met }

/// <summary>The staff of a unit with what each has of what the year asks for; for its liaison for credits, and for the office.</summary>
/// <param name="Year">Null: this year.</param>
[Requires(Permissions.Self)]
public sealed record ListUnitCredits(Id<MemberUnit> Unit, int? Year = null, StandingView View = StandingView.All, string? Search = null, int Number = 1) : IQuery<UnitCredits?>, IForMyStaffCredits
{
    public const int Size = 50;
}

/// <summary>A request about the credits of a unit's staff.</summary>
public interface IForMyStaffCredits
{
    Id<MemberUnit> Unit { get; }
}

/// <param name="Rules">What the year asks for; null: no rules hold, and nobody can be met or not.</param>
public sealed record UnitCredits(string Name, int Year, RulesInForce? Rules, int Staff, int Met, IReadOnlyList<StaffCredits> Lines, int Total)
{
    public int Missing => Staff - Met;
}

public sealed record StaffCredits(Guid Person, string Name, string? Department, string? Title, YearStanding Standing, bool HasEmail);

internal sealed class MyStaffCreditsAccess<TRequest>(UnitScope scope, ICurrentUser user) : IAccessRule<TRequest> where TRequest : IForMyStaffCredits
{
    public async Task<bool> AllowsAsync(TRequest request, CancellationToken cancellationToken) =>
        user.Has(Permissions.ReadCredits) || await scope.ServesAsync(request.Unit, LiaisonDuty.Credits, cancellationToken);
}

internal sealed class ListUnitCreditsHandler(IAssociationDb db, RulePackShelf shelf, TimeProvider clock) : IRequestHandler<ListUnitCredits, UnitCredits?>
{
    public async Task<UnitCredits?> Handle(ListUnitCredits query, CancellationToken cancellationToken)
    {
        if (await db.Units.AsNoTracking().Where(u => u.Id == query.Unit).Select(u => u.Name).FirstOrDefaultAsync(cancellationToken) is not { } name) return null;
        var today = clock.Today();
        var year = Math.Clamp(query.Year ?? today.Year, 2006, today.Year + 1);
        var pack = await shelf.OfYearAsync(year, cancellationToken);
        if (pack is null) return new(name, year, null, 0, 0, [], 0);

        var day = year < today.Year ? new DateOnly(year, 12, 31) : today;
        var all = await StaffAsync(query.Unit, year, day, pack.Rules, cancellationToken);
        var chosen = all.Where(l => query.View is StandingView.All || l.Standing.Met == (query.View is StandingView.Met))
            .Where(l => query.Search?.Trim() is not { Length: > 0 } text || l.Name.Contains(text, StringComparison.OrdinalIgnoreCase) || l.Department?.Contains(text, StringComparison.OrdinalIgnoreCase) is true).ToList();
        return new(name, year, new(pack.Code, pack.Number, pack.Name, pack.Source), all.Count, all.Count(l => l.Standing.Met),
            [.. chosen.Skip(Paging.Before(query.Number, ListUnitCredits.Size)).Take(ListUnitCredits.Size)], chosen.Count);
    }

    private async Task<IReadOnlyList<StaffCredits>> StaffAsync(Id<MemberUnit> unit, int year, DateOnly day, RulePackTerms rules, CancellationToken cancellationToken)
    {
        var staff = await db.StaffOn(unit, day).Join(db.People, e => e.Person, p => p.Id, (e, p) => new { p.Id, p.Name, p.SortKey, e.Department, Title = e.Title ?? p.Title, HasEmail = p.Email != null })
            .OrderBy(p => p.SortKey).ThenBy(p => p.Id).ToListAsync(cancellationToken);
        var onStaff = db.StaffOn(unit, day).Select(e => e.Person);
        var awards = (await db.CreditAwards.AsNoTracking().Where(a => a.Year == year && a.Status == AwardStatus.Released && onStaff.Contains(a.Person))
            .Select(a => new { a.Person, a.Credits, a.Hours, a.Class, a.WholeYear }).ToListAsync(cancellationToken)).ToLookup(a => a.Person, a => new CountedAward(a.Credits, a.Hours, a.Class, a.WholeYear));
        var exempt = (await db.CreditExemptions.Where(e => e.Year == year && onStaff.Contains(e.Person)).Select(e => e.Person).ToListAsync(cancellationToken)).ToHashSet();
        return [.. staff.DistinctBy(p => p.Id).Select(p => new StaffCredits(p.Id.Value, p.Name, p.Department, p.Title, YearStanding.Of(rules, [.. awards[p.Id]], exempt.Contains(p.Id)), p.HasEmail))];
    }
}

using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Members;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Members;

/// <summary>A unit with the seats it held and who works there today; numbers masked.</summary>
[Requires(Permissions.ReadUnits)]
public sealed record GetUnit(Id<MemberUnit> Unit) : IQuery<UnitDetails?>;

public sealed record UnitDetails(
    Guid Id, string Name, string Code, InstitutionKind Kind, InstitutionLevel Level, Ownership Ownership, string? Street, string? Address, string? Licence,
    string? ContactName, string? ContactMobileMasked, string? Email, IReadOnlyList<ContactLine> Contacts, IReadOnlyList<UnitTermLine> Terms,
    IReadOnlyList<LiaisonLine> Liaisons, int Members, IReadOnlyList<DepartmentLine> Departments)
{
    public UnitTermLine? Seat => Terms.FirstOrDefault(t => t.Runs);
}

public sealed record ContactLine(Guid Id, string Name, string? Duty, string? MobileMasked, string? Phone, string? Email);

/// <param name="Runs">Today.</param>
/// <param name="Resolution">The decision in a few words, where no resolution is on record.</param>
public sealed record UnitTermLine(
    Guid Id, UnitTier Tier, DateOnly From, DateOnly? To, bool Runs, string? Resolution, string? CouncilTerm, DateOnly? ElectedUntil, UnitTermEnding? Ending, string? EndNote,
    Guid? Representative, string? RepresentativeName, DecisionLine? Decision);

public sealed record DecisionLine(Guid Id, DecidingBody Body, string Meeting, string? Number, DateOnly HeldOn, int Due, int Present, int For, int Against, int Abstain, bool HasMinutes);

public sealed record LiaisonLine(Guid Id, Guid Person, string Name, bool Staff, bool Dues, bool Credits, DateTimeOffset GrantedAt, DateTimeOffset? WithdrawnAt, string? Department);
public sealed record DepartmentLine(string? Department, int Members);

internal sealed class GetUnitHandler(IAssociationDb db, TimeProvider clock) : IRequestHandler<GetUnit, UnitDetails?>
{
    public async Task<UnitDetails?> Handle(GetUnit query, CancellationToken cancellationToken)
    {
        if (await db.Units.AsNoTracking().Include(u => u.Contacts).FirstOrDefaultAsync(u => u.Id == query.Unit, cancellationToken) is not { } unit) return null;

        var today = clock.Today();
        var departments = await db.Employments.Where(e => e.Unit == query.Unit && e.From <= today && (e.To == null || e.To >= today) && db.Memberships.Any(m => m.Person == e.Person))
            .GroupBy(e => e.Department).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellationToken);
        return new(unit.Id.Value, unit.Name, unit.Code.Value, unit.Kind, unit.Level, unit.Ownership, unit.Street, unit.Address, unit.Licence,
            unit.ContactName, unit.ContactMobile?.Masked, unit.Email,
            [.. unit.Contacts.OrderBy(c => c.Id.Value).Select(c => new ContactLine(c.Id.Value, c.Name, c.Duty, c.Mobile?.Masked, c.Phone, c.Email))],
            await TermsAsync(unit.Id, cancellationToken), await LiaisonsAsync(unit.Id, cancellationToken),
            departments.Sum(d => d.Count), [.. departments.OrderByDescending(d => d.Count).Select(d => new DepartmentLine(d.Key, d.Count))]);
    }

    private async Task<IReadOnlyList<UnitTermLine>> TermsAsync(Id<MemberUnit> unit, CancellationToken cancellationToken)
    {
        var today = clock.Today();
        var rows = await db.UnitTerms.AsNoTracking().Where(t => t.Unit == unit).OrderByDescending(t => t.From)
            .Select(t => new { Term = t, Representative = db.People.Where(p => p.Id == t.Representative).Select(p => p.Name).FirstOrDefault(), Decision = db.Resolutions.FirstOrDefault(r => r.Id == t.Decision) })
            .ToListAsync(cancellationToken);
        return [.. rows.Select(x => new UnitTermLine(x.Term.Id.Value, x.Term.Tier, x.Term.From, x.Term.To, x.Term.Period.Covers(today), x.Term.Resolution, x.Term.CouncilTerm,
            x.Term.ElectedUntil, x.Term.Ending, x.Term.EndNote, x.Term.Representative?.Value, x.Representative, x.Decision is { } r ? LineOf(r) : null))];
    }

    private static DecisionLine LineOf(CouncilResolution r) =>
        new(r.Id.Value, r.Body, r.Meeting, r.Number, r.HeldOn, r.Due, r.Present, r.For, r.Against, r.Abstain, r.Minutes is not null);

    private async Task<IReadOnlyList<LiaisonLine>> LiaisonsAsync(Id<MemberUnit> unit, CancellationToken cancellationToken) =>
        await db.UnitLiaisons.AsNoTracking().Where(l => l.Unit == unit).Join(db.People, l => l.Person, p => p.Id, (l, p) => new { l, p })
            .OrderBy(x => x.l.WithdrawnAt != null).ThenBy(x => x.p.SortKey)
            .Select(x => new LiaisonLine(x.l.Id.Value, x.p.Id.Value, x.p.Name, x.l.Staff, x.l.Dues, x.l.Credits, x.l.GrantedAt, x.l.WithdrawnAt, x.l.Department))
            .ToListAsync(cancellationToken);
}

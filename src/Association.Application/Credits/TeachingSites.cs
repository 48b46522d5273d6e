using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Credits;
using Association.Domain.Members;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Credits;

/// <summary>Every teaching site, those that are accredited today first, with the units that could have one.</summary>
[Requires(Permissions.ReadCredits)]
public sealed record ListTeachingSites : IQuery<TeachingSiteList>;

public sealed record TeachingSiteList(IReadOnlyList<TeachingSiteLine> Lines, IReadOnlyList<SiteUnit> Units);

/// <param name="LastInspection">Null: none yet.</param>
public sealed record TeachingSiteLine(Guid Id, Bilingual Name, string Unit, string Scope, int Capacity, DateOnly ValidFrom, DateOnly ValidTo, bool Accredited, SiteVerdict? LastInspection);

public sealed record SiteUnit(Guid Id, string Name);

[Requires(Permissions.ReadCredits)]
public sealed record GetTeachingSite(Id<TeachingSite> Site) : IQuery<TeachingSiteDetails?>;

public sealed record TeachingSiteDetails(TeachingSite Site, string Unit, bool Accredited);

/// <summary>Begins a site at a unit, or changes what its accreditation says.</summary>
/// <param name="Site">Null: a new one; its unit does not change later.</param>
[Requires(Permissions.ReviewCredits)]
public sealed record SaveTeachingSite(Id<TeachingSite>? Site, Id<MemberUnit>? Unit, TeachingSiteTerms Terms) : ICommand<Result<Guid>>;

/// <summary>What an inspection of a site found.</summary>
[Requires(Permissions.ReviewCredits)]
public sealed record RecordInspection(Id<TeachingSite> Site, DateOnly On, SiteVerdict Verdict, string? Note) : ICommand<Result>;

internal sealed class SaveTeachingSiteValidator : AbstractValidator<SaveTeachingSite>
{
    public const int MaxCapacity = 10_000;

    /// <summary>What lies before was typed wrong.</summary>
    public static readonly DateOnly Earliest = new(1990, 1, 1);

    public SaveTeachingSiteValidator()
    {
        RuleFor(c => c.Unit).NotNull().When(c => c.Site is null);
        RuleFor(c => c.Terms.Name.Zh).NotEmpty().MaximumLength(TeachingSite.MaxNameLength).OverridePropertyName("NameZh");
        RuleFor(c => c.Terms.Name.En).MaximumLength(TeachingSite.MaxNameLength).OverridePropertyName("NameEn");
        RuleFor(c => c.Terms.Scope).NotEmpty().MaximumLength(TeachingSite.MaxTextLength).OverridePropertyName("Scope");
        RuleFor(c => c.Terms.Contact).MaximumLength(TeachingSite.MaxTextLength).OverridePropertyName("Contact");
        RuleFor(c => c.Terms.ValidFrom).GreaterThan(Earliest).OverridePropertyName("ValidFrom");
        RuleFor(c => c.Terms.Capacity).InclusiveBetween(1, MaxCapacity).OverridePropertyName("Capacity");
    }
}

internal sealed class RecordInspectionValidator : AbstractValidator<RecordInspection>
{
    public RecordInspectionValidator()
    {
        RuleFor(c => c.On).GreaterThan(SaveTeachingSiteValidator.Earliest);
        RuleFor(c => c.Verdict).IsInEnum();
        RuleFor(c => c.Note).MaximumLength(TeachingSite.MaxTextLength);
    }
}

internal sealed class TeachingSiteHandlers(IAssociationDb db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<ListTeachingSites, TeachingSiteList>, IRequestHandler<GetTeachingSite, TeachingSiteDetails?>, IRequestHandler<SaveTeachingSite, Result<Guid>>, IRequestHandler<RecordInspection, Result>
{
    public async Task<TeachingSiteList> Handle(ListTeachingSites query, CancellationToken cancellationToken)
    {
        var today = clock.Today();
        var sites = await db.TeachingSites.AsNoTracking().Include(s => s.Inspections).ToListAsync(cancellationToken);
        var units = await db.Units.AsNoTracking().OrderBy(u => u.Name).Select(u => new { u.Id, u.Name }).ToListAsync(cancellationToken);
        var names = units.ToDictionary(u => u.Id, u => u.Name);
        var lines = sites.Select(s => new TeachingSiteLine(s.Id.Value, s.Name, names.GetValueOrDefault(s.Unit, ""), s.Scope, s.Capacity, s.ValidFrom, s.ValidTo, s.IsAccredited(today),
            s.Inspections.MaxBy(i => i.On)?.Verdict));
        return new([.. lines.OrderBy(l => !l.Accredited).ThenBy(l => l.ValidTo).ThenBy(l => l.Name.Zh, StringComparer.Ordinal)], [.. units.Select(u => new SiteUnit(u.Id.Value, u.Name))]);
    }

    public async Task<TeachingSiteDetails?> Handle(GetTeachingSite query, CancellationToken cancellationToken)
    {
        if (await db.TeachingSites.AsNoTracking().Include(s => s.Inspections).FirstOrDefaultAsync(s => s.Id == query.Site, cancellationToken) is not { } site) return null;
        var unit = await db.Units.Where(u => u.Id == site.Unit).Select(u => u.Name).FirstAsync(cancellationToken);
        return new(site, unit, site.IsAccredited(clock.Today()));
    }

    public async Task<Result<Guid>> Handle(SaveTeachingSite command, CancellationToken cancellationToken)
    {
        if (command.Site is { } id)
        {
            if (await db.TeachingSites.FirstOrDefaultAsync(s => s.Id == id, cancellationToken) is not { } known) return TeachingSiteErrors.NotFound;
            known.Describe(command.Terms);
            return known.Id.Value;
        }

        if (command.Unit is not { } unit || !await db.Units.AnyAsync(u => u.Id == unit, cancellationToken)) return UnitErrors.NotFound;
        var site = new TeachingSite(unit, command.Terms);
        db.TeachingSites.Add(site);
        return site.Id.Value;
    }

    public async Task<Result> Handle(RecordInspection command, CancellationToken cancellationToken)
    {
        if (await db.TeachingSites.Include(s => s.Inspections).FirstOrDefaultAsync(s => s.Id == command.Site, cancellationToken) is not { } site) return TeachingSiteErrors.NotFound;
        if (command.On > clock.Today()) return TeachingSiteErrors.Future;
        site.Inspected(command.On, command.Verdict, string.IsNullOrWhiteSpace(command.Note) ? null : command.Note.Trim(), user.Id);
        return Result.Done;
    }
}

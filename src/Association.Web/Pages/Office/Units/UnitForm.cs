using Association.Application.Members;
using Association.Domain.Members;

namespace Association.Web.Pages.Office.Units;

/// <summary>What the forms of a unit ask.</summary>
/// <param name="ContactMobile">Empty keeps the number on record.</param>
/// <param name="Tier">The first seat; only a new unit is asked for it.</param>
/// <param name="From">The first day as a member.</param>
public sealed record UnitForm(
    string? Name, string? Code, InstitutionKind Kind, InstitutionLevel Level, Ownership Ownership, string? Street, string? Address, string? Licence,
    string? ContactName, string? ContactMobile, string? Email, UnitTier Tier, DateOnly? From)
{
    public static UnitForm Of(UnitDetails unit) => new(unit.Name, unit.Code, unit.Kind, unit.Level, unit.Ownership, unit.Street, unit.Address, unit.Licence,
        unit.ContactName, null, unit.Email, default, null);

    public static UnitForm Empty(DateOnly today) => new(null, null, default, default, default, null, null, null, null, null, null, default, today);
}

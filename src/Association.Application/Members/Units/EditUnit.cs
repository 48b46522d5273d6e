using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Members;
using FluentValidation;
using MediatR;

namespace Association.Application.Members.Units;

/// <summary>What a unit is, with its main contact; its terms are changed elsewhere.</summary>
/// <param name="ContactMobile">Empty keeps the number on record: forms show it masked.</param>
[Requires(Permissions.EditUnits)]
public sealed record EditUnit(
    Id<MemberUnit> Unit, string Name, string Code, InstitutionKind Kind, InstitutionLevel Level, Ownership Ownership, string? Street, string? Address, string? Licence,
    string? ContactName, string? ContactMobile, string? Email) : ICommand<Result>, IUnitIdentity;

internal sealed class EditUnitValidator : AbstractValidator<EditUnit>
{
    public EditUnitValidator()
    {
        Include(new UnitIdentityValidator());
        RuleFor(c => c.ContactName).MaximumLength(Person.MaxTextLength);
    }
}

internal sealed class EditUnitHandler(IAssociationDb db, IPersonalNumbers numbers) : IRequestHandler<EditUnit, Result>
{
    public async Task<Result> Handle(EditUnit command, CancellationToken cancellationToken)
    {
        if (await db.ForChangeAsync(command.Unit, cancellationToken) is not { } unit) return UnitErrors.NotFound;
        if (!UnifiedSocialCreditCode.TryParse(command.Code, out var code, out var fault)) return fault.At(nameof(command.Code));
        await db.RequireFreeAsync(unit.Id, command.Name.Trim(), code, cancellationToken);
        unit.Rename(command.Name.Trim());
        unit.Recode(code);
        unit.Describe(new UnitProfile(command.Kind, command.Level, command.Ownership, command.Street.Said(), command.Address.Said(), command.Licence.Said()));
        var reach = Reach.Of(numbers, command.ContactMobile, nameof(command.ContactMobile), command.Email);
        unit.ContactThrough(command.ContactName.Said(), reach.Mobile ?? unit.ContactMobile, reach.Email);
        return Result.Done;
    }
}

/// <summary>A telephone number, mobile or landline, and an address as a form gives them.</summary>
internal sealed record Reach(SealedNumber? Mobile, string? Email)
{
    /// <exception cref="RefusedException">One of them is none.</exception>
    public static Reach Of(IPersonalNumbers numbers, string? mobile, string field, string? email)
    {
        ContactPhone? number = null;
        if (mobile.Said() is { } typed && !ContactPhone.TryParse(typed, out number, out var fault)) throw new RefusedException(fault.At(field));
        EmailAddress? address = null;
        if (email.Said() is { } written && !EmailAddress.TryParse(written, out address, out var wrong)) throw new RefusedException(wrong.At(nameof(Email)));
        return new(number is null ? null : numbers.Seal(number), address?.Value);
    }
}

using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Members;
using FluentValidation;
using FluentValidation.Results;
using MediatR;

namespace Association.Application.Members.Units;

/// <summary>What the office's forms say of a unit.</summary>
public interface IUnitIdentity
{
    string Name { get; }
    /// <summary>Unified social credit code.</summary>
    string Code { get; }
    string? Street { get; }
    string? Address { get; }
    string? Licence { get; }
}

internal sealed class UnitIdentityValidator : AbstractValidator<IUnitIdentity>
{
    public UnitIdentityValidator()
    {
        RuleFor(c => c.Name).NotEmpty().MaximumLength(MemberUnit.MaxNameLength);
        RuleFor(c => c.Code).Custom((code, context) =>
        {
            if (!UnifiedSocialCreditCode.TryParse(code, out _, out var fault)) context.AddFailure(new ValidationFailure("Code", fault.Message) { ErrorCode = fault.Code });
        });
        RuleFor(c => c.Street).MaximumLength(MemberUnit.MaxTextLength);
        RuleFor(c => c.Address).MaximumLength(MemberUnit.MaxTextLength);
        RuleFor(c => c.Licence).MaximumLength(MemberUnit.MaxLicenceLength);
    }
}

/// <summary>Takes a unit on record with the tier it joins at.</summary>
[Requires(Permissions.EditUnits)]
public sealed record RegisterUnit(
    string Name, string Code, InstitutionKind Kind, InstitutionLevel Level, Ownership Ownership, string? Street, string? Address, string? Licence,
    UnitTier Tier, DateOnly From) : ICommand<Result<Guid>>, IUnitIdentity;

internal sealed class RegisterUnitValidator : AbstractValidator<RegisterUnit>
{
    public RegisterUnitValidator() => Include(new UnitIdentityValidator());
}

internal sealed class RegisterUnitHandler(IAssociationDb db) : IRequestHandler<RegisterUnit, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(RegisterUnit command, CancellationToken cancellationToken)
    {
        if (!UnifiedSocialCreditCode.TryParse(command.Code, out var code, out var fault)) return fault.At(nameof(command.Code));
        await db.RequireFreeAsync(null, command.Name.Trim(), code, cancellationToken);
        var unit = new MemberUnit(command.Name.Trim(), code);
        unit.Describe(new UnitProfile(command.Kind, command.Level, command.Ownership, command.Street.Said(), command.Address.Said(), command.Licence.Said()));
        unit.Join(command.Tier, command.From);
        db.Units.Add(unit);
        return unit.Id.Value;
    }
}

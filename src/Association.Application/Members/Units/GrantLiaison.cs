using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Members;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Members.Units;

/// <summary>Makes a person a liaison of a unit, for the duties named. Source: domain.md R2.21.</summary>
/// <param name="Department">Whose claims of credits this liaison looks at first; null: of none.</param>
[Requires(Permissions.EditUnits)]
public sealed record GrantLiaison(Id<MemberUnit> Unit, Id<Person> Person, IReadOnlyList<LiaisonDuty> Duties, string? Department = null) : ICommand<Result<Guid>>;

internal sealed class GrantLiaisonValidator : AbstractValidator<GrantLiaison>
{
    public GrantLiaisonValidator() => RuleFor(c => c.Department).MaximumLength(UnitLiaison.MaxDepartmentLength);
}

internal sealed class GrantLiaisonHandler(IAssociationDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<GrantLiaison, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(GrantLiaison command, CancellationToken cancellationToken)
    {
        if (!await db.Units.AnyAsync(u => u.Id == command.Unit, cancellationToken)) return UnitErrors.NotFound;
        if (!await db.People.AnyAsync(p => p.Id == command.Person, cancellationToken)) return Error.NotFound("person");
        if (await db.UnitLiaisons.AnyAsync(l => l.Unit == command.Unit && l.Person == command.Person && l.WithdrawnAt == null, cancellationToken))
            return LiaisonErrors.AlreadyGranted;

        var liaison = new UnitLiaison(command.Unit, command.Person, command.Duties, user.Id, clock.GetUtcNow(), command.Department);
        db.UnitLiaisons.Add(liaison);
        return liaison.Id.Value;
    }
}

/// <summary>What a liaison looks after from now on.</summary>
[Requires(Permissions.EditUnits)]
public sealed record ChangeLiaison(Id<UnitLiaison> Liaison, IReadOnlyList<LiaisonDuty> Duties, string? Department = null) : ICommand<Result>;

internal sealed class ChangeLiaisonValidator : AbstractValidator<ChangeLiaison>
{
    public ChangeLiaisonValidator() => RuleFor(c => c.Department).MaximumLength(UnitLiaison.MaxDepartmentLength);
}

internal sealed class ChangeLiaisonHandler(IAssociationDb db) : IRequestHandler<ChangeLiaison, Result>
{
    public async Task<Result> Handle(ChangeLiaison command, CancellationToken cancellationToken)
    {
        if (await db.UnitLiaisons.FirstOrDefaultAsync(l => l.Id == command.Liaison && l.WithdrawnAt == null, cancellationToken) is not { } liaison) return LiaisonErrors.NotFound;
        liaison.LooksAfter(command.Duties, command.Department);
        return Result.Done;
    }
}

/// <summary>Ends the relation; the desk is closed to this person with the next request.</summary>
[Requires(Permissions.EditUnits)]
public sealed record WithdrawLiaison(Id<UnitLiaison> Liaison) : ICommand<Result>;

internal sealed class WithdrawLiaisonHandler(IAssociationDb db, TimeProvider clock) : IRequestHandler<WithdrawLiaison, Result>
{
    public async Task<Result> Handle(WithdrawLiaison command, CancellationToken cancellationToken)
    {
        if (await db.UnitLiaisons.FirstOrDefaultAsync(l => l.Id == command.Liaison, cancellationToken) is not { } liaison) return LiaisonErrors.NotFound;
        liaison.Withdraw(clock.GetUtcNow());
        return Result.Done;
    }
}

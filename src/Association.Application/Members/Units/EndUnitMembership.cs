using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Members;
using FluentValidation;
using MediatR;

namespace Association.Application.Members.Units;

/// <summary>Ends a unit's membership with its last day; past figures stay. Source: domain.md R2.16-R2.18.</summary>
[Requires(Permissions.EditUnits)]
public sealed record EndUnitMembership(Id<MemberUnit> Unit, DateOnly LastDay, UnitTermEnding Because, string? Note) : ICommand<Result>;

internal sealed class EndUnitMembershipValidator : AbstractValidator<EndUnitMembership>
{
    public EndUnitMembershipValidator()
    {
        RuleFor(c => c.Because).IsInEnum().NotEqual(UnitTermEnding.TierChanged);
        RuleFor(c => c.Note).MaximumLength(MemberUnit.MaxTextLength);
    }
}

internal sealed class EndUnitMembershipHandler(IAssociationDb db) : IRequestHandler<EndUnitMembership, Result>
{
    public async Task<Result> Handle(EndUnitMembership command, CancellationToken cancellationToken)
    {
        if (await db.ForChangeAsync(command.Unit, cancellationToken) is not { } unit) return UnitErrors.NotFound;
        unit.Leave(command.LastDay, command.Because, command.Note.Said());
        return Result.Done;
    }
}

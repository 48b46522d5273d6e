using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Members;
using FluentValidation;
using MediatR;

namespace Association.Application.Members.Units;

/// <summary>
/// From a day on the unit holds a tier: another one than before, or its first after it was no member. What it held before
/// stays on record, so that a figure of the day before is as it was. Source: domain.md R2.30, anchors.md 3.1.
/// </summary>
/// <param name="Decision">The resolution that gave the seat.</param>
/// <param name="CouncilTerm">As in 第三届理事会.</param>
[Requires(Permissions.EditUnits)]
public sealed record ChangeUnitTier(
    Id<MemberUnit> Unit, UnitTier Tier, DateOnly From, Id<CouncilResolution>? Decision, string? CouncilTerm, DateOnly? ElectedUntil, Id<Person>? Representative)
    : ICommand<Result>;

internal sealed class ChangeUnitTierValidator : AbstractValidator<ChangeUnitTier>
{
    public ChangeUnitTierValidator()
    {
        RuleFor(c => c.CouncilTerm).MaximumLength(UnitTerm.MaxCouncilTermLength);
        RuleFor(c => c.ElectedUntil).GreaterThan(c => c.From).When(c => c.ElectedUntil is not null);
    }
}

internal sealed class ChangeUnitTierHandler(IAssociationDb db) : IRequestHandler<ChangeUnitTier, Result>
{
    public async Task<Result> Handle(ChangeUnitTier command, CancellationToken cancellationToken)
    {
        if (await db.ForChangeAsync(command.Unit, cancellationToken) is not { } unit) return UnitErrors.NotFound;
        var seat = new SeatDetails(command.Decision, command.CouncilTerm.Said(), command.ElectedUntil, command.Representative);
        await db.RequireAsync(seat, cancellationToken);
        var term = unit.TermOn(command.From) is null ? unit.Join(command.Tier, command.From, seat) : unit.ChangeTier(command.Tier, command.From, seat);
        db.UnitTerms.Add(term);
        return Result.Done;
    }
}

/// <summary>Puts right what came with a seat; its tier and its days stay.</summary>
[Requires(Permissions.EditUnits)]
public sealed record DescribeUnitSeat(Id<MemberUnit> Unit, Id<UnitTerm> Term, Id<CouncilResolution>? Decision, string? CouncilTerm, DateOnly? ElectedUntil, string? Note)
    : ICommand<Result>;

internal sealed class DescribeUnitSeatValidator : AbstractValidator<DescribeUnitSeat>
{
    public DescribeUnitSeatValidator()
    {
        RuleFor(c => c.CouncilTerm).MaximumLength(UnitTerm.MaxCouncilTermLength);
        RuleFor(c => c.Note).MaximumLength(MemberUnit.MaxTextLength);
    }
}

internal sealed class DescribeUnitSeatHandler(IAssociationDb db) : IRequestHandler<DescribeUnitSeat, Result>
{
    public async Task<Result> Handle(DescribeUnitSeat command, CancellationToken cancellationToken)
    {
        if (await db.ForChangeAsync(command.Unit, cancellationToken) is not { } unit) return UnitErrors.NotFound;
        if (unit.Terms.FirstOrDefault(t => t.Id == command.Term) is not { } term) return UnitErrors.NotFound;
        var seat = new SeatDetails(command.Decision, command.CouncilTerm.Said(), command.ElectedUntil, term.Representative, command.Note.Said());
        await db.RequireAsync(seat, cancellationToken);
        unit.DescribeSeat(term.Id, seat);
        return Result.Done;
    }
}

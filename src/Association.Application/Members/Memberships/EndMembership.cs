using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Members;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Members.Memberships;

/// <summary>The office records that somebody left, was expelled or has died.</summary>
[Requires(Permissions.EditMembers)]
public sealed record EndMembership(Id<Membership> Membership, MembershipEnding Ending, DateOnly LastDay, string? Reason) : ICommand<Result>;

internal sealed class EndMembershipValidator : AbstractValidator<EndMembership>
{
    public EndMembershipValidator()
    {
        RuleFor(c => c.Ending).IsInEnum();
        RuleFor(c => c.LastDay).NotEmpty();
        RuleFor(c => c.Reason).MaximumLength(Membership.MaxReasonLength);
    }
}

internal sealed class EndMembershipHandler(IAssociationDb db, DuesDesk dues, TimeProvider clock) : IRequestHandler<EndMembership, Result>
{
    public async Task<Result> Handle(EndMembership command, CancellationToken cancellationToken)
    {
        if (await db.MembershipAsync(command.Membership, cancellationToken) is not { } membership) return MembershipErrors.NotFound;
        await dues.EndAsync(membership, command.Ending, command.LastDay, command.Reason, clock.Today(), cancellationToken);
        return Result.Done;
    }
}

/// <summary>A member leaves freely, with today as the last day. Sources: domain.md R2.14, R2.16.</summary>
[Requires(Permissions.Self)]
public sealed record ResignMembership(string? Reason = null) : ICommand<Result>;

internal sealed class ResignMembershipValidator : AbstractValidator<ResignMembership>
{
    public ResignMembershipValidator() => RuleFor(c => c.Reason).MaximumLength(Membership.MaxReasonLength);
}

internal sealed class ResignMembershipHandler(IAssociationDb db, DuesDesk dues, ICurrentUser user, TimeProvider clock) : IRequestHandler<ResignMembership, Result>
{
    public async Task<Result> Handle(ResignMembership command, CancellationToken cancellationToken)
    {
        var membership = await db.Memberships.Include(m => m.Terms).FirstOrDefaultAsync(m => user.Person != null && m.Person == user.Person, cancellationToken);
        if (membership is null) return MembershipErrors.NotFound;
        membership.List(false, clock.GetUtcNow());
        await dues.EndAsync(membership, MembershipEnding.Resigned, clock.Today(), command.Reason, clock.Today(), cancellationToken);
        return Result.Done;
    }
}

/// <summary>Until a day the status is what the office says, whatever the rules say; the reason stays on record.</summary>
[Requires(Permissions.EditMembers)]
public sealed record OverrideStatus(Id<Membership> Membership, MembershipStatus Status, DateOnly Until, string Reason) : ICommand<Result>;

internal sealed class OverrideStatusValidator : AbstractValidator<OverrideStatus>
{
    public OverrideStatusValidator()
    {
        RuleFor(c => c.Status).IsInEnum();
        RuleFor(c => c.Until).NotEmpty();
        RuleFor(c => c.Reason).NotEmpty().MaximumLength(Membership.MaxReasonLength);
    }
}

internal sealed class OverrideStatusHandler(IAssociationDb db, TimeProvider clock) : IRequestHandler<OverrideStatus, Result>
{
    public async Task<Result> Handle(OverrideStatus command, CancellationToken cancellationToken)
    {
        if (await db.MembershipAsync(command.Membership, cancellationToken) is not { } membership) return MembershipErrors.NotFound;
        membership.Decide(command.Status, command.Until, command.Reason, clock.Today());
        return Result.Done;
    }
}

/// <summary>From now on the rules decide again.</summary>
[Requires(Permissions.EditMembers)]
public sealed record FollowStatusRules(Id<Membership> Membership) : ICommand<Result>;

internal sealed class FollowStatusRulesHandler(IAssociationDb db) : IRequestHandler<FollowStatusRules, Result>
{
    public async Task<Result> Handle(FollowStatusRules command, CancellationToken cancellationToken)
    {
        if (await db.MembershipAsync(command.Membership, cancellationToken) is not { } membership) return MembershipErrors.NotFound;
        membership.FollowRules();
        return Result.Done;
    }
}

using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Members;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Members.Memberships;

/// <summary>Starts the next term. What runs is untouched until the dues are settled. Source: anchors.md B4, pains 18 and 20.</summary>
/// <returns>Whether the new term is live already.</returns>
[Requires(Permissions.Self)]
public sealed record RenewMembership(Id<Membership> Membership, string? IdempotencyKey = null) : ICommand<Result<bool>>, IIdempotent;

/// <summary>Gives up a renewal that is not settled; its order is cancelled.</summary>
[Requires(Permissions.Self)]
public sealed record CancelRenewal(Id<Membership> Membership) : ICommand<Result>;

/// <summary>A membership is touched by its member and by those who edit members.</summary>
internal sealed class MembershipAccess(IAssociationDb db, ICurrentUser user)
    : IAccessRule<RenewMembership>, IAccessRule<CancelRenewal>, IAccessRule<ListInDirectory>, IAccessRule<RenewCard>
{
    public Task<bool> AllowsAsync(RenewMembership request, CancellationToken cancellationToken) => MayActAsync(request.Membership, cancellationToken);
    public Task<bool> AllowsAsync(CancelRenewal request, CancellationToken cancellationToken) => MayActAsync(request.Membership, cancellationToken);
    public Task<bool> AllowsAsync(RenewCard request, CancellationToken cancellationToken) => MayActAsync(request.Membership, cancellationToken);
    // Consent is the member's own.
    public Task<bool> AllowsAsync(ListInDirectory request, CancellationToken cancellationToken) => IsOwnAsync(request.Membership, cancellationToken);

    private async Task<bool> MayActAsync(Id<Membership> membership, CancellationToken cancellationToken) =>
        user.Has(Permissions.EditMembers) || await IsOwnAsync(membership, cancellationToken);

    private async Task<bool> IsOwnAsync(Id<Membership> membership, CancellationToken cancellationToken) =>
        user.Person is { } person && await db.Memberships.AnyAsync(m => m.Id == membership && m.Person == person, cancellationToken);
}

internal sealed class RenewMembershipHandler(IAssociationDb db, DuesDesk dues, ICurrentUser user, TimeProvider clock) : IRequestHandler<RenewMembership, Result<bool>>
{
    public async Task<Result<bool>> Handle(RenewMembership command, CancellationToken cancellationToken)
    {
        if (await db.MembershipAsync(command.Membership, cancellationToken) is not { } membership) return MembershipErrors.NotFound;
        var (today, policy) = (clock.Today(), await db.PolicyAsync(cancellationToken));
        if (!policy.RenewalOf(membership, today).IsOpen) return MembershipErrors.NotRenewable;

        var category = membership.LastTerm!.Category;
        membership.Propose(category, policy.Of(category).TermMonths, today);
        var name = await db.People.Where(p => p.Id == membership.Person).Select(p => p.Name).SingleAsync(cancellationToken);
        await dues.BillOrSettleAsync(membership, policy, name, user.Person == membership.Person ? user.Id : null, cancellationToken);
        return membership.Proposed is null;
    }
}

internal sealed class CancelRenewalHandler(IAssociationDb db, DuesDesk dues) : IRequestHandler<CancelRenewal, Result>
{
    public async Task<Result> Handle(CancelRenewal command, CancellationToken cancellationToken)
    {
        if (await db.MembershipAsync(command.Membership, cancellationToken) is not { } membership) return MembershipErrors.NotFound;
        await dues.GiveUpAsync(membership.Withdraw(), cancellationToken);
        return Result.Done;
    }
}

internal static class MembershipLookup
{
    public static Task<Membership?> MembershipAsync(this IAssociationDb db, Id<Membership> id, CancellationToken cancellationToken) =>
        db.Memberships.Include(m => m.Terms).FirstOrDefaultAsync(m => m.Id == id, cancellationToken);
}

using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Credits;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Credits;

/// <summary>Takes the credits of a claim back, with the reason: the evidence turned out to be false. The record stays. Source: domain.md R1.09, D9.</summary>
[Requires(Permissions.ReviewCredits)]
public sealed record ReverseClaim(Id<CreditClaim> Claim, string Reason) : ICommand<Result>;

internal sealed class ReverseClaimValidator : AbstractValidator<ReverseClaim>
{
    public ReverseClaimValidator() => RuleFor(c => c.Reason).NotEmpty().MaximumLength(CreditAward.MaxReasonLength);
}

internal sealed class ReverseClaimHandler(IAssociationDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ReverseClaim, Result>
{
    public async Task<Result> Handle(ReverseClaim command, CancellationToken cancellationToken)
    {
        if (await db.CreditAwards.FirstOrDefaultAsync(a => a.Claim == command.Claim && a.Status == AwardStatus.Released, cancellationToken) is not { } award) return CreditErrors.NotReleased;
        if (award.Person == user.Person) return ClaimErrors.OwnClaim;
        award.Reverse(command.Reason, user.Id, clock.GetUtcNow());
        return Result.Done;
    }
}

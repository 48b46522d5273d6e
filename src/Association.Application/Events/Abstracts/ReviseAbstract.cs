using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Abstracts;
using Association.Application.Messages;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.Abstracts;

/// <summary>
/// Changes an abstract while the call is open, or after its author was asked to. A reviewer who is of a unit that was added loses
/// it, with what was scored.
/// </summary>
[Requires(Permissions.Anyone)]
public sealed record ReviseAbstract(Id<Submission> Submission, TypedAbstract Abstract, string? LinkKey = null) : ICommand<Result>;

/// <summary>Takes an abstract back; it is not reviewed any more.</summary>
[Requires(Permissions.Anyone)]
public sealed record WithdrawAbstract(Id<Submission> Submission, string? LinkKey = null) : ICommand<Result>;

internal sealed class ReviseAbstractValidator : AbstractValidator<ReviseAbstract>
{
    public ReviseAbstractValidator() => RuleFor(c => c.Abstract).SetValidator(new TypedAbstractValidator()).OverridePropertyName("");
}

internal sealed class OwnAbstractAccess(AbstractAccess access) : IAccessRule<ReviseAbstract>, IAccessRule<WithdrawAbstract>
{
    public Task<bool> AllowsAsync(ReviseAbstract request, CancellationToken cancellationToken) => access.IsAuthorAsync(request.Submission, request.LinkKey, cancellationToken);

    public Task<bool> AllowsAsync(WithdrawAbstract request, CancellationToken cancellationToken) => access.IsAuthorAsync(request.Submission, request.LinkKey, cancellationToken);
}

internal sealed class ReviseAbstractHandler(IAssociationDb db, AbstractReader reader, ReviewConflicts conflicts, TimeProvider clock)
    : IRequestHandler<ReviseAbstract, Result>, IRequestHandler<WithdrawAbstract, Result>
{
    public async Task<Result> Handle(ReviseAbstract command, CancellationToken cancellationToken)
    {
        var submission = await db.Submissions.Whole().SingleAsync(s => s.Id == command.Submission, cancellationToken);
        if (await db.CallAsync(submission.Event, cancellationToken) is not { } call) return CallErrors.NotFound;
        if (!await db.Events.AnyAsync(e => e.Id == submission.Event && e.Status == EventStatus.Published, cancellationToken)) return CallErrors.EventOver;
        submission.Revise(call, await reader.ReadAsync(submission.Event, command.Abstract, cancellationToken), clock.GetUtcNow());
        await conflicts.DropAsync(submission, cancellationToken);
        db.Tell(submission, MailTemplates.AbstractReceived, $"{submission.Edition}", clock.GetUtcNow());
        return Result.Done;
    }

    public async Task<Result> Handle(WithdrawAbstract command, CancellationToken cancellationToken)
    {
        var submission = await db.Submissions.SingleAsync(s => s.Id == command.Submission, cancellationToken);
        submission.Withdraw();
        db.AbstractReviews.RemoveRange(await db.AbstractReviews.Where(r => r.Submission == command.Submission && r.State == ReviewState.Waiting).ToListAsync(cancellationToken));
        return Result.Done;
    }
}

/// <summary>Nobody judges an abstract of the own unit, whatever was assigned before.</summary>
internal sealed class ReviewConflicts(IAssociationDb db)
{
    /// <summary>Takes the abstract from whoever has a conflict of interest by now.</summary>
    public async Task DropAsync(Submission submission, CancellationToken cancellationToken)
    {
        var reviews = await db.AbstractReviews.Include(r => r.Scores).Where(r => r.Submission == submission.Id).ToListAsync(cancellationToken);
        var ids = reviews.Select(r => r.Reviewer).ToList();
        var reviewers = await db.AbstractReviewers.Where(r => ids.Contains(r.Id)).ToDictionaryAsync(r => r.Id, cancellationToken);
        db.AbstractReviews.RemoveRange(reviews.Where(r => UnitConflict.Between(reviewers[r.Reviewer], submission) is not null));
    }

    /// <summary>Takes from a reviewer whose units changed what is of them.</summary>
    public async Task DropAsync(AbstractReviewer reviewer, CancellationToken cancellationToken)
    {
        var reviews = await db.AbstractReviews.Include(r => r.Scores).Where(r => r.Reviewer == reviewer.Id).ToListAsync(cancellationToken);
        var ids = reviews.Select(r => r.Submission).ToList();
        var submissions = await db.Submissions.Include(s => s.Authors).Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id, cancellationToken);
        db.AbstractReviews.RemoveRange(reviews.Where(r => UnitConflict.Between(reviewer, submissions[r.Submission]) is not null));
    }
}
